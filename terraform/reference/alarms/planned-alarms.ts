import * as v from 'valibot';
import type { Plan } from '../../plan/plan.ts';
import {
  type Alarm,
  type CompositeAlarm,
  comparisons,
  type Described,
  type Limit,
  type Measure,
  type Metric,
  type MetricAlarm,
  withoutData,
} from './alarm.ts';

const described = { alarm_name: v.string(), alarm_description: v.nullish(v.string(), '') };
const querySchema = v.object({
  id: v.string(),
  label: v.nullish(v.string(), ''),
  expression: v.nullish(v.string(), ''),
  return_data: v.nullish(v.boolean(), true),
  metric: v.optional(
    v.array(v.object({ namespace: v.string(), metric_name: v.string(), stat: v.string(), period: v.number() })),
    [],
  ),
});
const metricAlarmSchema = v.object({
  ...described,
  comparison_operator: v.picklist(comparisons),
  threshold: v.nullish(v.number()),
  threshold_metric_id: v.nullish(v.string()),
  evaluation_periods: v.number(),
  datapoints_to_alarm: v.nullish(v.number()),
  // What AWS does where nothing is said: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  treat_missing_data: v.nullish(v.picklist(withoutData), 'missing'),
  namespace: v.nullish(v.string(), ''),
  metric_name: v.nullish(v.string(), ''),
  statistic: v.nullish(v.string()),
  extended_statistic: v.nullish(v.string()),
  period: v.nullish(v.number(), 0),
  metric_query: v.optional(v.array(querySchema), []),
});
const compositeAlarmSchema = v.object({ ...described, alarm_rule: v.string() });
const serviceSchema = v.object({
  alarms: v.optional(
    v.array(v.object({ alarm_names: v.array(v.string()), enable: v.boolean(), rollback: v.boolean() })),
    [],
  ),
});

type PlannedAlarm = Pick<v.InferOutput<typeof compositeAlarmSchema>, 'alarm_name' | 'alarm_description'>;
type PlannedQuery = v.InferOutput<typeof querySchema>;
type PlannedMetricAlarm = v.InferOutput<typeof metricAlarmSchema>;

/** The alarms that there will be after a plan. `prefix` is what their names begin with: `shop-prod`. */
export function alarmsOf(plan: Plan, prefix: string): readonly Alarm[] {
  const planned = (type: string): readonly unknown[] =>
    plan.changes.filter((change) => change.type === type && change.after !== null).map(({ after }) => after);
  const rollingBack = planned('aws_ecs_service')
    .flatMap((service) => v.parse(serviceSchema, service).alarms)
    .flatMap(({ alarm_names, enable, rollback }) => (enable && rollback ? alarm_names : []));
  const describe = ({ alarm_name, alarm_description }: PlannedAlarm): Described => {
    const [, says = alarm_description, runbook] = /^(.*?)\s*\S*\/([\w-]+\.md)$/s.exec(alarm_description) ?? [];
    return {
      name: nameWithout(prefix, alarm_name),
      says: says.replaceAll(`${prefix}-`, '<name>-'),
      runbook,
      rollsBack: rollingBack.includes(alarm_name),
    };
  };
  return [
    ...planned('aws_cloudwatch_metric_alarm').map((after): MetricAlarm => {
      const alarm = v.parse(metricAlarmSchema, after);
      return {
        ...describe(alarm),
        kind: 'metric',
        measure: measureOf(alarm, prefix),
        comparison: alarm.comparison_operator,
        limit: limitOf(alarm),
        datapoints: alarm.datapoints_to_alarm ?? alarm.evaluation_periods,
        periods: alarm.evaluation_periods,
        withoutData: alarm.treat_missing_data,
      };
    }),
    ...planned('aws_cloudwatch_composite_alarm').map((after): CompositeAlarm => {
      const alarm = v.parse(compositeAlarmSchema, after);
      const rule = alarm.alarm_rule.replaceAll(/"([^"]+)"/g, (_, name: string) => `"${nameWithout(prefix, name)}"`);
      return { ...describe(alarm), kind: 'composite', rule };
    }),
  ];
}

function nameWithout(prefix: string, name: string): string {
  return name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : name;
}

function measureOf(alarm: PlannedMetricAlarm, prefix: string): Measure {
  const { metric_query: queries, metric_name, statistic, extended_statistic, period } = alarm;
  if (queries.length === 0) {
    const namespace = namespaceWithout(prefix, alarm.namespace);
    const counted = extended_statistic ?? statistic ?? '';
    return { kind: 'metric', metric: { namespace, name: metric_name, statistic: counted, periodSeconds: period } };
  }
  const watched = queries.find(({ id, return_data }) => return_data && id !== alarm.threshold_metric_id);
  if (watched === undefined) throw new Error(`${alarm.alarm_name}: none of its queries returns what is compared`);
  const metrics = new Map(queries.flatMap(({ id, metric: [one] }) => (one === undefined ? [] : [[id, metricOf(one)]])));
  const own = metrics.get(watched.id);
  if (own !== undefined) return { kind: 'metric', metric: own };
  const { label, expression } = watched;
  return { kind: 'expression', label: label === '' ? expression : label, expression, metrics };
}

function metricOf({ namespace, metric_name, stat, period }: PlannedQuery['metric'][number]): Metric {
  return { namespace, name: metric_name, statistic: stat, periodSeconds: period };
}

/** The namespace of the service's own metrics begins like everything else that is its own. */
function namespaceWithout(prefix: string, namespace: string): string {
  return namespace.replace('/', '-') === prefix ? '<app_name>/<environment>' : namespace;
}

function limitOf({ alarm_name, threshold, threshold_metric_id, metric_query }: PlannedMetricAlarm): Limit {
  if (typeof threshold === 'number') return { kind: 'threshold', value: threshold };
  const band = metric_query.find(({ id }) => id === threshold_metric_id)?.expression ?? '';
  const deviations = /^ANOMALY_DETECTION_BAND\(\w+, (\d+(?:\.\d+)?)\)$/.exec(band)?.[1];
  if (deviations === undefined) throw new Error(`${alarm_name}: nobody knows what it is compared with`);
  return { kind: 'band', deviations: Number(deviations) };
}
