import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assumptions } from '../../prices/assumptions.ts';
import { byItem, estimate } from '../../prices/estimate.ts';
import { euCentral1 } from '../../prices/eu-central-1.ts';
import { pricesFor, sourcesOf } from '../../prices/prices-for.ts';
import { usEast1 } from '../../prices/us-east-1.ts';
import { aStack, type Resources, ref } from '../support/a-plan.ts';

/** The items of an estimate in whole cents. */
function cents(resources: Resources, prices = usEast1): Readonly<Record<string, number>> {
  const { lines } = estimate(aStack(resources), prices, assumptions);
  return Object.fromEntries([...byItem(lines)].map(([item, usd]) => [item, Math.round(usd * 100)]));
}

const definition = (values: object) => ({
  'aws_ecs_task_definition.main': { cpu: '512', memory: '1024', ...values },
});
const service = (values: object) => ({
  'aws_ecs_service.main': { name: 'app', task_definition: ref('aws_ecs_task_definition.main.arn'), ...values },
});

describe('an estimate', () => {
  it('counts tasks by size, processor and Spot', () => {
    const strategy = [
      { capacity_provider: 'FARGATE', base: 1, weight: 1 },
      { capacity_provider: 'FARGATE_SPOT', weight: 1 },
    ];
    const arm = { runtime_platform: [{ cpu_architecture: 'ARM64' }] };

    // Two tasks of half a vCPU and 1 GB: 2 × 730 h × (0.5 × $0.04048 + $0.004445).
    assert.deepEqual(cents({ ...definition({}), ...service({ desired_count: 2 }) }), { 'Fargate (x86)': 3604 });
    // One is the base; of the other two, one is on Spot.
    assert.deepEqual(
      cents({ ...definition(arm), ...service({ desired_count: 3, capacity_provider_strategy: strategy }) }),
      {
        'Fargate (ARM)': 2884,
        'Fargate (ARM) Spot': 461,
      },
    );
  });

  it('counts what autoscaling keeps, where that is more than is desired', () => {
    const target = { resource_id: 'service/cluster/app', min_capacity: 4 };

    const counted = cents({
      ...definition({}),
      ...service({ desired_count: 2 }),
      'aws_appautoscaling_target.main': target,
    });

    assert.deepEqual(counted, { 'Fargate (x86)': 7208 });
  });

  it('counts public addresses and endpoints by zone, also where the subnets are not there yet', () => {
    const counted = cents({
      'aws_subnet.public["a"]': {},
      'aws_subnet.public["b"]': {},
      'aws_lb.main': { internal: false, subnets: ref('aws_subnet.public') },
      'aws_vpc_endpoint.logs': { vpc_endpoint_type: 'Interface', subnet_ids: ref('aws_subnet.public') },
      'aws_vpc_endpoint.s3': { vpc_endpoint_type: 'Gateway' },
    });

    assert.deepEqual(counted, {
      'load balancer': 1643,
      'interface endpoints': 1462,
      'public IPv4 addresses': 730,
      'load balancer capacity units': 58,
    });
  });

  it('counts an alarm by the metrics that it looks at', () => {
    const metric = { metric: [{ metric_name: 'm', period: 60 }] };

    const counted = cents({
      'aws_cloudwatch_metric_alarm.plain': { period: 60 },
      'aws_cloudwatch_metric_alarm.rate': { metric_query: [metric, metric, { expression: 'a/b' }] },
      'aws_cloudwatch_metric_alarm.anomaly': { threshold_metric_id: 'band', metric_query: [metric] },
      'aws_cloudwatch_metric_alarm.fast': { period: 10 },
      'aws_cloudwatch_composite_alarm.slo': {},
    });

    assert.deepEqual(counted, { alarms: 10 + 20 + 30 + 30 + 50 });
  });

  it('has prices of the region, or says that it has not', () => {
    assert.equal(cents({ 'aws_eip.nat': {}, 'aws_nat_gateway.main': {} }, euCentral1)['NAT gateways'], 3796);
    assert.equal(pricesFor('eu-central-1'), euCentral1);
    assert.equal(pricesFor('ap-south-1').region, 'us-east-1');
  });

  it('names the page and month of every price, and what has no price', () => {
    for (const table of [usEast1, euCentral1]) {
      for (const { page, asOf } of sourcesOf(table)) {
        assert.match(page, /^https:\/\/aws\.amazon\.com\/[\w-]+\/pricing\/$/);
        assert.match(asOf, /^20\d\d-(0[1-9]|1[0-2])$/);
      }
    }
    const { unpriced } = estimate(aStack({ 'aws_db_instance.main': {}, 'aws_vpc.main': {} }), usEast1, assumptions);
    assert.deepEqual(unpriced, ['aws_db_instance']);
  });
});
