/** Between the target and this part of it nothing is done; below, capacity may go. */
export const scaleInShare = 0.9;

/** The most that one scale-in takes, as a part of the capacity. */
const gradualShare = 0.1;

/** What a target tracking policy knows when one of its alarms rings. */
export interface TrackedMetric {
  /** The metric's newest value: per task, or the average over tasks. */
  readonly value: number;
  readonly target: number;
  /** The capacity that the value was measured with. */
  readonly capacity: number;
}

/** So many that the metric would be at its target: proportional, rounded up. */
export function proportionalCapacity({ value, target, capacity }: TrackedMetric): number {
  return target > 0 ? Math.ceil((capacity * value) / target) : capacity;
}

/**
 * Scale-out goes to the proportional capacity at once, by one at least; scale-in gradually. AWS says only "more
 * gradually"; here one activity takes a tenth of the capacity at most, and one at least.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
export function trackTarget(metric: TrackedMetric, direction: 'out' | 'in'): number {
  const proportional = proportionalCapacity(metric);
  const { capacity } = metric;
  if (direction === 'out') return Math.max(proportional, capacity + 1);
  const leastAllowed = capacity - Math.max(Math.floor(capacity * gradualShare), 1);
  return Math.max(Math.min(proportional, capacity), leastAllowed);
}
