import type { Resources } from '../../support/a-plan.ts';

/** What a rule says to two small configurations. */
export interface PolicyCase {
  readonly rule: string;
  /** The address that is judged. */
  readonly of: string;
  readonly passes: Resources;
  readonly fails: Resources;
  /** What the failure says, in part. */
  readonly why: string;
}
