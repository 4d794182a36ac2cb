import {
  type AlarmDatapoint,
  type AlarmState,
  type AlarmThreshold,
  type AlarmVerdict,
  breaches,
} from './evaluate-alarm.ts';

const words = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
} as const;

type Decided = Extract<AlarmVerdict, { kind: 'state' }>;

/** Why an alarm is in its state, in CloudWatch's own sentences (recorded from AWS's notifications). */
export function stateReason(alarm: AlarmThreshold, verdict: Decided, before: AlarmState): string {
  const { evaluated, breaching, missing, state } = verdict;
  const comparison = `${words[alarm.comparison]} the threshold (${decimal(alarm.threshold)})`;
  if (evaluated.length === 0) return withoutData(missing, state, alarm);
  const { evaluationPeriods: n, datapointsToAlarm: m } = alarm;
  if (state === 'ALARM') {
    const shown = evaluated.filter(({ value }) => breaches(alarm, value));
    const minimum = `(minimum ${count(m)} for ${before === 'ALARM' ? 'OK' : before} -> ALARM transition)`;
    return `Threshold Crossed: ${breaching} out of the last ${count(n)} ${list(shown)} ${breaching === 1 ? 'was' : 'were'} ${comparison} ${minimum}.`;
  }
  const fine = evaluated.filter(({ value }) => !breaches(alarm, value));
  if (m === n) {
    return `Threshold Crossed: ${count(fine.length)} ${list(fine)} ${fine.length === 1 ? 'was' : 'were'} not ${comparison}.`;
  }
  const needed = `(minimum ${count(n - m + 1)} for ALARM -> OK transition)`;
  return `Threshold Crossed: ${fine.length} out of the last ${count(n)} ${list(fine)} ${fine.length === 1 ? 'was' : 'were'} not ${comparison} ${needed}.`;
}

function withoutData(missing: number, state: AlarmState, { missingData }: AlarmThreshold): string {
  const be = missing === 1 ? 'was' : 'were';
  if (state === 'INSUFFICIENT_DATA') return `Insufficient Data: ${count(missing)} ${be} unknown.`;
  const treated = missingData === 'breaching' ? '[Breaching]' : '[NonBreaching]';
  const periods = `${missing} period${missing === 1 ? '' : 's'}`;
  const filled = `${missing} missing datapoint${missing === 1 ? '' : 's'} ${be} treated as ${treated}`;
  return `Threshold Crossed: no datapoints were received for ${periods} and ${filled}.`;
}

function count(datapoints: number): string {
  return `${datapoints} datapoint${datapoints === 1 ? '' : 's'}`;
}

const mostShown = 5;

function list(points: readonly AlarmDatapoint[]): string {
  const shown = points.slice(0, mostShown).map(({ start, value }) => `${decimal(value)} (${dayAndTime(start)})`);
  return `[${shown.join(', ')}${points.length > mostShown ? ', ...' : ''}]`;
}

/** Whole numbers have one decimal, as Java writes them. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function dayAndTime(point: number): string {
  const [date = '', time = ''] = new Date(point).toISOString().split('T');
  const [year = '', month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
}
