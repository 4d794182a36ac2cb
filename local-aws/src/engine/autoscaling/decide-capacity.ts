/** The last activity in one direction. */
export interface PastActivity {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Until when it cools down. */
  readonly coolsUntil: number;
}

export interface CapacityQuestion {
  readonly current: number;
  /** Asks for a capacity, given what the metric was measured with. */
  readonly wanted: (measuredWith: number) => number;
  readonly minimum: number;
  readonly maximum: number;
  readonly lastOut: PastActivity | undefined;
  readonly lastIn: PastActivity | undefined;
  readonly outSuspended: boolean;
  readonly inSuspended: boolean;
  /** A deployment is under way: nothing is taken away. */
  readonly isDeploying: boolean;
}

export type CapacityDecision =
  | { readonly kind: 'stay'; readonly why: 'enough' | 'suspended' | 'cooling down' | 'deploying' }
  | { readonly kind: 'scale'; readonly direction: 'out' | 'in'; readonly capacity: number };

/**
 * Whether a policy's wish becomes a scaling activity. What a scale-out added counts while it cools down: another one
 * comes only if it were larger. A scale-in waits for the scale-in before it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html#target-tracking-cooldown
 */
export function decideCapacity(question: CapacityQuestion, now: number): CapacityDecision {
  const { current, lastOut, lastIn, minimum, maximum } = question;
  const isCoolingAfterOut = lastOut !== undefined && now < lastOut.coolsUntil && lastOut.to === current;
  const asked = question.wanted(isCoolingAfterOut ? lastOut.from : current);
  const capacity = Math.min(Math.max(asked, minimum), maximum);
  if (capacity > current) {
    return question.outSuspended ? { kind: 'stay', why: 'suspended' } : { kind: 'scale', direction: 'out', capacity };
  }
  if (isCoolingAfterOut) return { kind: 'stay', why: 'cooling down' };
  if (capacity === current) return { kind: 'stay', why: 'enough' };
  if (question.inSuspended) return { kind: 'stay', why: 'suspended' };
  if (question.isDeploying) return { kind: 'stay', why: 'deploying' };
  if (lastIn !== undefined && now < lastIn.coolsUntil) return { kind: 'stay', why: 'cooling down' };
  return { kind: 'scale', direction: 'in', capacity };
}
