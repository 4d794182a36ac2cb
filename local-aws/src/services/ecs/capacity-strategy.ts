import type { CapacityProviderStrategyItem } from '../../models/generated/ecs.ts';

/**
 * The capacity provider of the next task, as a strategy wants its tasks divided: first every base, then by weight.
 * Undefined for a strategy that gives no provider any task.
 * @param used the providers of the tasks that are there
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
 */
export function chosenProvider(
  strategy: readonly CapacityProviderStrategyItem[],
  used: readonly (string | undefined)[],
): string | undefined {
  const shares = strategy.map(({ capacityProvider, base = 0, weight = 0 }) => {
    const tasks = used.filter((name) => name === capacityProvider).length;
    return { capacityProvider, base, weight, tasks };
  });
  const lacking = shares.find(({ base, tasks }) => tasks < base);
  if (lacking) return lacking.capacityProvider;
  const [first, ...others] = shares.filter(({ weight }) => weight > 0);
  if (!first) return undefined;
  const next = others.reduce((best, each) => (filled(each) < filled(best) ? each : best), first);
  return next.capacityProvider;
}

/** How full a provider would be with one task more, against its weight. */
function filled({ tasks, base, weight }: { tasks: number; base: number; weight: number }): number {
  return (tasks - base + 1) / weight;
}
