import type { Clock } from '../../clock.ts';
import type { AlarmState } from '../../engine/alarms/evaluate-alarm.ts';
import type { Operations, PutMetricAlarmInput } from '../../models/generated/cloudwatch.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { type AlarmAction, alarmChanges } from './alarms/alarm-changes.ts';
import { alarmOperations } from './alarms/alarm-operations.ts';
import { alarmTables } from './alarms/alarm-rows.ts';
import { compositeAlarms } from './alarms/composite-alarms.ts';
import { describeOperations } from './alarms/describe-operations.ts';
import { metricAlarmEvaluator } from './alarms/metric-alarm-evaluator.ts';
import { anomalyDetectorOperations } from './anomaly-detectors.ts';
import { dashboards } from './dashboards.ts';
import { readMetricFrom } from './math/evaluate-queries.ts';
import { getMetricData } from './math/get-metric-data.ts';
import { getMetricStatistics } from './metrics/get-metric-statistics.ts';
import { listMetrics } from './metrics/list-metrics.ts';
import { type MetricStore, metricStore } from './metrics/metric-store.ts';
import { putMetricData } from './metrics/put-metric-data.ts';
import { type Measured, publishOwnMetrics } from './published/publisher.ts';
import { tagOperations } from './tags.ts';

export type { AlarmAction, AlarmEvent } from './alarms/alarm-changes.ts';
export type { AlarmRow } from './alarms/alarm-rows.ts';
export { alarmNotification } from './alarms/notification.ts';
export type { MetricStore, Sample } from './metrics/metric-store.ts';
export type { Measured } from './published/publisher.ts';

export interface CloudWatchDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
}

export interface CloudWatch {
  readonly plugin: ServicePlugin;
  readonly metrics: MetricStore;
  readonly alarms: {
    /** Undefined for an alarm that does not exist. */
    stateOf(name: string): AlarmState | undefined;
    /** Calls back after every change of an alarm's state; the returned function ends it. */
    onChange(listener: (name: string) => void): () => void;
    /** For callers inside, with settings that are taken to be valid. */
    put(input: PutMetricAlarmInput, region: string): void;
    /** As SetAlarmState. */
    set(name: string, state: AlarmState): void;
    delete(names: readonly string[]): void;
  };
  /** Who carries out actions of a kind, e.g. those that are SNS topics. */
  addAction(action: AlarmAction): void;
  /** Begins to evaluate the alarms that are in the store, and to publish what is measured here. */
  start(measured: Measured): void;
  close(): void;
}

/**
 * CloudWatch: metrics in memory, alarms and dashboards in the store. A metric and an alarm are the same in every region.
 */
export function cloudWatch({ store, clock, pace }: CloudWatchDependencies): CloudWatch {
  const metrics = metricStore({ clock, alwaysHighResolution: pace.scale(1) < 1_000 });
  const tables = alarmTables(store);
  const composites = compositeAlarms({ alarms: tables.alarms, clock, pace, changes: () => changes });
  const changes = alarmChanges({ tables, clock, holdsBack: composites.holdsBack });
  changes.onChange(composites.follow);
  const evaluator = metricAlarmEvaluator({ alarms: tables.alarms, metrics, changes, clock, pace });
  const operations = alarmOperations({
    tables,
    clock,
    changes,
    onPut(name) {
      evaluator.reschedule();
      composites.evaluate(name);
    },
  });
  const boards = dashboards(store, tables.tags, clock);
  const readMetric = readMetricFrom(metrics);
  const plugin = defineService<Operations>('cloudwatch', {
    ...operations,
    ...describeOperations(tables),
    ...boards.operations,
    ...tagOperations(tables, boards.isDashboard),
    ...anomalyDetectorOperations(store),
    PutMetricData(input) {
      putMetricData(metrics, input, clock.now());
      return {};
    },
    GetMetricData: (input) => getMetricData(readMetric, input),
    GetMetricStatistics: (input) => getMetricStatistics(metrics, input),
    ListMetrics: (input) => listMetrics(metrics, input, clock.now()),
  });
  let publishing: { stop(): void } | undefined;
  const inside = { requestId: '', endpoint: '' };
  return {
    plugin,
    metrics,
    alarms: {
      stateOf: changes.stateOf,
      onChange: changes.onChange,
      set: (AlarmName, StateValue) =>
        void operations.SetAlarmState({ AlarmName, StateValue, StateReason: 'set' }, { ...inside, region: '' }),
      put: (input, region) => void operations.PutMetricAlarm(input, { ...inside, region }),
      delete(names) {
        const present = names.filter((name) => tables.alarms.has(name));
        if (present.length > 0) operations.DeleteAlarms({ AlarmNames: present }, { ...inside, region: '' });
      },
    },
    addAction: changes.addAction,
    start(measured) {
      publishing = publishOwnMetrics({ metrics, measured, clock, pace });
      evaluator.reschedule();
    },
    close() {
      publishing?.stop();
      evaluator.close();
    },
  };
}
