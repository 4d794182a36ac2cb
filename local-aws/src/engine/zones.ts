import type { ServiceView, TaskView } from './service-view.ts';

/** How many of the tasks each zone has. */
export function crowding(tasks: readonly TaskView[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { zone } of tasks) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return counts;
}

/**
 * Whether a zone where tasks can run has at least two fewer than another: one task moved would even it out.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export function isImbalanced({ zones }: ServiceView, tasks: readonly TaskView[]): boolean {
  const counts = crowding(tasks);
  const used = zones.map((zone) => counts.get(zone) ?? 0);
  return used.length > 1 && Math.max(...used) - Math.min(...used) > 1;
}

/** The zone with the fewest tasks, the first named one among equals; undefined where no zone is available. */
export function emptiestZone(zones: readonly string[], occupied: readonly string[]): string | undefined {
  const count = (zone: string): number => occupied.filter((each) => each === zone).length;
  return zones.reduce<string | undefined>(
    (best, zone) => (best === undefined || count(zone) < count(best) ? zone : best),
    undefined,
  );
}
