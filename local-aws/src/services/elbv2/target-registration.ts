import { BlockList, isIP } from 'node:net';
import type { Target, TargetHealth } from '../../load-balancer/targets.ts';
import type { Operations, TargetDescription, TargetHealthDescription } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { targetGroupAt } from './lookup.ts';
import type { PersistentTargets } from './persistent-targets.ts';
import type { Elbv2State, TargetGroupRow } from './state.ts';

const mostTargets = 1000;

export function targetOperations(state: Elbv2State, registry: PersistentTargets): ServiceOperations<Operations> {
  return {
    RegisterTargets({ TargetGroupArn, Targets }) {
      const group = targetGroupAt(state, TargetGroupArn);
      const targets = Targets.map((target) => targetFrom(group, target));
      const registered = state.dataPlane.targetsOf(group.arn);
      const keys = new Set([...registered, ...targets].map(({ address, port }) => `${address} ${port}`));
      if (keys.size > mostTargets) {
        throw error('TooManyTargetsException', `A target group has at most ${mostTargets} targets`);
      }
      for (const target of targets) registry.register(group.arn, target);
      return {};
    },

    DeregisterTargets({ TargetGroupArn, Targets }) {
      const group = targetGroupAt(state, TargetGroupArn);
      const registered = state.dataPlane.targetsOf(group.arn);
      for (const { Id, Port } of Targets) {
        const leaving = registered.filter(
          ({ address, port }) => address === Id && (Port === undefined || port === Port),
        );
        for (const target of leaving) registry.deregister(group.arn, target, () => {});
      }
      return {};
    },

    DescribeTargetHealth({ TargetGroupArn, Targets, Include = [] }) {
      const group = targetGroupAt(state, TargetGroupArn);
      const targets =
        Targets === undefined
          ? state.dataPlane.targetsOf(group.arn)
          : Targets.map(({ Id, Port = group.port }) => ({ address: Id, port: Port }));
      return {
        TargetHealthDescriptions: targets.map((target) => ({
          ...described(group, target, state.dataPlane.health(group.arn, target)),
          ...(Include.length === 0 ? {} : { AnomalyDetection: noAnomaly }),
        })),
      };
    },
  };
}

/** Told where it is asked for: every target here is as good as the others. */
const noAnomaly = { Result: 'normal', MitigationInEffect: 'no' } as const;

/** Where targets may be: on this machine, or in a private network, as on AWS. */
const reachable = new BlockList();
for (const [address, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  reachable.addSubnet(address, prefix, 'ipv4');
}
reachable.addAddress('::1', 'ipv6');
reachable.addSubnet('fc00::', 7, 'ipv6');

function targetFrom(group: TargetGroupRow, { Id, Port = group.port }: TargetDescription): Target {
  if (group.targetType === 'instance') {
    throw error(
      'InvalidTargetException',
      `Target '${Id}' is an instance, and local-aws runs none: use a target group with target type 'ip'`,
    );
  }
  const version = isIP(Id);
  if (version === 0) throw error('ValidationError', `The IP address '${Id}' is not a valid IPv4 or IPv6 address`);
  if (!reachable.check(Id, version === 4 ? 'ipv4' : 'ipv6')) {
    throw error('InvalidTargetException', `The IP address '${Id}' is not in a private network or on this machine`);
  }
  if (Port < 1 || Port > 65_535) throw error('ValidationError', `Port '${Port}' of target '${Id}' is not valid`);
  return { address: Id, port: Port };
}

function described(group: TargetGroupRow, { address, port }: Target, health: TargetHealth): TargetHealthDescription {
  const { healthCheck } = group;
  return {
    Target: { Id: address, Port: port },
    HealthCheckPort: healthCheck.port === 'traffic-port' ? String(port) : healthCheck.port,
    TargetHealth: {
      State: health.state,
      ...('reason' in health ? { Reason: health.reason } : {}),
      ...(health.state === 'healthy' ? {} : { Description: descriptionOf(health) }),
    },
    AdministrativeOverride: {
      State: 'no_override',
      Reason: 'AdministrativeOverride.NoOverride',
      Description: 'No override is currently active on target',
    },
  };
}

function descriptionOf(health: Exclude<TargetHealth, { state: 'healthy' }>): string {
  switch (health.reason) {
    case 'Elb.RegistrationInProgress':
      return 'Target registration is in progress';
    case 'Elb.InitialHealthChecking':
      return 'Initial health checks in progress';
    case 'Target.DeregistrationInProgress':
      return 'Target deregistration is in progress';
    case 'Target.NotInUse':
      return 'Target group is not configured to receive traffic from the load balancer';
    case 'Target.NotRegistered':
      return 'Target is not registered to the target group';
    case 'Target.ResponseCodeMismatch':
    case 'Target.Timeout':
    case 'Target.FailedHealthChecks':
      return health.description;
    default:
      return health satisfies never;
  }
}
