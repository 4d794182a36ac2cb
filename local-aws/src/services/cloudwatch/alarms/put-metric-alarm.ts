import type { AlarmThreshold } from '../../../engine/alarms/evaluate-alarm.ts';
import type { PutMetricAlarmInput } from '../../../models/generated/cloudwatch.ts';
import { cloudWatchError } from '../errors.ts';
import { faultIn } from '../math/evaluate-queries.ts';
import { parseStatistic } from '../metrics/statistic.ts';
import type { MetricAlarmRow } from './alarm-rows.ts';
import { watchedQuery } from './metric-alarm-evaluator.ts';

type Settings = Pick<MetricAlarmRow, 'source' | 'threshold' | 'datapointsToAlarm' | 'lowSamples'>;

const day = 86_400;
const week = 7 * day;

/**
 * An alarm's own settings, checked.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @throws {AwsError}
 */
export function metricAlarmSettings(input: PutMetricAlarmInput): Settings {
  if (input.EvaluationCriteria) throw invalid('local-aws evaluates no PromQL alarms; use MetricName or Metrics.');
  const source = input.Metrics ? queriesSource(input.Metrics, input) : singleSource(input);
  return {
    source,
    threshold: threshold(input),
    datapointsToAlarm: input.DatapointsToAlarm,
    lowSamples: lowSamples(input),
  };
}

function invalid(message: string): Error {
  return cloudWatchError('ValidationError', message);
}

function missing(parameter: string): Error {
  return cloudWatchError('MissingRequiredParameterException', `The parameter ${parameter} is required.`);
}

function singleSource(input: PutMetricAlarmInput): Settings['source'] {
  const { MetricName: metricName, Namespace: namespace, Statistic: statistic, ExtendedStatistic: extended } = input;
  if (metricName === undefined)
    throw invalid('At least one of MetricName, Metrics or EvaluationCriteria must be specified.');
  if (namespace === undefined) throw missing('Namespace');
  if (input.Period === undefined) throw missing('Period');
  if ((statistic === undefined) === (extended === undefined)) {
    throw invalid('Exactly one of Statistic and ExtendedStatistic must be specified.');
  }
  if (extended !== undefined && !parseStatistic(extended)) {
    throw cloudWatchError(
      'InvalidParameterValueException',
      `The value ${extended} for parameter ExtendedStatistic is not supported.`,
    );
  }
  checkPeriod(input.Period);
  const { EvaluationPeriods = 1 } = input;
  const longest = input.Period >= 3600 ? week : day;
  if (input.Period * EvaluationPeriods > longest) {
    throw invalid(
      `Metrics cannot be checked across more than ${longest === day ? 'a day' : 'seven days'} (EvaluationPeriods * Period must be <= ${longest}).`,
    );
  }
  return {
    kind: 'single',
    metric: {
      namespace,
      metricName,
      dimensions: input.Dimensions ?? [],
      period: input.Period,
      unit: input.Unit,
      statistic,
      extendedStatistic: extended,
    },
  };
}

function checkPeriod(seconds: number): void {
  if (![10, 20, 30].includes(seconds) && seconds % 60 !== 0) {
    throw invalid(`Invalid period ${seconds}: it must be 10, 20, 30 or a multiple of 60.`);
  }
}

function queriesSource(
  queries: NonNullable<PutMetricAlarmInput['Metrics']>,
  input: PutMetricAlarmInput,
): Settings['source'] {
  const single = ['MetricName', 'Namespace', 'Period', 'Statistic', 'ExtendedStatistic', 'Dimensions', 'Unit'] as const;
  const both = single.find((name) => input[name] !== undefined);
  if (both !== undefined) throw invalid(`The parameters Metrics and ${both} are mutually exclusive.`);
  if (queries.length === 0 || queries.length > 20) throw invalid('Metrics must hold from 1 to 20 queries.');
  const fault = faultIn(queries);
  if (fault !== undefined) throw invalid(fault);
  for (const { MetricStat } of queries) if (MetricStat) checkPeriod(MetricStat.Period);
  const watched = queries.filter(({ ReturnData }) => ReturnData !== false);
  if (queries.length > 1 && watched.length !== 1) {
    throw invalid('Exactly one element of the metrics list should return data.');
  }
  if (!watchedQuery(queries)) throw invalid('Exactly one element of the metrics list should return data.');
  return { kind: 'queries', queries };
}

function threshold(input: PutMetricAlarmInput): AlarmThreshold {
  const { ComparisonOperator: comparison, EvaluationPeriods: evaluationPeriods } = input;
  if (comparison === undefined) throw missing('ComparisonOperator');
  if (evaluationPeriods === undefined) throw missing('EvaluationPeriods');
  if (
    input.ThresholdMetricId !== undefined ||
    comparison === 'LessThanLowerOrGreaterThanUpperThreshold' ||
    comparison === 'LessThanLowerThreshold' ||
    comparison === 'GreaterThanUpperThreshold'
  ) {
    throw invalid('local-aws evaluates no anomaly detection bands; compare with a Threshold.');
  }
  if (input.Threshold === undefined) throw missing('Threshold');
  const datapointsToAlarm = input.DatapointsToAlarm ?? evaluationPeriods;
  if (datapointsToAlarm > evaluationPeriods) {
    throw invalid('DatapointsToAlarm must be less than or equal to EvaluationPeriods.');
  }
  return {
    comparison,
    threshold: input.Threshold,
    evaluationPeriods,
    datapointsToAlarm,
    missingData: missingData(input),
  };
}

function missingData({ TreatMissingData: text = 'missing' }: PutMetricAlarmInput): AlarmThreshold['missingData'] {
  switch (text) {
    case 'breaching':
    case 'notBreaching':
    case 'ignore':
    case 'missing':
      return text;
    default:
      throw invalid(
        `Option ${text} is not supported for TreatMissingData. Valid options are [breaching, notBreaching, ignore, missing].`,
      );
  }
}

function lowSamples({ EvaluateLowSampleCountPercentile: text }: PutMetricAlarmInput): Settings['lowSamples'] {
  if (text === undefined || text === 'evaluate' || text === 'ignore') return text;
  throw invalid(
    `Option ${text} is not supported for EvaluateLowSampleCountPercentile. Valid options are [evaluate, ignore].`,
  );
}
