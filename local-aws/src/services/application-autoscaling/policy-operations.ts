import type {
  Operations,
  PutScalingPolicyRequest,
  ScalingPolicy,
} from '../../models/generated/application-autoscaling.ts';
import { accountId, type Call, type ServiceOperations } from '../../wire/operation.ts';
import type { CloudWatch } from '../cloudwatch/index.ts';
import { scalingError } from './errors.ts';
import {
  describedScalable,
  keyOf,
  keyOfNamed,
  type PolicyRow,
  page,
  type ScalingState,
  scalableOf,
  targetOf,
  wanted,
} from './state.ts';
import { trackingAlarms } from './tracking-alarms.ts';

export function policyOperations(state: ScalingState, alarms: CloudWatch['alarms']): ServiceOperations<Operations> {
  const { policies, clock, uuid } = state;

  return {
    PutScalingPolicy(input, call) {
      const scalable = scalableOf(input);
      targetOf(state, scalable);
      const key = keyOfNamed(scalable, input.PolicyName);
      const before = policies.get(key);
      const configuration = configurationOf(input, before);
      const arn = before?.arn ?? policyArn(input, call);
      const made =
        configuration.type === 'TargetTrackingScaling'
          ? trackingAlarms({ scalable, arn, settings: configuration.settings }, uuid)
          : [];
      if (before) alarms.delete(before.alarms.map(({ AlarmName }) => AlarmName));
      for (const { input: alarm } of made) alarms.put(alarm, call.region);
      const row: PolicyRow = {
        ...scalable,
        arn,
        name: input.PolicyName,
        createdAt: before?.createdAt ?? clock.now(),
        alarms: made.map(({ input: { AlarmName } }) => ({
          AlarmName,
          AlarmARN: `arn:aws:cloudwatch:${call.region}:${accountId}:alarm:${AlarmName}`,
        })),
        configuration,
      };
      policies.put(key, row);
      return { PolicyARN: arn, Alarms: row.alarms };
    },

    DescribeScalingPolicies(input) {
      const found = wanted([...policies.values()], input).filter(
        ({ name }) => input.PolicyNames === undefined || input.PolicyNames.includes(name),
      );
      const { items, ...next } = page(found, input);
      return { ScalingPolicies: items.map(described), ...next };
    },

    DeleteScalingPolicy(input) {
      const scalable = scalableOf(input);
      const row = policies.get(keyOfNamed(scalable, input.PolicyName));
      if (!row) {
        throw scalingError(
          'ObjectNotFoundException',
          `No scaling policy found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}, policy name: ${input.PolicyName}`,
        );
      }
      deletePolicy(state, alarms, row);
      return {};
    },
  };

  function policyArn({ ServiceNamespace, ResourceId, PolicyName }: PutScalingPolicyRequest, { region }: Call): string {
    return `arn:aws:autoscaling:${region}:${accountId}:scalingPolicy:${uuid()}:resource/${ServiceNamespace}/${ResourceId}:policyName/${PolicyName}`;
  }
}

export function deletePolicy({ policies }: ScalingState, alarms: CloudWatch['alarms'], row: PolicyRow): void {
  alarms.delete(row.alarms.map(({ AlarmName }) => AlarmName));
  policies.delete(`${keyOf(row)} ${row.name}`);
}

function configurationOf(input: PutScalingPolicyRequest, before: PolicyRow | undefined): PolicyRow['configuration'] {
  const type = input.PolicyType ?? before?.configuration.type ?? 'StepScaling';
  if (before && before.configuration.type !== type) {
    throw scalingError('ValidationException', `The policy type of an existing policy cannot be changed to ${type}.`);
  }
  switch (type) {
    case 'TargetTrackingScaling': {
      const settings = input.TargetTrackingScalingPolicyConfiguration;
      if (!settings) throw missing('TargetTrackingScalingPolicyConfiguration');
      return { type, settings: { DisableScaleIn: false, ...settings } };
    }
    case 'StepScaling': {
      const settings = input.StepScalingPolicyConfiguration;
      if (!settings) throw missing('StepScalingPolicyConfiguration');
      if (settings.AdjustmentType === undefined) throw missing('AdjustmentType');
      if ((settings.StepAdjustments ?? []).length === 0) throw missing('StepAdjustments');
      return { type, settings };
    }
    case 'PredictiveScaling':
      throw scalingError('ValidationException', 'local-aws has no predictive scaling.');
    default:
      return type satisfies never;
  }
}

function missing(parameter: string): Error {
  return scalingError('ValidationException', `${parameter} must be specified.`);
}

function described(row: PolicyRow): ScalingPolicy {
  const { configuration } = row;
  return {
    PolicyARN: row.arn,
    PolicyName: row.name,
    ...describedScalable(row),
    PolicyType: configuration.type,
    TargetTrackingScalingPolicyConfiguration:
      configuration.type === 'TargetTrackingScaling' ? configuration.settings : undefined,
    StepScalingPolicyConfiguration: configuration.type === 'StepScaling' ? configuration.settings : undefined,
    Alarms: row.alarms,
    CreationTime: row.createdAt,
  };
}
