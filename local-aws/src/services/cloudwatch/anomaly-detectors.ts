import type { AnomalyDetector, Operations, PutAnomalyDetectorInput } from '../../models/generated/cloudwatch.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { cloudWatchError } from './errors.ts';
import { keyOf } from './metrics/metric-store.ts';
import { page } from './page.ts';

type Names = 'PutAnomalyDetector' | 'DescribeAnomalyDetectors' | 'DeleteAnomalyDetector';

/** Kept as state: local-aws trains no models, so that a detector stays in training. */
export function anomalyDetectorOperations(store: Store): Required<Pick<ServiceOperations<Operations>, Names>> {
  const detectors = store.table<AnomalyDetector>('cloudwatch.anomaly-detectors');
  return {
    PutAnomalyDetector(input) {
      detectors.put(keyOfDetector(input), { ...asDetector(input), StateValue: 'PENDING_TRAINING' });
      return {};
    },

    DescribeAnomalyDetectors(input) {
      const types = input.AnomalyDetectorTypes ?? ['SINGLE_METRIC'];
      const found = [...detectors.values()].filter(
        ({ MetricMathAnomalyDetector: math, Namespace, MetricName, Dimensions = [] }) =>
          types.includes(math ? 'METRIC_MATH' : 'SINGLE_METRIC') &&
          (input.Namespace === undefined || Namespace === input.Namespace) &&
          (input.MetricName === undefined || MetricName === input.MetricName) &&
          (input.Dimensions ?? []).every(({ Name, Value }) =>
            Dimensions.some((dimension) => dimension.Name === Name && dimension.Value === Value),
          ),
      );
      const { items, nextToken } = page(found, input.MaxResults ?? 10, input.NextToken);
      return { AnomalyDetectors: items, NextToken: nextToken };
    },

    DeleteAnomalyDetector(input) {
      if (!detectors.delete(keyOfDetector(input))) {
        throw cloudWatchError('ResourceNotFoundException', 'The anomaly detector does not exist.');
      }
      return {};
    },
  };
}

type Named = Omit<PutAnomalyDetectorInput, 'Configuration' | 'MetricCharacteristics'>;

function keyOfDetector(input: Named): string {
  if (input.MetricMathAnomalyDetector) return JSON.stringify(input.MetricMathAnomalyDetector.MetricDataQueries ?? []);
  const single = input.SingleMetricAnomalyDetector ?? input;
  const { Namespace: namespace, MetricName: name, Dimensions: dimensions = [], Stat } = single;
  if (namespace === undefined || name === undefined || Stat === undefined) {
    throw cloudWatchError(
      'MissingRequiredParameterException',
      'The parameters Namespace, MetricName and Stat are required for a single metric.',
    );
  }
  return `${keyOf({ namespace, name, dimensions })} ${Stat}`;
}

function asDetector(input: PutAnomalyDetectorInput): AnomalyDetector {
  const { Configuration, MetricCharacteristics } = input;
  if (input.MetricMathAnomalyDetector) {
    return { MetricMathAnomalyDetector: input.MetricMathAnomalyDetector, Configuration, MetricCharacteristics };
  }
  const { Namespace, MetricName, Dimensions = [], Stat } = input.SingleMetricAnomalyDetector ?? input;
  const single = { Namespace, MetricName, Dimensions, Stat };
  return { ...single, SingleMetricAnomalyDetector: single, Configuration, MetricCharacteristics };
}
