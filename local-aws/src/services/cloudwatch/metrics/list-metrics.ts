import type { ListMetricsInput, ListMetricsOutput } from '../../../models/generated/cloudwatch.ts';
import { page } from '../page.ts';
import type { MetricStore, MetricSummary } from './metric-store.ts';

const pageSize = 500;
const threeHours = 3 * 3_600_000;
const twoWeeks = 14 * 86_400_000;

/** Metrics with values in the last two weeks. */
export function listMetrics(store: MetricStore, input: ListMetricsInput, now: number): ListMetricsOutput {
  const since = now - (input.RecentlyActive === 'PT3H' ? threeHours : twoWeeks);
  const isWanted = ({ namespace, name, dimensions, lastPut }: MetricSummary): boolean =>
    lastPut >= since &&
    (input.Namespace === undefined || namespace === input.Namespace) &&
    (input.MetricName === undefined || name === input.MetricName) &&
    (input.Dimensions ?? []).every((filter) =>
      dimensions.some(
        ({ Name, Value }) => Name === filter.Name && (filter.Value === undefined || Value === filter.Value),
      ),
    );
  const { items, nextToken } = page(store.list().filter(isWanted), pageSize, input.NextToken);
  return {
    Metrics: items.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: dimensions,
    })),
    NextToken: nextToken,
  };
}
