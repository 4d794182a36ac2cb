import type { Clock } from '../../../clock.ts';
import { alarmsIn, parseCompositeRule, ruleHolds } from '../../../engine/alarms/composite-rule.ts';
import type { Pace } from '../../../pace.ts';
import type { Table } from '../../../store/store.ts';
import type { AlarmChanges, AlarmChangesOptions } from './alarm-changes.ts';
import type { AlarmRow, CompositeAlarmRow } from './alarm-rows.ts';

export interface CompositeAlarmsOptions {
  readonly alarms: Table<AlarmRow>;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly changes: () => AlarmChanges;
}

export interface CompositeAlarms {
  /** To be called when a composite alarm was put. */
  evaluate(name: string): void;
  /** To be called when the state of an alarm changed: those whose rules name it follow. */
  follow(name: string): void;
  readonly holdsBack: AlarmChangesOptions['holdsBack'];
}

/**
 * Composite alarms follow the alarms of their rules at once; a suppressor holds back their actions.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
 */
export function compositeAlarms({ alarms, clock, pace, changes }: CompositeAlarmsOptions): CompositeAlarms {
  const stateOf = (name: string): AlarmRow['standing']['value'] | undefined => alarms.get(name)?.standing.value;
  const composites = (): CompositeAlarmRow[] => [...alarms.values()].filter((alarm) => alarm.kind === 'composite');

  function evaluate(name: string): void {
    const alarm = alarms.get(name);
    if (alarm?.kind !== 'composite') return;
    const rule = parseCompositeRule(alarm.rule);
    const value = ruleHolds(rule, stateOf) ? 'ALARM' : 'OK';
    if (value === alarm.standing.value) return;
    const triggering = alarmsIn(rule).flatMap((each) => {
      const child = alarms.get(each);
      return child
        ? [{ arn: child.arn, state: { value: child.standing.value, timestamp: child.standing.updatedAt } }]
        : [];
    });
    const [first] = triggering;
    const reason = first
      ? `${first.arn} transitioned to ${first.state.value} at ${new Date(first.state.timestamp).toUTCString()}`
      : 'The rule is constant.';
    changes().change(name, { value, reason, reasonData: JSON.stringify({ triggeringAlarms: triggering }) });
  }

  function suppress(alarm: CompositeAlarmRow, by: CompositeAlarmRow['suppressedBy']): void {
    alarms.put(alarm.name, { ...alarm, suppressedBy: by });
  }

  /** Takes the actions that were held back, unless the alarm moved on or its suppressor rings. */
  function release(name: string, transitionedAt: number): void {
    const alarm = alarms.get(name);
    if (alarm?.kind !== 'composite' || alarm.standing.transitionedAt !== transitionedAt) return;
    if (alarm.suppressedBy === undefined) return;
    if (alarm.suppressor && stateOf(alarm.suppressor.alarm) === 'ALARM') {
      suppress(alarm, 'Alarm');
      return;
    }
    const free: CompositeAlarmRow = { ...alarm, suppressedBy: undefined };
    alarms.put(name, free);
    changes().act(free, { before: 'OK', isChange: true, datapoints: [] });
  }

  return {
    evaluate,
    follow(name) {
      for (const alarm of composites()) {
        if (alarmsIn(parseCompositeRule(alarm.rule)).includes(name)) evaluate(alarm.name);
        if (alarm.suppressor?.alarm !== name || alarm.suppressedBy !== 'Alarm' || stateOf(name) === 'ALARM') continue;
        suppress(alarm, 'ExtensionPeriod');
        const { transitionedAt } = alarm.standing;
        clock.after(pace.scale(alarm.suppressor.extensionSeconds), () => release(alarm.name, transitionedAt));
      }
    },
    holdsBack(alarm, { before }) {
      if (alarm.kind !== 'composite' || !alarm.suppressor || before === 'INSUFFICIENT_DATA') return false;
      if (stateOf(alarm.suppressor.alarm) === 'ALARM') {
        suppress(alarm, 'Alarm');
        return true;
      }
      if (alarm.standing.value !== 'ALARM') {
        const isSilent = alarm.suppressedBy !== undefined;
        suppress(alarm, undefined);
        return isSilent;
      }
      suppress(alarm, 'WaitPeriod');
      const { transitionedAt } = alarm.standing;
      clock.after(pace.scale(alarm.suppressor.waitSeconds), () => release(alarm.name, transitionedAt));
      return true;
    },
  };
}

/** Composite alarms whose rules name the alarm. */
export function parentsOf(alarms: Table<AlarmRow>, name: string): CompositeAlarmRow[] {
  return [...alarms.values()]
    .filter((alarm) => alarm.kind === 'composite' && alarmsIn(parseCompositeRule(alarm.rule)).includes(name))
    .filter((alarm) => alarm.kind === 'composite');
}
