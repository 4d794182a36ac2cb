import type { Resource, Stack } from '../plan/stack.ts';
import type { Judgement } from './judgement.ts';

/** One policy: what is asked of every resource of a type. */
export interface Rule {
  /** The rule that it mirrors: checkov's id (`CKV_AWS_91`), a Security Hub control (`ECS.9`), or `SHIP_…` for our own. */
  readonly id: string;
  /** What is asked, as a sentence about the resource. */
  readonly title: string;
  /** What to write so that it passes. */
  readonly remedy: string;
  /** The resource types that it judges. */
  readonly on: readonly string[];
  judge(resource: Resource, stack: Stack): Judgement;
}
