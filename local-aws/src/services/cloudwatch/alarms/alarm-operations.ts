import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../../clock.ts';
import { alarmsIn, InvalidRule, nameOf, parseCompositeRule } from '../../../engine/alarms/composite-rule.ts';
import type { Operations, PutCompositeAlarmInput, PutMetricAlarmInput } from '../../../models/generated/cloudwatch.ts';
import { accountId, type Call, type ServiceOperations } from '../../../wire/operation.ts';
import { cloudWatchError } from '../errors.ts';
import { newTags } from '../tags.ts';
import { type AlarmChanges, typeOf } from './alarm-changes.ts';
import {
  type AlarmRow,
  type AlarmTables,
  addHistory,
  type CompositeAlarmRow,
  type MetricAlarmRow,
} from './alarm-rows.ts';
import { metricAlarmSettings } from './put-metric-alarm.ts';

export interface AlarmOperationsOptions {
  readonly tables: AlarmTables;
  readonly clock: Clock;
  readonly changes: AlarmChanges;
  /** Told of every alarm that was put or deleted. */
  readonly onPut: (name: string) => void;
}

type Names =
  | 'PutMetricAlarm'
  | 'PutCompositeAlarm'
  | 'DeleteAlarms'
  | 'SetAlarmState'
  | 'EnableAlarmActions'
  | 'DisableAlarmActions';

