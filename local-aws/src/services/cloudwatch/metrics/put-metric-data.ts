import type { Milliseconds } from '../../../clock.ts';
import type { MetricDatum, PutMetricDataInput } from '../../../models/generated/cloudwatch.ts';
import { cloudWatchError } from '../errors.ts';
import type { MetricStore, Sample } from './metric-store.ts';

const mostData = 1_000;
const mostValues = 150;
const oldest: Milliseconds = 14 * 86_400_000;
const newest: Milliseconds = 2 * 3_600_000;
const largest = 2 ** 360;

/** Rules: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export function putMetricData(store: MetricStore, input: PutMetricDataInput, now: Milliseconds): void {
  const { Namespace: namespace } = input;
  if (namespace.startsWith('AWS/')) throw invalid(`The value AWS/ for parameter Namespace is invalid.`);
  const data = [
    ...(input.MetricData ?? []).map((datum, index) => sample(namespace, datum, `MetricData.member.${index + 1}`, now)),
    ...(input.EntityMetricData ?? []).flatMap(({ MetricData = [] }, entity) =>
      MetricData.map((datum, index) =>
        sample(namespace, datum, `EntityMetricData.member.${entity + 1}.MetricData.member.${index + 1}`, now),
      ),
    ),
  ];
  if (data.length === 0) {
    throw cloudWatchError('MissingRequiredParameterException', 'The parameter MetricData is required.');
  }
  if (data.length > mostData) {
    throw cloudWatchError(
      'ValidationError',
      `The collection MetricData must not have a size greater than ${mostData}.`,
    );
  }
  for (const each of data) store.put(each);
}

function sample(namespace: string, datum: MetricDatum, path: string, now: Milliseconds): Sample {
  const timestamp = datum.Timestamp ?? now;
  if (timestamp < now - oldest || timestamp > now + newest) {
    throw invalid(
      `The parameter ${path}.Timestamp must specify a time no more than two weeks in the past and no more than two hours in the future.`,
    );
  }
  const resolution = datum.StorageResolution ?? 60;
  if (resolution !== 1 && resolution !== 60) {
    throw invalid(`The parameter ${path}.StorageResolution must be 1 or 60.`);
  }
  return {
    namespace,
    name: datum.MetricName,
    dimensions: datum.Dimensions ?? [],
    unit: datum.Unit ?? 'None',
    timestamp,
    highResolution: resolution === 1,
    values: valuesOf(datum, path),
  };
}

function valuesOf({ Value, Values, Counts, StatisticValues: set }: MetricDatum, path: string): Sample['values'] {
  const given = [Value, Values, set].filter((each) => each !== undefined).length;
  if (given > 1) {
    throw cloudWatchError(
      'InvalidParameterCombinationException',
      `The parameters ${path}.Value, ${path}.Values and ${path}.StatisticValues are mutually exclusive and you have specified more than one.`,
    );
  }
  if (set) {
    const { Sum: sum, SampleCount: sampleCount, Minimum: minimum, Maximum: maximum } = set;
    for (const each of [sum, sampleCount, minimum, maximum]) checkNumber(each, `${path}.StatisticValues`);
    if (sampleCount <= 0 || minimum > maximum) throw invalid(`The parameter ${path}.StatisticValues is invalid.`);
    return { sum, sampleCount, minimum, maximum };
  }
  const values = Value === undefined ? Values : [Value];
  if (!values || values.length === 0) {
    throw cloudWatchError('MissingRequiredParameterException', `The parameter ${path}.Value is required.`);
  }
  if (values.length > mostValues) {
    throw cloudWatchError(
      'ValidationError',
      `The collection ${path}.Values must not have a size greater than ${mostValues}.`,
    );
  }
  if (Counts && Counts.length !== values.length) {
    throw cloudWatchError(
      'InvalidParameterCombinationException',
      `The parameters ${path}.Values and ${path}.Counts must be of the same size.`,
    );
  }
  return values.map((value, index): [number, number] => {
    checkNumber(value, `${path}.Value`);
    const count = Counts?.[index] ?? 1;
    if (!(count > 0 && count <= largest))
      throw invalid(`The parameter ${path}.Counts must hold numbers greater than 0.`);
    return [value, count];
  });
}

function checkNumber(value: number, path: string): void {
  if (!(Math.abs(value) <= largest)) throw invalid(`The value ${value} for parameter ${path} is invalid.`);
}

function invalid(message: string): Error {
  return cloudWatchError('InvalidParameterValueException', message);
}
