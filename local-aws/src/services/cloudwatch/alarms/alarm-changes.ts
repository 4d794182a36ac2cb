import type { Clock } from '../../../clock.ts';
import type { AlarmDatapoint, AlarmState } from '../../../engine/alarms/evaluate-alarm.ts';
import { type AlarmRow, type AlarmTables, addHistory } from './alarm-rows.ts';

/** What an action of an alarm is told. */
export interface AlarmEvent {
  readonly alarm: AlarmRow;
  readonly before: AlarmState;
  /** False when the alarm merely stayed in ALARM: scaling goes on, nobody is told again. */
  readonly isChange: boolean;
  /** What the alarm was evaluated on, newest first. */
  readonly datapoints: readonly AlarmDatapoint[];
}

/** Carries out an action; false for one that is another's. May throw: the history then says so. */
export type AlarmAction = (actionArn: string, event: AlarmEvent) => boolean;

export interface NewState {
  readonly value: AlarmState;
  readonly reason: string;
  readonly reasonData?: string | undefined;
  readonly datapoints?: readonly AlarmDatapoint[];
}

export interface AlarmChanges {
  /** Keeps a state, and where it is another one writes history, takes actions and tells listeners. */
  change(name: string, state: NewState): void;
  /** Takes the actions of the state that the alarm is in. */
  act(alarm: AlarmRow, event: Omit<AlarmEvent, 'alarm'>): void;
  stateOf(name: string): AlarmState | undefined;
  /** Called after every change of an alarm's state, and when one goes; the returned function ends it. */
  onChange(listener: (name: string) => void): () => void;
  addAction(action: AlarmAction): void;
  /** To be told of an alarm that is gone. */
  removed(name: string): void;
}

export interface AlarmChangesOptions {
  readonly tables: AlarmTables;
  readonly clock: Clock;
  /** Whether the actions of this change are to be held back (a composite alarm's suppressor). */
  readonly holdsBack: (alarm: AlarmRow, event: Omit<AlarmEvent, 'alarm'>) => boolean;
}

export function alarmChanges({ tables, clock, holdsBack }: AlarmChangesOptions): AlarmChanges {
  const { alarms, history } = tables;
  const listeners = new Set<(name: string) => void>();
  const actions: AlarmAction[] = [];

  function act(alarm: AlarmRow, event: Omit<AlarmEvent, 'alarm'>): void {
    if (!alarm.actionsEnabled) return;
    for (const arn of actionsOf(alarm)) {
      const outcome = take(arn, { alarm, ...event });
      if (!event.isChange) continue;
      addHistory(history, {
        alarm: alarm.name,
        type: typeOf(alarm),
        at: clock.now(),
        item: 'Action',
        summary: `${outcome.error === undefined ? 'Successfully executed' : 'Failed to execute'} action ${arn}`.slice(
          0,
          255,
        ),
        data: JSON.stringify({
          actionState: outcome.error === undefined ? 'Succeeded' : 'Failed',
          notificationResource: arn,
          stateUpdateTimestamp: alarm.standing.updatedAt,
          ...(outcome.error !== undefined && { error: outcome.error }),
        }),
      });
    }
  }

  function take(arn: string, event: AlarmEvent): { readonly error: string | undefined } {
    try {
      const isDone = actions.some((action) => action(arn, event));
      return { error: isDone ? undefined : 'local-aws has nothing that takes this action' };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    act,
    change(name, { value, reason, reasonData, datapoints = [] }) {
      const alarm = alarms.get(name);
      if (!alarm) return;
      const now = clock.now();
      const before = alarm.standing;
      const isChange = before.value !== value;
      const changed: AlarmRow = {
        ...alarm,
        standing: { value, reason, reasonData, updatedAt: now, transitionedAt: isChange ? now : before.transitionedAt },
      };
      const event = { before: before.value, isChange, datapoints };
      if (!isChange) {
        if (value === 'ALARM') act(alarm, event);
        return;
      }
      alarms.put(name, changed);
      addHistory(history, {
        alarm: name,
        type: typeOf(alarm),
        at: now,
        item: 'StateUpdate',
        summary: `Alarm updated from ${before.value} to ${value}`,
        data: stateUpdate(before, changed.standing),
      });
      if (!holdsBack(changed, event)) act(changed, event);
      for (const listener of listeners) listener(name);
    },
    stateOf: (name) => alarms.get(name)?.standing.value,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addAction: (action) => actions.push(action),
    removed(name) {
      for (const listener of listeners) listener(name);
    },
  };
}

function actionsOf(alarm: AlarmRow): readonly string[] {
  switch (alarm.standing.value) {
    case 'OK':
      return alarm.okActions;
    case 'ALARM':
      return alarm.alarmActions;
    case 'INSUFFICIENT_DATA':
      return alarm.insufficientDataActions;
    default:
      return alarm.standing.value satisfies never;
  }
}

export function typeOf({ kind }: AlarmRow): 'MetricAlarm' | 'CompositeAlarm' {
  return kind === 'metric' ? 'MetricAlarm' : 'CompositeAlarm';
}

function stateUpdate(before: AlarmRow['standing'], after: AlarmRow['standing']): string {
  const told = ({ value, reason, reasonData }: AlarmRow['standing']): object => ({
    stateValue: value,
    stateReason: reason,
    ...(reasonData !== undefined && { stateReasonData: parsed(reasonData) }),
  });
  return JSON.stringify({ version: '1.0', oldState: told(before), newState: told(after) }).slice(0, 4095);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
