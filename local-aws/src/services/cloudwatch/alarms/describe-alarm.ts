import type { CompositeAlarm, MetricAlarm } from '../../../models/generated/cloudwatch.ts';
import type { AlarmRow, CompositeAlarmRow, MetricAlarmRow } from './alarm-rows.ts';

function described(row: AlarmRow): Pick<MetricAlarm, keyof MetricAlarm & keyof CompositeAlarm> {
  return {
    AlarmName: row.name,
    AlarmArn: row.arn,
    AlarmDescription: row.description,
    AlarmConfigurationUpdatedTimestamp: row.configuredAt,
    ActionsEnabled: row.actionsEnabled,
    OKActions: row.okActions,
    AlarmActions: row.alarmActions,
    InsufficientDataActions: row.insufficientDataActions,
    StateValue: row.standing.value,
    StateReason: row.standing.reason,
    StateReasonData: row.standing.reasonData,
    StateUpdatedTimestamp: row.standing.updatedAt,
    StateTransitionedTimestamp: row.standing.transitionedAt,
  };
}

export function describeMetricAlarm(row: MetricAlarmRow): MetricAlarm {
  const { source, threshold } = row;
  const single = source.kind === 'single' ? source.metric : undefined;
  return {
    ...described(row),
    MetricName: single?.metricName,
    Namespace: single?.namespace,
    Statistic: single?.statistic,
    ExtendedStatistic: single?.extendedStatistic,
    Dimensions: single?.dimensions ?? [],
    Period: single?.period,
    Unit: single?.unit,
    EvaluationPeriods: threshold.evaluationPeriods,
    DatapointsToAlarm: row.datapointsToAlarm,
    Threshold: threshold.threshold,
    ComparisonOperator: threshold.comparison,
    TreatMissingData: threshold.missingData,
    EvaluateLowSampleCountPercentile: row.lowSamples,
    Metrics:
      source.kind === 'queries'
        ? source.queries.map((query) => ({ ...query, ReturnData: query.ReturnData ?? true }))
        : undefined,
  };
}

export function describeCompositeAlarm(row: CompositeAlarmRow): CompositeAlarm {
  return {
    ...described(row),
    AlarmRule: row.rule,
    ActionsSuppressor: row.suppressor?.alarm,
    ActionsSuppressorWaitPeriod: row.suppressor?.waitSeconds,
    ActionsSuppressorExtensionPeriod: row.suppressor?.extensionSeconds,
    ActionsSuppressedBy: row.suppressedBy,
  };
}
