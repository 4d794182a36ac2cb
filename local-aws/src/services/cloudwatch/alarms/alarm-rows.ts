import type { Milliseconds } from '../../../clock.ts';
import type { AlarmState, AlarmThreshold } from '../../../engine/alarms/evaluate-alarm.ts';
import type {
  Dimension,
  HistoryItemType,
  MetricDataQuery,
  StandardUnit,
  Statistic,
} from '../../../models/generated/cloudwatch.ts';
import type { Store, Table } from '../../../store/store.ts';

export interface AlarmStanding {
  readonly value: AlarmState;
  readonly reason: string;
  readonly reasonData: string | undefined;
  readonly updatedAt: Milliseconds;
  /** When the value last changed. */
  readonly transitionedAt: Milliseconds;
}

interface AnyAlarm {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly actionsEnabled: boolean;
  readonly okActions: readonly string[];
  readonly alarmActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
  readonly configuredAt: Milliseconds;
  readonly standing: AlarmStanding;
}

/** The one metric of an alarm that has no queries. */
export interface SingleMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly Dimension[];
  /** Seconds. */
  readonly period: number;
  readonly unit: StandardUnit | undefined;
  readonly statistic: Statistic | undefined;
  readonly extendedStatistic: string | undefined;
}

export interface MetricAlarmRow extends AnyAlarm {
  readonly kind: 'metric';
  readonly source:
    | { readonly kind: 'single'; readonly metric: SingleMetric }
    | { readonly kind: 'queries'; readonly queries: readonly MetricDataQuery[] };
  readonly threshold: AlarmThreshold;
  /** As given: what was left out is not told. */
  readonly datapointsToAlarm: number | undefined;
  readonly lowSamples: 'evaluate' | 'ignore' | undefined;
}

export interface CompositeAlarmRow extends AnyAlarm {
  readonly kind: 'composite';
  readonly rule: string;
  readonly suppressor:
    | { readonly alarm: string; readonly waitSeconds: number; readonly extensionSeconds: number }
    | undefined;
  /** Why actions of the last change were not taken. */
  readonly suppressedBy: 'Alarm' | 'WaitPeriod' | 'ExtensionPeriod' | undefined;
}

export type AlarmRow = MetricAlarmRow | CompositeAlarmRow;

export interface HistoryRow {
  readonly alarm: string;
  readonly type: 'MetricAlarm' | 'CompositeAlarm';
  readonly at: Milliseconds;
  readonly item: HistoryItemType;
  readonly summary: string;
  /** JSON. */
  readonly data: string;
}

/** CloudWatch's tables besides metrics, which live in memory. */
export interface AlarmTables {
  readonly alarms: Table<AlarmRow>;
  /** By alarm, newest first; stays after the alarm's deletion. */
  readonly history: Table<readonly HistoryRow[]>;
  /** By ARN. */
  readonly tags: Table<Readonly<Record<string, string>>>;
}

const keptHistory = 200;

export function addHistory(history: Table<readonly HistoryRow[]>, row: HistoryRow): void {
  history.put(row.alarm, [row, ...(history.get(row.alarm) ?? [])].slice(0, keptHistory));
}

export function alarmTables(store: Store): AlarmTables {
  return {
    alarms: store.table('cloudwatch.alarms'),
    history: store.table('cloudwatch.alarm-history'),
    tags: store.table('cloudwatch.tags'),
  };
}
