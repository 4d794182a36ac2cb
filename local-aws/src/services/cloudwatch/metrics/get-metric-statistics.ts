import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  StandardUnit,
} from '../../../models/generated/cloudwatch.ts';
import { cloudWatchError } from '../errors.ts';
import type { Distribution } from './distribution.ts';
import type { MetricStore } from './metric-store.ts';
import { parseStatistic } from './statistic.ts';
import { standardUnit } from './units.ts';

const mostDatapoints = 1_440;
const minute = 60_000;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export function getMetricStatistics(store: MetricStore, input: GetMetricStatisticsInput): GetMetricStatisticsOutput {
  check(input);
  const period = input.Period * 1000;
  const grain = period < minute ? period : minute;
  const from = Math.floor(input.StartTime / grain) * grain;
  const metric = { namespace: input.Namespace, name: input.MetricName, dimensions: input.Dimensions ?? [] };
  const units = store.units(metric).filter((unit) => input.Unit === undefined || unit === input.Unit);
  const datapoints = units.flatMap((unit) =>
    store
      .read(metric, { from, until: input.EndTime, period }, unit)
      .map(({ start, values }) => datapoint(start, values, standardUnit(unit), input)),
  );
  return { Label: input.MetricName, Datapoints: datapoints };
}

function check({ StartTime, EndTime, Period, Statistics, ExtendedStatistics }: GetMetricStatisticsInput): void {
  if (StartTime >= EndTime) {
    throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  }
  checkPeriod(Period);
  if ((Statistics ?? []).length + (ExtendedStatistics ?? []).length === 0) {
    throw cloudWatchError('MissingRequiredParameterException', 'Must specify either Statistics or ExtendedStatistics.');
  }
  for (const each of ExtendedStatistics ?? []) {
    if (!parseStatistic(each)) throw invalid(`The value ${each} for parameter ExtendedStatistics is not supported.`);
  }
  const wanted = (EndTime - StartTime) / (Period * 1000);
  if (wanted > mostDatapoints) {
    throw cloudWatchError(
      'InvalidParameterCombinationException',
      `You have requested up to ${Math.ceil(wanted)} datapoints, which exceeds the limit of ${mostDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
}

/** @throws {AwsError} InvalidParameterValue for a period that CloudWatch has not */
export function checkPeriod(seconds: number): void {
  if (![1, 5, 10, 20, 30].includes(seconds) && (seconds <= 0 || seconds % 60 !== 0)) {
    throw invalid('The parameter Period must be a multiple of 60 or 1, 5, 10, 20, 30.');
  }
}

function invalid(message: string): Error {
  return cloudWatchError('InvalidParameterValueException', message);
}

function datapoint(
  start: number,
  values: Distribution,
  unit: StandardUnit,
  { Statistics = [], ExtendedStatistics = [] }: GetMetricStatisticsInput,
): Datapoint {
  const told = (name: string): number | undefined => parseStatistic(name)?.(values);
  const extended = ExtendedStatistics.flatMap((name): [string, number][] => {
    const value = told(name);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    Timestamp: start,
    ...Object.fromEntries(Statistics.map((name) => [name, told(name)])),
    Unit: unit,
    ...(ExtendedStatistics.length > 0 && { ExtendedStatistics: Object.fromEntries(extended) }),
  };
}
