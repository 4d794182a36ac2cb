import { stepCapacity } from '../../engine/autoscaling/step-scaling.ts';
import { trackTarget } from '../../engine/autoscaling/target-tracking.ts';
import type { StepScalingPolicyConfiguration } from '../../models/generated/application-autoscaling.ts';
import type { AlarmAction, AlarmEvent, CloudWatch } from '../cloudwatch/index.ts';
import type { Scaler, Wish } from './scaler.ts';
import { isOf, keyOf, type PolicyRow, type ScalingState } from './state.ts';

/** ECS's default. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html */
const defaultCooldownSeconds = 300;

/** Policies as actions of alarms: a policy is carried out for as long as its alarm rings. */
export function policyAction(state: ScalingState, scaler: Scaler, alarms: CloudWatch['alarms']): AlarmAction {
  const { policies, targets } = state;

  /** Capacity goes only when every target tracking policy of the target would let it. */
  function othersAgree(policy: PolicyRow): boolean {
    return [...policies.values()]
      .filter((each) => each !== policy && isOf(each, policy) && each.configuration.type === 'TargetTrackingScaling')
      .flatMap((each) => each.alarms.filter(({ AlarmName }) => AlarmName.includes('-AlarmLow-')))
      .every(({ AlarmName }) => alarms.stateOf(AlarmName) === 'ALARM');
  }

  return (arn, event) => {
    if (!/^arn:[^:]+:autoscaling:[^:]*:[^:]*:scalingPolicy:/.test(arn)) return false;
    const policy = [...policies.values()].find((each) => each.arn === arn);
    const target = policy && targets.get(keyOf(policy));
    if (!policy || !target) throw new Error(`The scaling policy ${arn} does not exist`);
    const wish = wishOf(policy, event);
    const isScaleIn = event.alarm.name.includes('-AlarmLow-');
    if (wish && !(isScaleIn && !othersAgree(policy))) scaler.follow(target, wish);
    return true;
  };
}

function wishOf(policy: PolicyRow, event: AlarmEvent): Wish | undefined {
  const { alarm, datapoints } = event;
  const [newest] = datapoints;
  if (alarm.kind !== 'metric' || !newest) return undefined;
  const cause = `monitor alarm ${alarm.name} in state ${alarm.standing.value} triggered policy ${policy.name}`;
  const { configuration } = policy;
  switch (configuration.type) {
    case 'TargetTrackingScaling': {
      const { TargetValue: target, ScaleOutCooldown, ScaleInCooldown } = configuration.settings;
      const direction = alarm.name.includes('-AlarmLow-') ? 'in' : 'out';
      return {
        wanted: (capacity) => trackTarget({ value: newest.value, target, capacity }, direction),
        cause,
        outCooldownSeconds: ScaleOutCooldown ?? defaultCooldownSeconds,
        inCooldownSeconds: ScaleInCooldown ?? defaultCooldownSeconds,
      };
    }
    case 'StepScaling': {
      const { settings } = configuration;
      const breach =
        aggregated(
          datapoints.map(({ value }) => value),
          settings,
        ) - alarm.threshold.threshold;
      const cooldown = settings.Cooldown ?? defaultCooldownSeconds;
      return {
        wanted: (capacity) => stepCapacity(stepPolicy(settings), breach, capacity),
        cause,
        outCooldownSeconds: cooldown,
        inCooldownSeconds: cooldown,
      };
    }
    default:
      return configuration satisfies never;
  }
}

function aggregated(
  values: readonly number[],
  { MetricAggregationType: type = 'Average' }: StepScalingPolicyConfiguration,
): number {
  switch (type) {
    case 'Average':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'Minimum':
      return Math.min(...values);
    case 'Maximum':
      return Math.max(...values);
    default:
      return type satisfies never;
  }
}

function stepPolicy({
  AdjustmentType,
  StepAdjustments = [],
  MinAdjustmentMagnitude,
}: StepScalingPolicyConfiguration): Parameters<typeof stepCapacity>[0] {
  return {
    type: AdjustmentType ?? 'ChangeInCapacity',
    steps: StepAdjustments.map((step) => ({
      lower: step.MetricIntervalLowerBound,
      upper: step.MetricIntervalUpperBound,
      adjustment: step.ScalingAdjustment,
    })),
    minimumMagnitude: MinAdjustmentMagnitude ?? 0,
  };
}
