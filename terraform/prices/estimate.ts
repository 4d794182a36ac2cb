import type { Resource, Stack } from '../plan/stack.ts';
import { at, isEmpty, items, unknown, type Value } from '../plan/value.ts';
import type { Assumptions } from './assumptions.ts';
import { fargateTasks } from './fargate.ts';
import { isFree } from './free.ts';
import type { PriceTable } from './price-table.ts';

/** What one resource costs a month. */
export interface CostLine {
  readonly address: string;
  /** What is paid for, e.g. `NAT gateway`; lines with the same words are added up. */
  readonly item: string;
  readonly usdPerMonth: number;
}

export interface Estimate {
  readonly lines: readonly CostLine[];
  readonly usdPerMonth: number;
  /** Types that may cost something and have no price here. */
  readonly unpriced: readonly string[];
}

interface Surroundings {
  readonly stack: Stack;
  readonly prices: PriceTable;
  readonly assumed: Assumptions;
}

type Price = (resource: Resource, surroundings: Surroundings) => readonly (readonly [item: string, usd: number])[];

const priced: Readonly<Record<string, Price>> = {
  aws_nat_gateway: (_, { stack, prices: { vpc }, assumed }) => [
    ['NAT gateways', vpc.natHour * assumed.hoursPerMonth],
    ['NAT traffic', (vpc.natGb * assumed.natGb) / stack.ofType('aws_nat_gateway').length],
  ],
  aws_eip: (_, { prices: { vpc }, assumed }) => [['public IPv4 addresses', vpc.publicIpv4Hour * assumed.hoursPerMonth]],
  aws_lb: (balancer, { stack, prices: { loadBalancer, vpc, storage }, assumed }) => [
    ['load balancer', loadBalancer.hour * assumed.hoursPerMonth],
    ['load balancer capacity units', loadBalancer.capacityUnitHour * assumed.capacityUnits * assumed.hoursPerMonth],
    [
      'public IPv4 addresses',
      at(balancer.values, 'internal') === true
        ? 0
        : vpc.publicIpv4Hour * assumed.hoursPerMonth * countOf(stack, balancer, 'subnets', 'aws_subnet'),
    ],
    [
      'S3 storage',
      at(balancer.values, 'access_logs.0.enabled') === true ? storage.s3GbMonth * assumed.accessLogsGb : 0,
    ],
  ],
  aws_vpc_endpoint: (endpoint, { stack, prices: { vpc }, assumed }) =>
    at(endpoint.values, 'vpc_endpoint_type') === 'Interface'
      ? [
          [
            'interface endpoints',
            vpc.endpointZoneHour * assumed.hoursPerMonth * countOf(stack, endpoint, 'subnet_ids', 'aws_subnet') +
              vpc.endpointGb * assumed.endpointGb,
          ],
        ]
      : [],
  aws_ecs_service: (service, { stack, prices: { fargate, vpc }, assumed }) => {
    const tasks = fargateTasks(service, stack);
    if (tasks === undefined) return [];
    const rate = tasks.isArm ? fargate.arm : fargate.x86;
    const taskHour = tasks.vcpu * rate.vcpuHour + tasks.memoryGb * rate.gbHour;
    const storageHour = Math.max(0, tasks.ephemeralGb - 20) * fargate.ephemeralGbHour;
    const hours = assumed.hoursPerMonth;
    const name = tasks.isArm ? 'Fargate (ARM)' : 'Fargate (x86)';
    return [
      [name, tasks.onDemand * (taskHour + storageHour) * hours],
      [`${name} Spot`, tasks.spot * (taskHour * fargate.spotFactor + storageHour) * hours],
      [
        'public IPv4 addresses',
        at(service.values, 'network_configuration.0.assign_public_ip') === true
          ? vpc.publicIpv4Hour * hours * (tasks.onDemand + tasks.spot)
          : 0,
      ],
    ];
  },
  aws_ecs_cluster: (cluster, { stack, prices: { cloudWatch }, assumed }) => {
    const insights = items(at(cluster.values, 'setting')).find(
      (setting) => at(setting, 'name') === 'containerInsights',
    );
    const value = insights === undefined ? 'disabled' : at(insights, 'value');
    const { cluster: ofCluster, service, taskFamily } = assumed.insightsMetrics;
    const services = stack.pointingAt(cluster, 'aws_ecs_service', 'cluster');
    const metrics = ofCluster + services.length * (service + taskFamily);
    const tasks = services.reduce((sum, one) => {
      const counted = fargateTasks(one, stack);
      return sum + (counted === undefined ? 0 : counted.onDemand + counted.spot);
    }, 0);
    if (value === 'enabled') return [['Container Insights', metrics * cloudWatch.metric]];
    if (value !== 'enhanced') return [];
    return [
      ['Container Insights', (metrics + tasks * assumed.enhancedMetricsPerTask) * cloudWatch.enhancedInsightsMetric],
    ];
  },
  aws_cloudwatch_log_group: (group, { stack, prices: { cloudWatch }, assumed }) => {
    const isOf = (type: string, path: string): boolean => stack.pointingAt(group, type, path).length > 0;
    if (isOf('aws_flow_log', 'log_destination')) return [['flow logs', cloudWatch.vendedLogsGb * assumed.flowLogsGb]];
    if (isOf('aws_wafv2_web_acl_logging_configuration', 'log_destination_configs')) {
      return [['WAF logs', cloudWatch.vendedLogsGb * assumed.wafLogsGb]];
    }
    const isOfTasks = /^\/ecs\/[^/]+$/.test(String(at(group.values, 'name')));
    if (!isOfTasks) return [];
    const retention = Number(at(group.values, 'retention_in_days') || 365);
    const keptGb = (assumed.logsGb * retention) / 30;
    return [['application logs', cloudWatch.logsGb * assumed.logsGb + cloudWatch.logsGbMonth * keptGb]];
  },
  aws_cloudwatch_log_metric_filter: (_, { prices: { cloudWatch } }) => [['custom metrics', cloudWatch.metric]],
  aws_cloudwatch_metric_alarm: (alarm, { prices: { cloudWatch } }) => {
    const queries = items(at(alarm.values, 'metric_query'));
    const metrics = queries.filter((query) => !isEmpty(at(query, 'metric'))).length;
    // An anomaly alarm looks at the metric and at both edges of its band.
    const bands = isEmpty(at(alarm.values, 'threshold_metric_id')) ? 0 : 2;
    const count = Math.max(1, metrics) + bands;
    const periods: readonly Value[] = [
      at(alarm.values, 'period'),
      ...queries.map((query) => at(query, 'metric.0.period')),
    ];
    const isHighResolution = periods.some((period) => typeof period === 'number' && period > 0 && period < 60);
    return [['alarms', count * (isHighResolution ? cloudWatch.highResolutionAlarmMetric : cloudWatch.alarmMetric)]];
  },
  aws_cloudwatch_composite_alarm: (_, { prices: { cloudWatch } }) => [['alarms', cloudWatch.compositeAlarm]],
  aws_cloudwatch_dashboard: (_, { prices: { cloudWatch } }) => [['dashboards', cloudWatch.dashboard]],
  aws_wafv2_web_acl: (acl, { prices: { waf }, assumed }) => [
    ['WAF', waf.acl + waf.rule * items(at(acl.values, 'rule')).length],
    ['WAF requests', (waf.millionRequests * assumed.requestsPerMonth) / 1e6],
  ],
  aws_kms_key: (_, { prices: { kms } }) => [['KMS keys', kms.key]],
  aws_kms_replica_key: (_, { prices: { kms } }) => [['KMS keys', kms.key]],
  aws_secretsmanager_secret: (_, { prices: { secrets } }) => [['secrets', secrets.secret]],
  aws_ecr_repository: (_, { prices: { registry }, assumed }) => [
    ['ECR storage', registry.gbMonth * assumed.imageGb * assumed.images],
  ],
  aws_route53_zone: (_, { prices: { route53 } }) => [['Route 53', route53.zone]],
  aws_route53_health_check: (check, { prices: { route53 } }) => [
    [
      'Route 53',
      route53.healthCheck +
        (String(at(check.values, 'type')).startsWith('HTTPS') ? route53.healthCheckFeature : 0) +
        (at(check.values, 'measure_latency') === true ? route53.healthCheckFeature : 0),
    ],
  ],
  aws_guardduty_detector: (_, { prices: { guardDuty }, assumed }) => [
    ['GuardDuty', guardDuty.millionEvents * assumed.guardDutyMillionEvents + guardDuty.gb * assumed.guardDutyGb],
  ],
  aws_config_configuration_recorder: (_, { prices: { config }, assumed }) => [
    ['AWS Config', config.item * assumed.configItems],
  ],
  aws_xray_sampling_rule: (_, { prices: { xray }, assumed }) => [
    ['X-Ray', (xray.millionTraces * assumed.requestsPerMonth * assumed.tracedShare) / 1e6],
  ],
  aws_shield_protection: (_, { prices: { shield } }) => [['Shield Advanced', shield.month]],
};

