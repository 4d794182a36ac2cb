/** Bounds count from the alarm's threshold; undefined is without bound. */
export interface Step {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly adjustment: number;
}

export interface StepPolicy {
  readonly type: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
  readonly steps: readonly Step[];
  /** The least change of a PercentChangeInCapacity, in tasks. */
  readonly minimumMagnitude: number;
}

/**
 * The capacity that a step scaling policy asks for when its metric is so far beyond the threshold; the present one where
 * no step covers that. Above the threshold a step begins at its lower bound, below it at its upper one.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
export function stepCapacity({ type, steps, minimumMagnitude }: StepPolicy, breach: number, capacity: number): number {
  const step = steps.find(({ lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY }) =>
    breach >= 0 ? breach >= lower && breach < upper : breach > lower && breach <= upper,
  );
  if (!step) return capacity;
  switch (type) {
    case 'ChangeInCapacity':
      return capacity + step.adjustment;
    case 'ExactCapacity':
      return step.adjustment;
    case 'PercentChangeInCapacity': {
      const change = wholeChange((capacity * step.adjustment) / 100);
      const magnitude = Math.max(Math.abs(change), minimumMagnitude);
      return capacity + Math.sign(step.adjustment) * magnitude;
    }
    default:
      return type satisfies never;
  }
}

/** Towards zero, but a change of less than one is one. */
function wholeChange(change: number): number {
  if (change === 0) return 0;
  return Math.abs(change) < 1 ? Math.sign(change) : Math.trunc(change);
}
