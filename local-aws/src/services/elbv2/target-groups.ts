import { parseStatusMatcher } from '../../load-balancer/status-matcher.ts';
import type {
  CreateTargetGroupInput,
  DescribeTargetGroupsInput,
  Operations,
  TargetGroup,
} from '../../models/generated/elbv2.ts';
import { accountId, type Call, type ServiceOperations } from '../../wire/operation.ts';
import { changedAttributes, defaultAttributes, listAttributes, targetGroupAttributes } from './attributes.ts';
import { error } from './errors.ts';
import { groupsOf, usersOf } from './group-users.ts';
import { loadBalancerAt, targetGroupAt } from './lookup.ts';
import { checkName } from './names.ts';
import { pageOf } from './pages.ts';
import type { PersistentTargets } from './persistent-targets.ts';
import { applyTargetGroup } from './reconfigure.ts';
import type { Attributes, Elbv2State, HealthCheckRow, TargetGroupRow } from './state.ts';
import { newTags, putTags } from './tags.ts';

const mostTargetGroups = 3000;

export function targetGroupOperations(state: Elbv2State, registry: PersistentTargets): ServiceOperations<Operations> {
  return {
    CreateTargetGroup(input, call) {
      const made = targetGroupFrom(state, input, call);
      const tags = newTags(input.Tags);
      const existing = targetGroupNamed(state, made.name);
      if (existing !== undefined) {
        if (settingsOf(existing) !== settingsOf(made)) {
          throw error(
            'DuplicateTargetGroupNameException',
            `A target group with the same name '${made.name}' exists, but with different settings`,
          );
        }
        return { TargetGroups: [described(state, existing)] };
      }
      if (state.targetGroups.size >= mostTargetGroups) {
        throw error('TooManyTargetGroupsException', `An account has at most ${mostTargetGroups} target groups`);
      }
      state.targetGroups.put(made.arn, made);
      putTags(state, made.arn, tags);
      applyTargetGroup(state, made);
      return { TargetGroups: [described(state, made)] };
    },

    DescribeTargetGroups({ Marker, PageSize, ...asked }) {
      const { page, next } = pageOf(wanted(state, asked), { Marker, PageSize });
      return { TargetGroups: page.map((row) => described(state, row)), NextMarker: next };
    },

    ModifyTargetGroup({ TargetGroupArn, ...changes }) {
      const row = targetGroupAt(state, TargetGroupArn);
      const changed = { ...row, healthCheck: healthCheckFrom(changes, row.healthCheck) };
      state.targetGroups.put(row.arn, changed);
      applyTargetGroup(state, changed);
      return { TargetGroups: [described(state, changed)] };
    },

    DeleteTargetGroup({ TargetGroupArn }) {
      const row = state.targetGroups.get(TargetGroupArn);
      if (row === undefined) return {};
      if (usersOf(state, row.arn).length > 0) {
        throw error(
          'ResourceInUseException',
          `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
        );
      }
      state.targetGroups.delete(row.arn);
      state.tags.delete(row.arn);
      registry.forget(row.arn);
      state.dataPlane.deleteTargetGroup(row.arn);
      return {};
    },

    DescribeTargetGroupAttributes({ TargetGroupArn }) {
      return { Attributes: listAttributes(targetGroupAt(state, TargetGroupArn).attributes) };
    },

    ModifyTargetGroupAttributes({ TargetGroupArn, Attributes }) {
      const row = targetGroupAt(state, TargetGroupArn);
      const attributes = changedAttributes('Target group', targetGroupAttributes, row.attributes, Attributes);
      assertConsistent(attributes);
      const changed = { ...row, attributes };
      state.targetGroups.put(row.arn, changed);
      applyTargetGroup(state, changed);
      return { Attributes: listAttributes(attributes) };
    },
  };
}

/** The groups that every filter given finds; all groups without one. @throws AwsError TargetGroupNotFound, LoadBalancerNotFound */
function wanted(
  state: Elbv2State,
  { TargetGroupArns = [], Names = [], LoadBalancerArn }: DescribeTargetGroupsInput,
): TargetGroupRow[] {
  const found = [
    TargetGroupArns.length === 0 ? undefined : TargetGroupArns.map((arn) => present(state.targetGroups.get(arn))),
    Names.length === 0 ? undefined : Names.map((name) => present(targetGroupNamed(state, name))),
    LoadBalancerArn === undefined ? undefined : groupsOf(state, loadBalancerAt(state, LoadBalancerArn).arn),
  ];
  const [first = state.targetGroups.values(), ...others] = found
    .filter((rows) => rows !== undefined)
    .map((rows) => new Set(rows));
  return [...first].filter((row) => others.every((rows) => rows.has(row)));
}

function present(row: TargetGroupRow | undefined): TargetGroupRow {
  if (row !== undefined) return row;
  throw error('TargetGroupNotFoundException', 'One or more target groups not found');
}

function targetGroupNamed({ indexes }: Elbv2State, name: string): TargetGroupRow | undefined {
  return indexes.targetGroupsNamed.of(name)[0];
}

const reservedCookieNames = /^AWSALB(?:APP|TG|CORS)?/i;

/** @throws AwsError ValidationError, InvalidConfigurationRequest for attributes that do not go together */
function assertConsistent(attributes: Attributes): void {
  const is = (key: string, value: string): boolean => attributes[key] === value;
  const algorithm = attributes['load_balancing.algorithm.type'];
  if (!is('slow_start.duration_seconds', '0') && algorithm !== 'round_robin') {
    throw error(
      'InvalidConfigurationRequestException',
      `Slow start mode cannot be enabled with the load balancing algorithm '${algorithm}'`,
    );
  }
  if (is('load_balancing.algorithm.anomaly_mitigation', 'on') && algorithm !== 'weighted_random') {
    throw error(
      'InvalidConfigurationRequestException',
      "Anomaly mitigation can be turned on only with the load balancing algorithm 'weighted_random'",
    );
  }
  if (!is('stickiness.enabled', 'true') || !is('stickiness.type', 'app_cookie')) return;
  const cookieName = attributes['stickiness.app_cookie.cookie_name'] ?? '';
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(cookieName) || reservedCookieNames.test(cookieName)) {
    throw error(
      'ValidationError',
      `Application cookie name '${cookieName}' must be a cookie's name that does not begin with AWSALB`,
    );
  }
}

function targetGroupFrom(state: Elbv2State, input: CreateTargetGroupInput, call: Call): TargetGroupRow {
  const { Name: name, Protocol, Port, VpcId, TargetType = 'instance', ProtocolVersion } = input;
  checkName('target group', name);
  if (TargetType !== 'ip' && TargetType !== 'instance') {
    throw error('InvalidConfigurationRequestException', `local-aws has no target groups of type '${TargetType}'`);
  }
  if (Protocol === undefined) throw error('ValidationError', 'A protocol must be specified');
  if (Port === undefined) throw error('ValidationError', 'A port must be specified');
  if (VpcId === undefined) throw error('ValidationError', 'A VPC ID must be specified');
  // Terraform sends an empty protocol version where none is configured.
  const protocolVersion = ProtocolVersion === undefined || ProtocolVersion === '' ? 'HTTP1' : ProtocolVersion;
  if ((Protocol !== 'HTTP' && Protocol !== 'HTTPS') || protocolVersion !== 'HTTP1') {
    throw error(
      'UnsupportedProtocolException',
      `local-aws speaks HTTP and HTTPS (HTTP1) to targets, and ${Protocol} (${protocolVersion}) was asked for`,
    );
  }
  if (!isPort(Port)) throw error('ValidationError', `Target group port '${Port}' must be from 1 to 65535`);
  return {
    arn: `arn:aws:elasticloadbalancing:${call.region}:${accountId}:targetgroup/${name}/${state.newId(16)}`,
    name,
    protocol: Protocol,
    protocolVersion,
    port: Port,
    vpcId: VpcId,
    targetType: TargetType,
    ipAddressType: input.IpAddressType ?? 'ipv4',
    healthCheck: healthCheckFrom(input, defaultHealthCheck),
    attributes: defaultAttributes(targetGroupAttributes),
  };
}

const defaultHealthCheck: HealthCheckRow = {
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
};

type HealthCheckInput = Pick<
  CreateTargetGroupInput,
  | 'HealthCheckEnabled'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckPath'
  | 'HealthCheckPort'
  | 'HealthCheckProtocol'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'Matcher'
>;

function healthCheckFrom(input: HealthCheckInput, present: HealthCheckRow): HealthCheckRow {
  const protocol = input.HealthCheckProtocol ?? present.protocol;
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    throw error(
      'ValidationError',
      `Health check protocol '${protocol}' is not supported by the target group's protocol`,
    );
  }
  if (input.HealthCheckEnabled === false) {
    throw error(
      'ValidationError',
      'Health check enabled must be true for target groups with target type ip or instance',
    );
  }
  const check: HealthCheckRow = {
    protocol,
    port: input.HealthCheckPort ?? present.port,
    path: input.HealthCheckPath ?? present.path,
    intervalSeconds: input.HealthCheckIntervalSeconds ?? present.intervalSeconds,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? present.timeoutSeconds,
    healthyThreshold: input.HealthyThresholdCount ?? present.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? present.unhealthyThreshold,
    matcher: input.Matcher?.HttpCode ?? present.matcher,
  };
  if (check.port !== 'traffic-port' && !(/^\d{1,5}$/.test(check.port) && isPort(Number(check.port)))) {
    throw error('ValidationError', `Health check port '${check.port}' must be 'traffic-port' or from 1 to 65535`);
  }
  if (!/^\/[\x21-\x7e]*$/.test(check.path)) {
    throw error(
      'ValidationError',
      `Health check path '${check.path}' must begin with a '/' and hold printable ASCII characters`,
    );
  }
  if (check.timeoutSeconds >= check.intervalSeconds) {
    throw error('ValidationError', 'Health check interval must be greater than the timeout.');
  }
  if (parseStatusMatcher(check.matcher) === undefined) {
    throw error(
      'ValidationError',
      `Health check matcher HTTP code '${check.matcher}' must be a code, a list or a range from 200 to 499`,
    );
  }
  return check;
}

function settingsOf({ protocol, port, vpcId, targetType, ipAddressType, healthCheck }: TargetGroupRow): string {
  return JSON.stringify([protocol, port, vpcId, targetType, ipAddressType, healthCheck]);
}

function described(state: Elbv2State, row: TargetGroupRow): TargetGroup {
  const { healthCheck } = row;
  return {
    TargetGroupArn: row.arn,
    TargetGroupName: row.name,
    Protocol: row.protocol,
    ProtocolVersion: row.protocolVersion,
    Port: row.port,
    VpcId: row.vpcId,
    TargetType: row.targetType,
    IpAddressType: row.ipAddressType,
    HealthCheckEnabled: true,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckPath: healthCheck.path,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    Matcher: { HttpCode: healthCheck.matcher },
    LoadBalancerArns: usersOf(state, row.arn),
  };
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}