/** What a stack costs a month by list prices. A pure sum: every figure is a price times what the plan or an assumption says. */
export function estimate(stack: Stack, prices: PriceTable, assumed: Assumptions): Estimate {
  const managed = stack.resources.filter(({ mode }) => mode === 'managed');
  const lines = managed.flatMap((resource) =>
    (priced[resource.type]?.(resource, { stack, prices, assumed }) ?? [])
      .filter(([, usd]) => usd > 0)
      .map(([item, usdPerMonth]) => ({ address: resource.address, item, usdPerMonth })),
  );
  const types = new Set(managed.map(({ type }) => type));
  return {
    lines,
    usdPerMonth: lines.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0),
    unpriced: [...types].filter((type) => !(type in priced) && !isFree(type)).sort(),
  };
}

/** The lines added up by what is paid for, the dearest first. */
export function byItem(lines: readonly CostLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { item, usdPerMonth } of lines) sums.set(item, (sums.get(item) ?? 0) + usdPerMonth);
  return new Map([...sums].sort(([, one], [, other]) => other - one));
}

/** How many there are in a list, by the resources that it names where it is known only after apply. */
function countOf(stack: Stack, resource: Resource, path: string, type: string): number {
  const list = at(resource.values, path);
  return list === unknown ? stack.targets(resource, path, type).length : items(list).length;
}
