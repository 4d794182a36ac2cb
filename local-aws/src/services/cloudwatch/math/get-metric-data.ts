import type { Milliseconds } from '../../../clock.ts';
import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '../../../models/generated/cloudwatch.ts';
import { cloudWatchError } from '../errors.ts';
import { checkPeriod } from '../metrics/get-metric-statistics.ts';
import { readToken, writeToken } from '../page.ts';
import { evaluateQuery, faultIn, periodOf, type ReadMetric } from './evaluate-queries.ts';
import { InvalidExpression } from './expression.ts';
import type { TimeSeries, Value } from './value.ts';

const mostDatapoints = 100_800;
const mostQueries = 500;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export function getMetricData(readMetric: ReadMetric, input: GetMetricDataInput): GetMetricDataOutput {
  const { MetricDataQueries: queries, StartTime, EndTime } = input;
  if (StartTime >= EndTime) throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  if (queries.length === 0 || queries.length > mostQueries) {
    throw invalid(`The parameter MetricDataQueries must hold from 1 to ${mostQueries} queries.`);
  }
  const fault = faultIn(queries);
  if (fault !== undefined) throw invalid(fault);
  for (const { MetricStat: stat } of queries) if (stat) checkPeriod(stat.Period);
  const wanted = queries.filter(({ ReturnData }) => ReturnData !== false);
  const results = wanted.flatMap((query) => answer(query, input, readMetric));
  return paged(results, input);
}

function invalid(message: string): Error {
  return cloudWatchError('ValidationError', message);
}

function answer(query: MetricDataQuery, input: GetMetricDataInput, readMetric: ReadMetric): MetricDataResult[] {
  const { MetricDataQueries: all } = input;
  const period = periodOf(query, all) * 1000;
  const from = Math.floor(input.StartTime / period) * period;
  const span = { from, until: Math.max(input.EndTime, from + 1), period };
  if ((span.until - from) / period > mostDatapoints) throw invalid('The request asks for too many datapoints.');
  try {
    const value = evaluateQuery(query, all, span, readMetric);
    const label = query.Label ?? query.MetricStat?.Metric.MetricName ?? query.Id;
    return seriesOf(value, span.from).map((points) => result(query.Id, label, points, input));
  } catch (error) {
    if (error instanceof InvalidExpression) throw invalid(`Error in expression '${query.Id}': ${error.message}`);
    throw error;
  }
}

function seriesOf(value: Value, from: Milliseconds): readonly TimeSeries[] {
  switch (value.kind) {
    case 'scalar':
      return [new Map([[from, value.value]])];
    case 'series':
      return [value.points];
    case 'several':
      return value.series;
    default:
      return value satisfies never;
  }
}

function result(id: string, label: string, points: TimeSeries, { ScanBy }: GetMetricDataInput): MetricDataResult {
  const direction = ScanBy === 'TimestampAscending' ? 1 : -1;
  const sorted = [...points].sort(([one], [other]) => direction * (one - other));
  return {
    Id: id,
    Label: label,
    Timestamps: sorted.map(([start]) => start),
    Values: sorted.map(([, value]) => value),
    StatusCode: 'Complete',
  };
}

/** The same stretch of every result on each page. */
function paged(results: readonly MetricDataResult[], input: GetMetricDataInput): GetMetricDataOutput {
  const most = Math.min(input.MaxDatapoints ?? mostDatapoints, mostDatapoints);
  const size = Math.max(1, Math.floor(most / Math.max(results.length, 1)));
  const from = input.NextToken === undefined ? 0 : readToken(input.NextToken);
  const to = from + size;
  const isPartial = ({ Values = [] }: MetricDataResult): boolean => Values.length > to;
  return {
    MetricDataResults: results.map((each) => ({
      ...each,
      Timestamps: each.Timestamps?.slice(from, to),
      Values: each.Values?.slice(from, to),
      StatusCode: isPartial(each) ? 'PartialData' : 'Complete',
    })),
    NextToken: results.some(isPartial) ? writeToken(to) : undefined,
    Messages: [],
  };
}
