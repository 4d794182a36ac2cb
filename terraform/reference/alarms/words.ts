import { type Comparison, type CompositeAlarm, type Limit, type Metric, type MetricAlarm, partsOf } from './alarm.ts';

/** ``average `CPUUtilization` (`AWS/ECS`) above 80 in 4 of 5 minutes``. What is told `beside` stands behind the limit. */
export function conditionOf(alarm: MetricAlarm, beside = ''): string {
  const { measure, comparison, limit, datapoints, periods } = alarm;
  const what = measure.kind === 'metric' ? metricInWords(measure.metric) : `[${measure.label}](#${formulasAnchor})`;
  const when = periodsInWords(datapoints, periods, periodSecondsOf(alarm));
  return `${what} ${comparisonInWords(comparison, limit)}${beside} ${when}`;
}

/** `` `<name>-a` and `<name>-b` ring at the same time ``; what is more than that, as AWS writes it. */
export function ruleInWords(alarm: CompositeAlarm): string {
  const parts = partsOf(alarm);
  const isEach = alarm.rule === parts.map((name) => `ALARM("${name}")`).join(' AND ');
  return isEach ? `${listed(parts.map(nameInCode))} ring at the same time` : `\`${alarm.rule}\``;
}

/** The anchor of the page's part that has the formulas. */
export const formulasAnchor = 'how-it-is-computed';

export function nameInCode(name: string): string {
  return `\`<name>-${name}\``;
}

export function missingInWords({ withoutData }: MetricAlarm): string {
  switch (withoutData) {
    case 'notBreaching':
      return 'good';
    case 'breaching':
      return 'bad';
    case 'ignore':
      return 'nothing: it stays as it was';
    case 'missing':
      return 'nothing: it does not know';
    default:
      return withoutData satisfies never;
  }
}

export function limitInWords(limit: Limit): string {
  if (limit.kind === 'threshold') return String(limit.value);
  return `what CloudWatch has learnt to expect, ${limit.deviations} standard deviations to each side,`;
}

/** ``sum of `RequestCount` ``, or what CloudWatch calls it where there is no word for it. */
export function statisticInWords({ statistic, name }: Metric): string {
  const percentile = /^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1];
  if (percentile !== undefined) return `${percentile}th percentile of \`${name}\``;
  const upTo = /^TC\(:([\d.]+)\)$/.exec(statistic)?.[1];
  if (upTo !== undefined) return `count of \`${name}\` up to ${upTo}`;
  const words = new Map([
    ['Average', `average \`${name}\``],
    ['Sum', `sum of \`${name}\``],
    ['Minimum', `lowest \`${name}\``],
    ['Maximum', `highest \`${name}\``],
    ['SampleCount', `count of \`${name}\``],
  ]);
  return words.get(statistic) ?? `${statistic} of \`${name}\``;
}

/** `a, b and c` */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function metricInWords(metric: Metric): string {
  return `${statisticInWords(metric)} (\`${metric.namespace}\`)`;
}

function periodSecondsOf({ measure }: MetricAlarm): number {
  if (measure.kind === 'metric') return measure.metric.periodSeconds;
  return Math.max(...[...measure.metrics.values()].map(({ periodSeconds }) => periodSeconds));
}

function comparisonInWords(comparison: Comparison, limit: Limit): string {
  const words = limitInWords(limit);
  switch (comparison) {
    case 'GreaterThanThreshold':
    case 'GreaterThanUpperThreshold':
      return `above ${words}`;
    case 'GreaterThanOrEqualToThreshold':
      return `at least ${words}`;
    case 'LessThanThreshold':
    case 'LessThanLowerThreshold':
      return `below ${words}`;
    case 'LessThanOrEqualToThreshold':
      return `at most ${words}`;
    case 'LessThanLowerOrGreaterThanUpperThreshold':
      return `outside ${words}`;
    default:
      return comparison satisfies never;
  }
}

function periodsInWords(datapoints: number, periods: number, seconds: number): string {
  const { count, unit } = spanOf(seconds);
  const span = count === 1 ? unit : `${count} ${unit}s`;
  if (periods === 1) return `over ${count === 1 ? `${unit === 'hour' ? 'an' : 'a'} ${unit}` : span}`;
  const spans = count === 1 ? `${unit}s` : `spans of ${span}`;
  return datapoints === periods ? `in ${periods} ${spans} in a row` : `in ${datapoints} of ${periods} ${spans}`;
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

function spanOf(seconds: number): { readonly count: number; readonly unit: string } {
  const [unit, length] = units.find(([, length]) => seconds % length === 0) ?? ['second', 1];
  return { count: seconds / length, unit };
}
