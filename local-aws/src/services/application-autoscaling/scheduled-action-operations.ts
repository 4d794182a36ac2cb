import { parseSchedule, zoneOffset } from '../../engine/autoscaling/schedule.ts';
import type { Operations, PutScheduledActionRequest } from '../../models/generated/application-autoscaling.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { scalingError } from './errors.ts';
import { describedScalable, keyOfNamed, page, type ScalingState, scalableOf, targetOf, wanted } from './state.ts';

export function scheduledActionOperations(state: ScalingState, changed: () => void): ServiceOperations<Operations> {
  const { actions, clock, uuid } = state;
  return {
    PutScheduledAction(input, { region }) {
      const scalable = scalableOf(input);
      targetOf(state, scalable);
      const key = keyOfNamed(scalable, input.ScheduledActionName);
      const before = actions.get(key);
      check(input, before?.schedule);
      const { ServiceNamespace, ResourceId, ScheduledActionName: name } = input;
      actions.put(key, {
        ...scalable,
        arn:
          before?.arn ??
          `arn:aws:autoscaling:${region}:${accountId}:scheduledAction:${uuid()}:resource/${ServiceNamespace}/${ResourceId}:scheduledActionName/${name}`,
        name,
        schedule: input.Schedule ?? before?.schedule ?? '',
        timezone: input.Timezone ?? before?.timezone,
        start: input.StartTime,
        end: input.EndTime,
        action: input.ScalableTargetAction ?? before?.action ?? {},
        createdAt: before?.createdAt ?? clock.now(),
      });
      changed();
      return {};
    },

    DescribeScheduledActions(input) {
      const found = wanted([...actions.values()], input).filter(
        ({ name }) => input.ScheduledActionNames === undefined || input.ScheduledActionNames.includes(name),
      );
      const { items, ...next } = page(found, input);
      return {
        ScheduledActions: items.map((row) => ({
          ScheduledActionName: row.name,
          ScheduledActionARN: row.arn,
          ...describedScalable(row),
          Schedule: row.schedule,
          Timezone: row.timezone,
          StartTime: row.start,
          EndTime: row.end,
          ScalableTargetAction: row.action,
          CreationTime: row.createdAt,
        })),
        ...next,
      };
    },

    DeleteScheduledAction(input) {
      if (!actions.delete(keyOfNamed(scalableOf(input), input.ScheduledActionName))) {
        throw scalingError(
          'ObjectNotFoundException',
          `No scheduled action found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}, scheduled action name: ${input.ScheduledActionName}`,
        );
      }
      changed();
      return {};
    },
  };
}

function check(
  { Schedule, Timezone, ScalableTargetAction: action }: PutScheduledActionRequest,
  before: string | undefined,
): void {
  const invalid = (message: string): Error => scalingError('ValidationException', message);
  const schedule = Schedule ?? before;
  if (schedule === undefined) throw invalid('Schedule must be specified.');
  if (!parseSchedule(schedule)) throw invalid(`Invalid schedule expression: ${schedule}`);
  if (Timezone !== undefined && !zoneOffset(Timezone)) throw invalid(`Invalid timezone: ${Timezone}`);
  if (before === undefined && action?.MinCapacity === undefined && action?.MaxCapacity === undefined) {
    throw invalid('ScalableTargetAction must specify MinCapacity or MaxCapacity.');
  }
  if (
    action?.MinCapacity !== undefined &&
    action.MaxCapacity !== undefined &&
    action.MinCapacity > action.MaxCapacity
  ) {
    throw invalid('Maximum capacity cannot be less than minimum capacity');
  }
}