/** The operations that change alarms. */
export function alarmOperations({
  tables,
  clock,
  changes,
  onPut,
}: AlarmOperationsOptions): Required<Pick<ServiceOperations<Operations>, Names>> {
  const { alarms, history, tags } = tables;

  function common(
    input: PutMetricAlarmInput | PutCompositeAlarmInput,
    { region }: Pick<Call, 'region'>,
  ): Omit<MetricAlarmRow, 'kind' | 'source' | 'threshold' | 'datapointsToAlarm' | 'lowSamples'> {
    const now = clock.now();
    const unchecked = {
      value: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      reasonData: undefined,
      updatedAt: now,
      transitionedAt: now,
    } as const;
    const before = alarms.get(input.AlarmName);
    return {
      name: input.AlarmName,
      arn: before?.arn ?? `arn:aws:cloudwatch:${region}:${accountId}:alarm:${input.AlarmName}`,
      description: input.AlarmDescription,
      actionsEnabled: input.ActionsEnabled ?? true,
      okActions: actions(input.OKActions),
      alarmActions: actions(input.AlarmActions),
      insufficientDataActions: actions(input.InsufficientDataActions),
      configuredAt: now,
      standing: before?.standing ?? unchecked,
    };
  }

  function put(row: AlarmRow, given: PutMetricAlarmInput['Tags']): void {
    const before = alarms.get(row.name);
    if (before && before.kind !== row.kind) {
      throw cloudWatchError('ValidationError', `An alarm of another type has the name ${row.name} already.`);
    }
    alarms.put(row.name, row);
    if (!before) {
      if (given && given.length > 0) tags.put(row.arn, newTags(given));
      note(row, `Alarm "${row.name}" created`, { type: 'Create', createdAlarm: row });
    } else if (!isDeepStrictEqual({ ...before, configuredAt: 0 }, { ...row, configuredAt: 0 })) {
      note(row, `Alarm "${row.name}" updated`, { type: 'Update', originalUpdatedFields: {}, updatedAlarm: row });
    }
    onPut(row.name);
  }

  function note(row: AlarmRow, summary: string, data: object): void {
    const type = typeOf(row);
    const text = JSON.stringify({ version: '1.0', ...data }).slice(0, 4095);
    addHistory(history, {
      alarm: row.name,
      type,
      at: clock.now(),
      item: 'ConfigurationUpdate',
      summary: summary.slice(0, 255),
      data: text,
    });
  }

  function setActions(names: readonly string[], actionsEnabled: boolean): Readonly<Record<string, never>> {
    for (const name of names) {
      const alarm = alarms.get(name);
      if (alarm && alarm.actionsEnabled !== actionsEnabled) put({ ...alarm, actionsEnabled }, undefined);
    }
    return {};
  }

  function compositeRow(input: PutCompositeAlarmInput, call: Call): CompositeAlarmRow {
    checkRule(input, alarms);
    const {
      ActionsSuppressor: suppressor,
      ActionsSuppressorWaitPeriod: wait,
      ActionsSuppressorExtensionPeriod: extension,
    } = input;
    if (suppressor !== undefined && (wait === undefined || extension === undefined)) {
      throw cloudWatchError(
        'ValidationError',
        'ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod are required with ActionsSuppressor.',
      );
    }
    const before = alarms.get(input.AlarmName);
    return {
      ...common(input, call),
      kind: 'composite',
      rule: input.AlarmRule,
      suppressor:
        suppressor === undefined
          ? undefined
          : { alarm: nameOf(suppressor), waitSeconds: wait ?? 0, extensionSeconds: extension ?? 0 },
      suppressedBy: before?.kind === 'composite' ? before.suppressedBy : undefined,
    };
  }

  return {
    PutMetricAlarm(input, call) {
      put({ ...common(input, call), ...metricAlarmSettings(input), kind: 'metric' }, input.Tags);
      return {};
    },

    PutCompositeAlarm(input, call) {
      put(compositeRow(input, call), input.Tags);
      return {};
    },

    DeleteAlarms({ AlarmNames }) {
      const rows = AlarmNames.map((name) => alarms.get(name));
      if (AlarmNames.length > 0 && rows.every((row) => row === undefined)) {
        throw cloudWatchError('ResourceNotFound', `Could not find the alarms: [${AlarmNames.join(', ')}].`);
      }
      for (const row of rows) {
        if (!row) continue;
        alarms.delete(row.name);
        tags.delete(row.arn);
        note(row, `Alarm "${row.name}" deleted`, { type: 'Delete', deletedAlarm: row });
        onPut(row.name);
        changes.removed(row.name);
      }
      return {};
    },

    SetAlarmState({ AlarmName, StateValue, StateReason, StateReasonData }) {
      if (!alarms.has(AlarmName)) throw cloudWatchError('ResourceNotFound', `Could not find the alarm ${AlarmName}.`);
      if (StateReasonData !== undefined && !isJson(StateReasonData)) {
        throw cloudWatchError('InvalidFormatFault', 'StateReasonData is not valid JSON.');
      }
      changes.change(AlarmName, { value: StateValue, reason: StateReason, reasonData: StateReasonData });
      return {};
    },

    EnableAlarmActions: ({ AlarmNames }) => setActions(AlarmNames, true),
    DisableAlarmActions: ({ AlarmNames }) => setActions(AlarmNames, false),
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Actions are a set; AWS tells them once each. */
function actions(arns: readonly string[] = []): readonly string[] {
  const wrong = arns.find((arn) => !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(arn));
  if (wrong !== undefined) throw cloudWatchError('ValidationError', `Invalid arn syntax: ${wrong}`);
  return [...new Set(arns)];
}

function checkRule({ AlarmName, AlarmRule }: PutCompositeAlarmInput, alarms: AlarmTables['alarms']): void {
  if (AlarmRule.trim() !== AlarmRule) {
    throw cloudWatchError('ValidationError', 'AlarmRule must not contain leading or trailing whitespace or be null');
  }
  const names = readRule(AlarmRule);
  const absent = names.filter((name) => !alarms.has(name));
  if (absent.length > 0) {
    throw cloudWatchError(
      'ValidationError',
      `Could not save the composite alarm as alarms [${absent.join(', ')}] in the alarm rule do not exist`,
    );
  }
  if (dependsOn(AlarmName, names, alarms, new Set())) {
    throw cloudWatchError('ValidationError', 'Could not save the composite alarm as its rule would depend on itself');
  }
}

function readRule(text: string): string[] {
  try {
    return alarmsIn(parseCompositeRule(text));
  } catch (error) {
    if (error instanceof InvalidRule) {
      throw cloudWatchError('ValidationError', `Could not save the composite alarm: ${error.message} in AlarmRule`);
    }
    throw error;
  }
}

function dependsOn(
  wanted: string,
  names: readonly string[],
  alarms: AlarmTables['alarms'],
  seen: Set<string>,
): boolean {
  return names.some((name) => {
    if (name === wanted) return true;
    const alarm = alarms.get(name);
    if (alarm?.kind !== 'composite' || seen.has(name)) return false;
    seen.add(name);
    return dependsOn(wanted, alarmsIn(parseCompositeRule(alarm.rule)), alarms, seen);
  });
}
