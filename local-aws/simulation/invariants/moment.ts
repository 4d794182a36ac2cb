import type { Milliseconds } from '../../src/clock.ts';
import type { Bounds } from '../../src/engine/bounds.ts';
import type { ServiceDeploymentRow, ServiceRow, TaskRow } from '../../src/services/ecs/rows.ts';

/** What a step of the simulation did to one service, and where the service stands after it. */
export interface ServiceMoment {
  readonly now: Milliseconds;
  readonly service: ServiceRow;
  /** As it must be by ECS's documentation, from what is asked of the service now. */
  readonly bounds: Bounds;
  /** Tasks that have not stopped, of all revisions. */
  readonly tasks: readonly TaskRow[];
  readonly launched: readonly Launched[];
  readonly stopped: readonly OrderedStop[];
  readonly deployments: readonly DeploymentChange[];
  readonly changes: readonly TaskChange[];
  /** The revision that last was deployed with success, as of before this step. */
  readonly lastGood: string | undefined;
  isHealthy(task: TaskRow): boolean;
  /** The share of production traffic of the revision's target groups, in percent; undefined where none is divided. */
  share(revisionArn: string): number | undefined;
}

export interface Launched {
  readonly task: TaskRow;
  /** As it was at that moment. */
  readonly service: ServiceRow;
  /** Whether its deployment under way shifts traffic. */
  readonly shifts: boolean;
  /** The revision that the deployment under way takes the traffic from. */
  readonly source: string | undefined;
  /** Tasks that were to run then, this one included: of all revisions, and of its own. */
  readonly wanted: number;
  readonly wantedOfRevision: number;
}

/** A task that the scheduler had stopped. */
export interface OrderedStop {
  readonly task: TaskRow;
  readonly why: 'scaling' | 'unhealthy';
  readonly wasHealthy: boolean;
  readonly wasUnhealthy: boolean;
  /** The share of production traffic of its revision then. */
  readonly share: number | undefined;
}

export interface DeploymentChange {
  readonly before: ServiceDeploymentRow | undefined;
  readonly after: ServiceDeploymentRow;
  /** Tasks of its revision that have failed since it, or its rollback, began. */
  readonly failures: number;
}

export interface TaskChange {
  readonly before: TaskRow;
  readonly after: TaskRow;
  /** The longest deregistration delay of its target groups. */
  readonly delay: Milliseconds;
}

/** What holds at every moment: undefined, or what is wrong. */
export interface Invariant<Moment> {
  /** A sentence about what must be true. */
  readonly says: string;
  readonly judge: (moment: Moment) => string | undefined;
}

export interface Violation {
  readonly says: string;
  readonly found: string;
}

export function isWanted({ desiredStatus }: TaskRow): boolean {
  return desiredStatus === 'RUNNING';
}

export function revisionOf({ service }: TaskRow): string {
  return service?.revisionArn ?? '';
}

/** The last digits, which tell things of one kind apart. */
export function short(arn: string | undefined): string {
  return arn === undefined ? 'none' : arn.slice(-6);
}
