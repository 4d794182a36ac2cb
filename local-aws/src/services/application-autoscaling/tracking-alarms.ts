import { scaleInShare } from '../../engine/autoscaling/target-tracking.ts';
import type {
  CustomizedMetricSpecification,
  PredefinedMetricSpecification,
  TargetTrackingScalingPolicyConfiguration,
} from '../../models/generated/application-autoscaling.ts';
import type { MetricDataQuery, PutMetricAlarmInput } from '../../models/generated/cloudwatch.ts';
import { standardUnit } from '../cloudwatch/metrics/units.ts';
import { scalingError } from './errors.ts';
import type { Scalable } from './state.ts';

type Watched = Pick<
  PutMetricAlarmInput,
  'Namespace' | 'MetricName' | 'Dimensions' | 'Statistic' | 'Unit' | 'Period' | 'Metrics'
>;

export interface TrackingAlarm {
  readonly direction: 'out' | 'in';
  readonly input: PutMetricAlarmInput;
}

const period = 60;

/**
 * The alarms of a target tracking policy, as AWS makes them: three minutes above the target, a quarter of an hour below
 * nine tenths of it.
 */
export function trackingAlarms(
  policy: {
    readonly scalable: Scalable;
    readonly arn: string;
    readonly settings: TargetTrackingScalingPolicyConfiguration;
  },
  uuid: () => string,
): readonly TrackingAlarm[] {
  const { scalable, arn, settings } = policy;
  const watched = watchedMetric(scalable, settings);
  const alarm = (
    name: 'AlarmHigh' | 'AlarmLow',
    threshold: number,
    evaluationPeriods: number,
  ): PutMetricAlarmInput => ({
    AlarmName: `TargetTracking-${scalable.resource}-${name}-${uuid()}`,
    AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${arn}.`,
    ...watched,
    EvaluationPeriods: evaluationPeriods,
    Threshold: threshold,
    ComparisonOperator: name === 'AlarmHigh' ? 'GreaterThanThreshold' : 'LessThanThreshold',
    AlarmActions: [arn],
  });
  const high: TrackingAlarm = { direction: 'out', input: alarm('AlarmHigh', settings.TargetValue, 3) };
  if (settings.DisableScaleIn === true) return [high];
  return [high, { direction: 'in', input: alarm('AlarmLow', round(settings.TargetValue * scaleInShare), 15) }];
}

function round(threshold: number): number {
  return Number(threshold.toPrecision(12));
}

function watchedMetric(scalable: Scalable, settings: TargetTrackingScalingPolicyConfiguration): Watched {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = settings;
  if ((predefined === undefined) === (customized === undefined)) {
    throw scalingError(
      'ValidationException',
      'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified.',
    );
  }
  return predefined ? predefinedMetric(scalable, predefined) : customizedMetric(customized ?? {});
}

function predefinedMetric(
  { resource }: Scalable,
  { PredefinedMetricType: type, ResourceLabel: label }: PredefinedMetricSpecification,
): Watched {
  const [, cluster = '', service = ''] = resource.split('/');
  const ofService = {
    Namespace: 'AWS/ECS',
    Dimensions: [
      { Name: 'ClusterName', Value: cluster },
      { Name: 'ServiceName', Value: service },
    ],
    Statistic: 'Average',
    Period: period,
  } as const;
  switch (type) {
    case 'ECSServiceAverageCPUUtilization':
      return { ...ofService, MetricName: 'CPUUtilization' };
    case 'ECSServiceAverageMemoryUtilization':
      return { ...ofService, MetricName: 'MemoryUtilization' };
    case 'ALBRequestCountPerTarget': {
      const group = /^app\/[^/]+\/[^/]+\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label ?? '')?.[1];
      if (group === undefined) {
        throw scalingError(
          'ValidationException',
          `Invalid resource label: ${label ?? ''}. It must be app/load-balancer/id/targetgroup/target-group/id.`,
        );
      }
      return {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'RequestCountPerTarget',
        Dimensions: [{ Name: 'TargetGroup', Value: group }],
        Statistic: 'Sum',
        Period: period,
      };
    }
    default:
      throw scalingError(
        'ValidationException',
        `local-aws scales ECS services by ECSServiceAverageCPUUtilization, ECSServiceAverageMemoryUtilization, ALBRequestCountPerTarget and customized metrics, not by ${type}.`,
      );
  }
}

function customizedMetric({
  MetricName,
  Namespace,
  Dimensions,
  Statistic,
  Unit,
  Metrics,
}: CustomizedMetricSpecification): Watched {
  if (Metrics && Metrics.length > 0) {
    return {
      Metrics: Metrics.map(
        ({ Id, Expression, Label, ReturnData, MetricStat }): MetricDataQuery => ({
          Id,
          Expression,
          Label,
          ReturnData,
          MetricStat: MetricStat && {
            Metric: MetricStat.Metric,
            Period: period,
            Stat: MetricStat.Stat,
            Unit: MetricStat.Unit === undefined ? undefined : standardUnit(MetricStat.Unit),
          },
        }),
      ),
    };
  }
  if (MetricName === undefined || Namespace === undefined || Statistic === undefined) {
    throw scalingError(
      'ValidationException',
      'MetricName, Namespace and Statistic are required for a customized metric.',
    );
  }
  return {
    MetricName,
    Namespace,
    Dimensions,
    Statistic,
    Unit: Unit === undefined ? undefined : standardUnit(Unit),
    Period: period,
  };
}
