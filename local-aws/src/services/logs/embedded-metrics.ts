import type { NewEvent } from '../../store/event-log.ts';
import type { Sample } from '../cloudwatch/index.ts';

const mostMetrics = 100;
const mostValues = 100;
const mostDimensions = 30;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The metrics that a line in embedded metric format carries; none where it is no such line.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics({ message, timestamp }: NewEvent): Sample[] {
  // Parsing every line of every task would cost more than all the rest of logging.
  if (!message.startsWith('{') || !message.includes('"CloudWatchMetrics"')) return [];
  const root = parse(message);
  const metadata = root && fieldsOf(root._aws);
  if (!root || !metadata) return [];
  const at = typeof metadata.Timestamp === 'number' ? metadata.Timestamp : timestamp;
  return listOf(metadata.CloudWatchMetrics).flatMap((directive) => samples(root, fieldsOf(directive) ?? {}, at));
}

function parse(message: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(message));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function samples(root: Fields, directive: Fields, timestamp: number): Sample[] {
  const { Namespace: namespace } = directive;
  if (typeof namespace !== 'string' || namespace === '') return [];
  const sets = listOf(directive.Dimensions);
  const dimensionSets = (sets.length === 0 ? [[]] : sets).flatMap((set) => dimensionsFrom(root, listOf(set)));
  return listOf(directive.Metrics)
    .slice(0, mostMetrics)
    .flatMap((definition) => {
      const { Name: name, Unit: unit, StorageResolution } = fieldsOf(definition) ?? {};
      const values = typeof name === 'string' ? valuesOf(root[name]) : [];
      if (typeof name !== 'string' || values.length === 0) return [];
      return dimensionSets.map(
        (dimensions): Sample => ({
          namespace,
          name,
          dimensions,
          unit: typeof unit === 'string' ? unit : 'None',
          timestamp,
          highResolution: StorageResolution === 1,
          values,
        }),
      );
    });
}

function valuesOf(value: unknown): [number, number][] {
  const all = Array.isArray(value) ? value.slice(0, mostValues) : [value];
  return all.flatMap((each: unknown) => (typeof each === 'number' && Number.isFinite(each) ? [[each, 1]] : []));
}

/** Undefined members make the whole set invalid, as on AWS. */
function dimensionsFrom(root: Fields, names: readonly unknown[]): Sample['dimensions'][] {
  if (names.length > mostDimensions) return [];
  const dimensions = names.flatMap((name) => {
    const value = typeof name === 'string' ? root[name] : undefined;
    return typeof name === 'string' && typeof value === 'string' ? [{ Name: name, Value: value }] : [];
  });
  return dimensions.length === names.length ? [dimensions] : [];
}
