import { alarmsIn, parseCompositeRule } from '../../../engine/alarms/composite-rule.ts';
import type { DescribeAlarmsInput, MetricStat, Operations } from '../../../models/generated/cloudwatch.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { cloudWatchError } from '../errors.ts';
import { keyOf } from '../metrics/metric-store.ts';
import { page } from '../page.ts';
import { typeOf } from './alarm-changes.ts';
import type { AlarmRow, AlarmTables, MetricAlarmRow } from './alarm-rows.ts';
import { parentsOf } from './composite-alarms.ts';
import { describeCompositeAlarm, describeMetricAlarm } from './describe-alarm.ts';
import { queriesOf } from './metric-alarm-evaluator.ts';

type Names = 'DescribeAlarms' | 'DescribeAlarmsForMetric' | 'DescribeAlarmHistory';

const largestPage = 100;

/** The operations that tell of alarms. */
export function describeOperations({
  alarms,
  history,
}: AlarmTables): Required<Pick<ServiceOperations<Operations>, Names>> {
  const sorted = (): AlarmRow[] =>
    [...alarms.values()].sort(({ name: one }, { name: other }) => (one < other ? -1 : 1));

  function wanted(input: DescribeAlarmsInput): AlarmRow[] {
    if (input.ChildrenOfAlarmName !== undefined) {
      const parent = alarms.get(input.ChildrenOfAlarmName);
      const children = parent?.kind === 'composite' ? alarmsIn(parseCompositeRule(parent.rule)) : [];
      return sorted().filter(({ name }) => children.includes(name));
    }
    if (input.ParentsOfAlarmName !== undefined) return parentsOf(alarms, input.ParentsOfAlarmName);
    if (input.AlarmNames && input.AlarmNamePrefix !== undefined) {
      throw cloudWatchError('ValidationError', 'Specify either AlarmNames or AlarmNamePrefix, not both.');
    }
    const types = input.AlarmTypes ?? ['MetricAlarm'];
    return sorted().filter((row) => types.includes(typeOf(row)) && isWanted(row, input));
  }

  return {
    DescribeAlarms(input) {
      const { items, nextToken } = page(wanted(input), input.MaxRecords ?? largestPage, input.NextToken);
      return {
        MetricAlarms: items.flatMap((row) => (row.kind === 'metric' ? [describeMetricAlarm(row)] : [])),
        CompositeAlarms: items.flatMap((row) => (row.kind === 'composite' ? [describeCompositeAlarm(row)] : [])),
        NextToken: nextToken,
      };
    },

    DescribeAlarmsForMetric(input) {
      const key = keyOf({ namespace: input.Namespace, name: input.MetricName, dimensions: input.Dimensions ?? [] });
      const watches = (row: MetricAlarmRow): boolean =>
        queriesOf(row).some(({ MetricStat: stat }) => {
          if (!stat || keyOf(nameOfMetric(stat)) !== key) return false;
          const statistic = input.Statistic ?? input.ExtendedStatistic;
          return (
            (statistic === undefined || stat.Stat === statistic) &&
            (input.Period === undefined || stat.Period === input.Period) &&
            (input.Unit === undefined || stat.Unit === input.Unit)
          );
        });
      return {
        MetricAlarms: sorted().flatMap((row) =>
          row.kind === 'metric' && watches(row) ? [describeMetricAlarm(row)] : [],
        ),
      };
    },

    DescribeAlarmHistory(input) {
      const types = input.AlarmTypes ?? ['MetricAlarm'];
      const rows = input.AlarmName === undefined ? [...history.values()].flat() : (history.get(input.AlarmName) ?? []);
      const direction = input.ScanBy === 'TimestampAscending' ? 1 : -1;
      const found = rows
        .filter(
          ({ type, at, item }) =>
            types.includes(type) &&
            (input.HistoryItemType === undefined || item === input.HistoryItemType) &&
            (input.StartDate === undefined || at >= input.StartDate) &&
            (input.EndDate === undefined || at <= input.EndDate),
        )
        .toReversed()
        .sort((one, other) => one.at - other.at);
      const ordered = direction === 1 ? found : found.toReversed();
      const { items, nextToken } = page(ordered, input.MaxRecords ?? largestPage, input.NextToken);
      return {
        AlarmHistoryItems: items.map(({ alarm, type, at, item, summary, data }) => ({
          AlarmName: alarm,
          AlarmType: type,
          Timestamp: at,
          HistoryItemType: item,
          HistorySummary: summary,
          HistoryData: data,
        })),
        NextToken: nextToken,
      };
    },
  };
}

function nameOfMetric({ Metric }: MetricStat): Parameters<typeof keyOf>[0] {
  return { namespace: Metric.Namespace ?? '', name: Metric.MetricName ?? '', dimensions: Metric.Dimensions ?? [] };
}

function isWanted(row: AlarmRow, input: DescribeAlarmsInput): boolean {
  const actions = [...row.okActions, ...row.alarmActions, ...row.insufficientDataActions];
  const { ActionPrefix: actionPrefix } = input;
  return (
    (input.AlarmNames === undefined || input.AlarmNames.length === 0 || input.AlarmNames.includes(row.name)) &&
    row.name.startsWith(input.AlarmNamePrefix ?? '') &&
    (input.StateValue === undefined || row.standing.value === input.StateValue) &&
    (actionPrefix === undefined || actions.some((arn) => arn.startsWith(actionPrefix)))
  );
}
