/** What CloudWatch makes one number a period of. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** As AWS writes it: `Average`, `p99`, `TC(:0.5)`. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

export type Measure =
  | { readonly kind: 'metric'; readonly metric: Metric }
  | {
      readonly kind: 'expression';
      readonly label: string;
      /** In metric math, of the metrics' ids. */
      readonly expression: string;
      readonly metrics: ReadonlyMap<string, Metric>;
    };

export type Limit =
  | { readonly kind: 'threshold'; readonly value: number }
  /** What CloudWatch has learnt to expect, and as many standard deviations to each side. */
  | { readonly kind: 'band'; readonly deviations: number };

export const comparisons = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
  'GreaterThanUpperThreshold',
] as const;
export type Comparison = (typeof comparisons)[number];

export const withoutData = ['breaching', 'notBreaching', 'ignore', 'missing'] as const;
export type WithoutData = (typeof withoutData)[number];

/** What every alarm has. */
export interface Described {
  /** Without the application and the environment, with which it begins. */
  readonly name: string;
  /** Its description without the runbook. */
  readonly says: string;
  /** The file's name; undefined where the description does not end with one. */
  readonly runbook: string | undefined;
  /** Whether ECS takes a deployment back when it rings. */
  readonly rollsBack: boolean;
}

export interface MetricAlarm extends Described {
  readonly kind: 'metric';
  readonly measure: Measure;
  readonly comparison: Comparison;
  readonly limit: Limit;
  /** How many of the periods must be bad. */
  readonly datapoints: number;
  readonly periods: number;
  readonly withoutData: WithoutData;
}

export interface CompositeAlarm extends Described {
  readonly kind: 'composite';
  /** As AWS writes it, with the names as they are here: `ALARM("a") AND ALARM("b")`. */
  readonly rule: string;
}

export type Alarm = MetricAlarm | CompositeAlarm;

/** The alarms that a composite alarm is made of. */
export function partsOf({ rule }: CompositeAlarm): readonly string[] {
  return [...rule.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}
