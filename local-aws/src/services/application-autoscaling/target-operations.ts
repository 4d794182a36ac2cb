import type {
  Operations,
  RegisterScalableTargetRequest,
  ScalableTarget,
} from '../../models/generated/application-autoscaling.ts';
import { accountId, type Call, type ServiceOperations } from '../../wire/operation.ts';
import type { CloudWatch } from '../cloudwatch/index.ts';
import { scalingError } from './errors.ts';
import { deletePolicy } from './policy-operations.ts';
import type { Scaler } from './scaler.ts';
import {
  describedScalable,
  isOf,
  keyOf,
  keyOfNamed,
  page,
  type ScalingState,
  scalableOf,
  type TargetRow,
  targetOf,
  wanted,
} from './state.ts';

export interface TargetOperationsOptions {
  readonly state: ScalingState;
  readonly scaler: Scaler;
  readonly alarms: CloudWatch['alarms'];
  readonly schedulesChanged: () => void;
}

export function targetOperations({
  state,
  scaler,
  alarms,
  schedulesChanged,
}: TargetOperationsOptions): ServiceOperations<Operations> {
  const { targets, policies, actions, activities, tags } = state;

  function targetRow(input: RegisterScalableTargetRequest, { region }: Call, before: TargetRow | undefined): TargetRow {
    const minimum = input.MinCapacity ?? before?.minimum;
    const maximum = input.MaxCapacity ?? before?.maximum;
    if (minimum === undefined || maximum === undefined) {
      throw scalingError(
        'ValidationException',
        'Both MinCapacity and MaxCapacity must be specified when a scalable target is registered.',
      );
    }
    if (minimum < 0) throw scalingError('ValidationException', 'Minimum capacity must be greater than or equal to 0');
    if (minimum > maximum) {
      throw scalingError('ValidationException', 'Maximum capacity cannot be less than minimum capacity');
    }
    const { SuspendedState: asked = {} } = input;
    const suspended = before?.suspended;
    const id = state.uuid().replaceAll('-', '');
    return {
      ...scalableOf(input),
      arn: before?.arn ?? `arn:aws:application-autoscaling:${region}:${accountId}:scalable-target/0${id.slice(0, 31)}`,
      roleArn:
        before?.roleArn ??
        `arn:aws:iam::${accountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
      minimum,
      maximum,
      suspended: {
        DynamicScalingInSuspended: asked.DynamicScalingInSuspended ?? suspended?.DynamicScalingInSuspended ?? false,
        DynamicScalingOutSuspended: asked.DynamicScalingOutSuspended ?? suspended?.DynamicScalingOutSuspended ?? false,
        ScheduledScalingSuspended: asked.ScheduledScalingSuspended ?? suspended?.ScheduledScalingSuspended ?? false,
      },
      createdAt: before?.createdAt ?? state.clock.now(),
      lastOut: before?.lastOut,
      lastIn: before?.lastIn,
    };
  }

  return {
    RegisterScalableTarget(input, call) {
      const scalable = scalableOf(input);
      checkResource(input);
      if (scalable.namespace === 'ecs' && scaler.capacityOf(scalable) === undefined) {
        throw scalingError('ValidationException', `ECS service doesn't exist: ${input.ResourceId}`);
      }
      const before = targets.get(keyOf(scalable));
      const row = targetRow(input, call, before);
      targets.put(keyOf(row), row);
      if (input.Tags && !before) tags.put(row.arn, input.Tags);
      scaler.keepWithinBounds(row, (bound, capacity) => `${bound} capacity was set to ${capacity}`);
      return { ScalableTargetARN: row.arn };
    },

    DeregisterScalableTarget(input) {
      const row = targetOf(state, scalableOf(input));
      for (const policy of [...policies.values()]) if (isOf(policy, row)) deletePolicy(state, alarms, policy);
      for (const action of [...actions.values()])
        if (isOf(action, row)) actions.delete(keyOfNamed(action, action.name));
      targets.delete(keyOf(row));
      tags.delete(row.arn);
      schedulesChanged();
      return {};
    },

    DescribeScalableTargets(input) {
      const found = wanted([...targets.values()], {
        ...input,
        ResourceId: undefined,
        ScalableDimension: undefined,
      }).filter(
        ({ resource, dimension }) =>
          (input.ResourceIds === undefined || input.ResourceIds.includes(resource)) &&
          (input.ScalableDimension === undefined || dimension === input.ScalableDimension),
      );
      const { items, ...next } = page(found, input);
      return { ScalableTargets: items.map(described), ...next };
    },

    DescribeScalingActivities(input) {
      const all = [...activities.values()]
        .flat()
        .filter(
          ({ ServiceNamespace, ResourceId, ScalableDimension }) =>
            ServiceNamespace === input.ServiceNamespace &&
            (input.ResourceId === undefined || ResourceId === input.ResourceId) &&
            (input.ScalableDimension === undefined || ScalableDimension === input.ScalableDimension),
        );
      const { items, ...next } = page(
        all.sort((one, other) => other.StartTime - one.StartTime),
        input,
      );
      return { ScalingActivities: items, ...next };
    },

    TagResource({ ResourceARN, Tags }) {
      checkArn(ResourceARN);
      const all = { ...tags.get(ResourceARN), ...Tags };
      if (Object.keys(all).length > 50) throw scalingError('TooManyTagsException', 'The number of tags exceeds 50.');
      tags.put(ResourceARN, all);
      return {};
    },

    UntagResource({ ResourceARN, TagKeys }) {
      checkArn(ResourceARN);
      const kept = Object.entries(tags.get(ResourceARN) ?? {}).filter(([key]) => !TagKeys.includes(key));
      tags.put(ResourceARN, Object.fromEntries(kept));
      return {};
    },

    ListTagsForResource({ ResourceARN }) {
      checkArn(ResourceARN);
      return { Tags: tags.get(ResourceARN) ?? {} };
    },
  };

  function checkArn(arn: string): void {
    if ([...targets.values()].some((row) => row.arn === arn)) return;
    throw scalingError('ResourceNotFoundException', `No scalable target found for resource ARN: ${arn}`);
  }
}

function checkResource({ ServiceNamespace, ResourceId, ScalableDimension }: RegisterScalableTargetRequest): void {
  if (!ScalableDimension.startsWith(`${ServiceNamespace}:`)) {
    throw scalingError(
      'ValidationException',
      `Unsupported service namespace, resource type or scalable dimension: ${ServiceNamespace}, ${ScalableDimension}`,
    );
  }
  if (ServiceNamespace === 'ecs' && !/^service\/[^/]+\/[^/]+$/.test(ResourceId)) {
    throw scalingError(
      'ValidationException',
      `Unsupported resource ID: ${ResourceId}. It must be service/cluster-name/service-name.`,
    );
  }
}

function described(row: TargetRow): ScalableTarget {
  return {
    ...describedScalable(row),
    MinCapacity: row.minimum,
    MaxCapacity: row.maximum,
    RoleARN: row.roleArn,
    CreationTime: row.createdAt,
    SuspendedState: row.suspended,
    ScalableTargetARN: row.arn,
  };
}
