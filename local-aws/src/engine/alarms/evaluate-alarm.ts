/** What CloudWatch knows of an alarm's metric in one period. */
export interface AlarmDatapoint {
  /** The period's start, in milliseconds since the epoch. */
  readonly start: number;
  readonly value: number;
  /** Too few samples for the alarm's percentile to mean anything. */
  readonly isInsignificant?: boolean;
}

export interface AlarmThreshold {
  readonly comparison:
    | 'GreaterThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold';
  readonly threshold: number;
  /** N of "M out of N". */
  readonly evaluationPeriods: number;
  /** M of "M out of N". */
  readonly datapointsToAlarm: number;
  readonly missingData: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export type AlarmVerdict =
  | { readonly kind: 'retain' }
  | {
      readonly kind: 'state';
      readonly state: AlarmState;
      /** The real datapoints that decided, newest first. */
      readonly evaluated: readonly AlarmDatapoint[];
      readonly breaching: number;
      /** Periods without data that were filled in. */
      readonly missing: number;
    };

/** Periods beyond the evaluation periods that are looked at when data are missing. */
const periodsBeyond = 2;

/** How many periods CloudWatch retrieves to evaluate an alarm: its evaluation range. */
export function evaluationRange({ evaluationPeriods }: Pick<AlarmThreshold, 'evaluationPeriods'>): number {
  return evaluationPeriods + periodsBeyond;
}

/**
 * An alarm's state by the periods of its evaluation range, newest first, undefined where a period has no data. Real data
 * count before anything is filled in, older ones too.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluateAlarm(alarm: AlarmThreshold, range: readonly (AlarmDatapoint | undefined)[]): AlarmVerdict {
  const { evaluationPeriods, datapointsToAlarm, missingData } = alarm;
  const evaluated = range.filter((point) => point !== undefined).slice(0, evaluationPeriods);
  if (evaluated.some(({ isInsignificant }) => isInsignificant)) return { kind: 'retain' };
  const breaching = evaluated.filter(({ value }) => breaches(alarm, value)).length;
  const missing = evaluationPeriods - evaluated.length;
  const decided = (state: AlarmState): AlarmVerdict => ({ kind: 'state', state, evaluated, breaching, missing });

  if (breaching >= datapointsToAlarm) return decided('ALARM');
  if (missing === 0) return decided('OK');
  switch (missingData) {
    case 'breaching':
      return decided(breaching + missing >= datapointsToAlarm ? 'ALARM' : 'OK');
    case 'notBreaching':
      return decided('OK');
    case 'missing':
    case 'ignore': {
      if (evaluated.length > breaching) return decided('OK');
      if (missingData === 'ignore') return { kind: 'retain' };
      if (evaluated.length === 0) return decided('INSUFFICIENT_DATA');
      return hasWaitedLongEnough(alarm, range) ? decided('ALARM') : { kind: 'retain' };
    }
    default:
      return missingData satisfies never;
  }
}

/**
 * A single breaching datapoint does not ring the alarm while newer ones may still show that all is well; once it is as
 * old as M periods, and nothing but breaching or missing data came after it, it does.
 */
function hasWaitedLongEnough(alarm: AlarmThreshold, range: readonly (AlarmDatapoint | undefined)[]): boolean {
  const oldest = range
    .slice(0, alarm.evaluationPeriods)
    .findLastIndex((point) => point !== undefined && breaches(alarm, point.value));
  return oldest + 1 >= alarm.datapointsToAlarm;
}

export function breaches({ comparison, threshold }: AlarmThreshold, value: number): boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return comparison satisfies never;
  }
}

/**
 * Whether a percentile of so many samples means nothing: from 0.5 on fewer than 10 / (1 - percentile), below it fewer
 * than 10 / percentile. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
export function isInsignificant(percentile: number, samples: number): boolean {
  const share = percentile / 100;
  return samples < 10 / (share >= 0.5 ? 1 - share : share);
}
