/** Why a deployment fails; a name for machines. */
export type CauseCode =
  | 'image-cannot-be-pulled'
  | 'secret-missing'
  | 'resource-initialization'
  | 'cannot-start'
  | 'out-of-memory'
  | 'exits'
  | 'health-check-answers'
  | 'health-check-timeout'
  | 'health-check-refused'
  | 'container-check-fails'
  | 'no-capacity'
  | 'spot-interruption'
  | 'host-lost'
  | 'stopped-by-user'
  | 'stuck-between-bounds'
  | 'smoke-test'
  | 'bake'
  | 'unknown';

/** A cause without what speaks for it. */
export interface Cause {
  readonly code: CauseCode;
  /** One sentence without a full stop. */
  readonly cause: string;
  readonly remedy: string;
}

export const noCapacity: Cause = {
  code: 'no-capacity',
  cause: 'there is no capacity to place a task',
  remedy: 'try again later, in more availability zones, or check the Fargate vCPU quota of the account',
};
