import type { Hook, HookRun } from '../../engine/traffic-shift/hooks.ts';
import {
  forwardItinerary,
  rollbackItinerary,
  type ShiftStrategy,
  type Waypoint,
} from '../../engine/traffic-shift/itinerary.ts';
import type { DeploymentConfiguration } from '../../models/generated/ecs.ts';
import type { Pace } from '../../pace.ts';
import type { ServiceDeploymentRow, ShiftRow } from './rows.ts';
import type { EcsState } from './state.ts';

const minute = 60;
const defaultPauseMinutes = 1_440;

export function shiftsTraffic({ strategy = 'ROLLING' }: DeploymentConfiguration): boolean {
  return strategy !== 'ROLLING';
}

/** The way that a service deployment takes, by its configuration. */
export function itineraryOf(
  { deploymentConfiguration, shift }: ServiceDeploymentRow,
  hasTestTraffic: boolean,
  pace: Pace,
): Waypoint[] {
  if (shift?.direction === 'back') return rollbackItinerary({ hasTestTraffic });
  const isFirst = shift?.source === undefined;
  return forwardItinerary({
    // Without a source there is nobody to share traffic with.
    strategy: isFirst ? { kind: 'BLUE_GREEN' } : strategyOf(deploymentConfiguration, pace),
    bake: pace.scale((deploymentConfiguration.bakeTimeInMinutes ?? 0) * minute),
    hasTestTraffic,
    hasSource: !isFirst,
  });
}

function strategyOf(configuration: DeploymentConfiguration, pace: Pace): ShiftStrategy {
  const { strategy = 'ROLLING', canaryConfiguration: canary, linearConfiguration: linear } = configuration;
  switch (strategy) {
    case 'CANARY': {
      const bake = pace.scale((canary?.canaryBakeTimeInMinutes ?? 10) * minute);
      return { kind: 'CANARY', percent: canary?.canaryPercent ?? 5, bake };
    }
    case 'LINEAR': {
      const bake = pace.scale((linear?.stepBakeTimeInMinutes ?? 6) * minute);
      return { kind: 'LINEAR', stepPercent: linear?.stepPercent ?? 10, bake };
    }
    case 'BLUE_GREEN':
    case 'ROLLING':
      return { kind: 'BLUE_GREEN' };
    default:
      return strategy satisfies never;
  }
}

export function hooksOf({ lifecycleHooks = [] }: DeploymentConfiguration, pace: Pace): Hook[] {
  return lifecycleHooks.map(({ targetType, hookTargetArn, lifecycleStages, timeoutConfiguration, hookDetails }) => ({
    target: targetType === 'PAUSE' ? { kind: 'pause' } : { kind: 'lambda', arn: hookTargetArn ?? '' },
    stages: lifecycleStages ?? [],
    timeout: {
      after: pace.scale((timeoutConfiguration?.timeoutInMinutes ?? defaultPauseMinutes) * minute),
      action: timeoutConfiguration?.action ?? 'ROLLBACK',
    },
    details: hookDetails,
  }));
}

export function beginShift(direction: ShiftRow['direction'], source: string | undefined, now: number): ShiftRow {
  return { direction, source, at: 0, arrivedAt: now, runs: undefined };
}

export function advance(shift: ShiftRow, now: number): ShiftRow {
  return { ...shift, at: shift.at + 1, arrivedAt: now, runs: undefined };
}

export function changeRun(shift: ShiftRow, id: string, change: (run: HookRun) => HookRun): ShiftRow {
  return { ...shift, runs: shift.runs?.map((run) => (run.id === id ? change(run) : run)) };
}

/** After a restart nobody answers the calls that were under way: their functions are called again. */
export function resumeHooks({ serviceDeployments }: Pick<EcsState, 'serviceDeployments'>, now: number): void {
  for (const row of [...serviceDeployments.values()]) {
    const isLost = ({ status, callAgainAt }: HookRun): boolean => status === 'IN_PROGRESS' && callAgainAt === undefined;
    if (row.finishedAt !== undefined || !row.shift?.runs?.some(isLost)) continue;
    const runs = row.shift.runs.map((run) => (isLost(run) ? { ...run, callAgainAt: now } : run));
    serviceDeployments.put(row.arn, { ...row, shift: { ...row.shift, runs } });
  }
}
