import type { Alarm } from '../../../reference/alarms/alarm.ts';
import { alarmsOf } from '../../../reference/alarms/planned-alarms.ts';
import { aPlan, type Resources } from '../../support/a-plan.ts';

export const alarmType = 'aws_cloudwatch_metric_alarm';

/** What a plan says of an alarm on CPU, with anything of it otherwise. */
export function plannedAlarm(name: string, other: object = {}): object {
  return {
    alarm_name: `shop-prod-${name}`,
    alarm_description: `It is hot. docs/runbooks/${name}.md`,
    namespace: 'AWS/ECS',
    metric_name: 'CPUUtilization',
    statistic: 'Average',
    period: 60,
    comparison_operator: 'GreaterThanThreshold',
    threshold: 80,
    evaluation_periods: 5,
    datapoints_to_alarm: 4,
    treat_missing_data: 'notBreaching',
    metric_query: [],
    ...other,
  };
}

/** The queries of an alarm that computes what it compares, each of its metrics a sum by the minute. */
export function computed(expression: string, label: string, metrics: Readonly<Record<string, string>>): object {
  const queries = Object.entries(metrics).map(([id, metric_name]) => ({
    id,
    return_data: false,
    metric: [{ namespace: 'AWS/ApplicationELB', metric_name, stat: 'Sum', period: 60 }],
  }));
  return {
    namespace: null,
    metric_name: null,
    statistic: null,
    period: null,
    metric_query: [...queries, { id: 'result', label, expression, return_data: true, metric: [] }],
  };
}

/** The one alarm of a plan, read. */
export function readAlarm(other: object): Alarm {
  const [alarm] = alarmsIn({ [`${alarmType}.one`]: plannedAlarm('one', other) });
  if (alarm === undefined) throw new Error('no alarm is planned');
  return alarm;
}

export function alarmsIn(resources: Resources): readonly Alarm[] {
  return alarmsOf(aPlan(resources), 'shop-prod');
}
