import type { Clock, Milliseconds } from '../../clock.ts';
import type { PastActivity } from '../../engine/autoscaling/decide-capacity.ts';
import type {
  Alarm,
  ScalableDimension,
  ScalableTargetAction,
  ScalingActivity,
  ServiceNamespace,
  StepScalingPolicyConfiguration,
  SuspendedState,
  TargetTrackingScalingPolicyConfiguration,
} from '../../models/generated/application-autoscaling.ts';
import type { Store, Table } from '../../store/store.ts';
import { scalingError } from './errors.ts';

/** What a scalable target, a policy and a scheduled action all name. */
export interface Scalable {
  readonly namespace: ServiceNamespace;
  readonly resource: string;
  readonly dimension: ScalableDimension;
}

export interface TargetRow extends Scalable {
  readonly arn: string;
  readonly roleArn: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly suspended: Required<{ readonly [Part in keyof SuspendedState]: boolean }>;
  readonly createdAt: Milliseconds;
  readonly lastOut: PastActivity | undefined;
  readonly lastIn: PastActivity | undefined;
}

export interface PolicyRow extends Scalable {
  readonly arn: string;
  readonly name: string;
  readonly createdAt: Milliseconds;
  /** Made for a target tracking policy. */
  readonly alarms: readonly Alarm[];
  readonly configuration:
    | { readonly type: 'TargetTrackingScaling'; readonly settings: TargetTrackingScalingPolicyConfiguration }
    | { readonly type: 'StepScaling'; readonly settings: StepScalingPolicyConfiguration };
}

export interface ScheduledActionRow extends Scalable {
  readonly arn: string;
  readonly name: string;
  readonly schedule: string;
  readonly timezone: string | undefined;
  readonly start: Milliseconds | undefined;
  readonly end: Milliseconds | undefined;
  readonly action: ScalableTargetAction;
  readonly createdAt: Milliseconds;
}

export interface ScalingState {
  readonly clock: Clock;
  readonly uuid: () => string;
  /** By `keyOf`. */
  readonly targets: Table<TargetRow>;
  /** By `keyOf` and name. */
  readonly policies: Table<PolicyRow>;
  readonly actions: Table<ScheduledActionRow>;
  /** By target, newest first. */
  readonly activities: Table<readonly ScalingActivity[]>;
  /** By the target's ARN. */
  readonly tags: Table<Readonly<Record<string, string>>>;
}

export function scalingState(store: Store, clock: Clock, uuid: () => string): ScalingState {
  return {
    clock,
    uuid,
    targets: store.table('autoscaling.targets'),
    policies: store.table('autoscaling.policies'),
    actions: store.table('autoscaling.scheduled-actions'),
    activities: store.table('autoscaling.activities'),
    tags: store.table('autoscaling.tags'),
  };
}

export function keyOf({ namespace, resource, dimension }: Scalable): string {
  return `${namespace} ${resource} ${dimension}`;
}

export function keyOfNamed(scalable: Scalable, name: string): string {
  return `${keyOf(scalable)} ${name}`;
}

interface NamedInput {
  readonly ServiceNamespace: ServiceNamespace;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
}

export function scalableOf({ ServiceNamespace, ResourceId, ScalableDimension }: NamedInput): Scalable {
  return { namespace: ServiceNamespace, resource: ResourceId, dimension: ScalableDimension };
}

export function describedScalable({ namespace, resource, dimension }: Scalable): NamedInput {
  return { ServiceNamespace: namespace, ResourceId: resource, ScalableDimension: dimension };
}

/** @throws {AwsError} ObjectNotFoundException */
export function targetOf({ targets }: ScalingState, scalable: Scalable): TargetRow {
  const target = targets.get(keyOf(scalable));
  if (target) return target;
  const { namespace, resource, dimension } = scalable;
  throw scalingError(
    'ObjectNotFoundException',
    `No scalable target registered for service namespace: ${namespace}, resource ID: ${resource}, scalable dimension: ${dimension}`,
  );
}

export function isOf(scalable: Scalable, other: Scalable): boolean {
  return keyOf(scalable) === keyOf(other);
}

/** The rows that a Describe operation asks for. */
export function wanted<Row extends Scalable>(
  rows: readonly Row[],
  input: Pick<NamedInput, 'ServiceNamespace'> & {
    readonly ResourceId?: string | undefined;
    readonly ScalableDimension?: ScalableDimension | undefined;
  },
): Row[] {
  if (input.ResourceId === undefined && input.ScalableDimension !== undefined) {
    throw scalingError('ValidationException', 'ResourceId is required when ScalableDimension is specified.');
  }
  return rows.filter(
    ({ namespace, resource, dimension }) =>
      namespace === input.ServiceNamespace &&
      (input.ResourceId === undefined || resource === input.ResourceId) &&
      (input.ScalableDimension === undefined || dimension === input.ScalableDimension),
  );
}

export function page<Row>(
  rows: readonly Row[],
  { MaxResults = 50, NextToken }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { items: readonly Row[]; NextToken: string | undefined } {
  if (NextToken !== undefined && !/^\d{1,9}$/.test(NextToken)) {
    throw scalingError('InvalidNextTokenException', 'The next token is invalid.');
  }
  const from = Number(NextToken ?? 0);
  const to = from + MaxResults;
  return { items: rows.slice(from, to), NextToken: to < rows.length ? String(to) : undefined };
}
