import { accountId } from '../../../wire/operation.ts';
import type { AlarmEvent } from './alarm-changes.ts';
import type { MetricAlarmRow } from './alarm-rows.ts';

/**
 * What CloudWatch publishes to an SNS topic when an alarm changes.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export function alarmNotification({ alarm, before }: AlarmEvent): {
  readonly subject: string;
  readonly message: string;
} {
  const region = alarm.arn.split(':')[3] ?? '';
  const zoned = (point: number): string => new Date(point).toISOString().replace('Z', '+0000');
  const message = {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: accountId,
    AlarmConfigurationUpdatedTimestamp: zoned(alarm.configuredAt),
    NewStateValue: alarm.standing.value,
    NewStateReason: alarm.standing.reason,
    StateChangeTime: zoned(alarm.standing.updatedAt),
    Region: region,
    AlarmArn: alarm.arn,
    OldStateValue: before,
    OKActions: alarm.okActions,
    AlarmActions: alarm.alarmActions,
    InsufficientDataActions: alarm.insufficientDataActions,
    ...(alarm.kind === 'metric' ? { Trigger: trigger(alarm) } : { AlarmRule: alarm.rule }),
  };
  return { subject: `${alarm.standing.value}: "${alarm.name}" in ${region}`, message: JSON.stringify(message) };
}

function trigger({ source, threshold, lowSamples }: MetricAlarmRow): object {
  const rules = {
    EvaluationPeriods: threshold.evaluationPeriods,
    DatapointsToAlarm: threshold.datapointsToAlarm,
    ComparisonOperator: threshold.comparison,
    Threshold: threshold.threshold,
    TreatMissingData: threshold.missingData,
    EvaluateLowSampleCountPercentile: lowSamples ?? '',
  };
  if (source.kind === 'queries') return { Metrics: source.queries, ...rules };
  const { metricName, namespace, statistic, extendedStatistic, unit, dimensions, period } = source.metric;
  return {
    MetricName: metricName,
    Namespace: namespace,
    ...(statistic === undefined
      ? { StatisticType: 'ExtendedStatistic', ExtendedStatistic: extendedStatistic }
      : { StatisticType: 'Statistic', Statistic: statistic.toUpperCase() }),
    Unit: unit ?? null,
    Dimensions: dimensions.map(({ Name, Value }) => ({ value: Value, name: Name })),
    Period: period,
    ...rules,
  };
}
