import type { DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '../failure.ts';
import { timeSpan, wholeNumber } from './options.ts';

/** How a deployment is asked for, moves, and is looked at. */
export interface ReleaseOptions {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly preflight: boolean;
  readonly definition: 'template' | 'current';
  readonly strategy?: 'rolling' | 'blue-green' | 'linear' | 'canary';
  readonly canaryPercent?: number;
  readonly stepPercent?: number;
  /** Milliseconds. */
  readonly stepBake?: number;
  /** Milliseconds. */
  readonly bake?: number;
  readonly pauseBefore: readonly PauseStage[];
  readonly smoke?: string;
  /** Milliseconds. */
  readonly smokeLatency?: number;
  readonly breakLock?: string;
}

/** Where a deployment may wait for a person, in its order. */
const pauseStages = ['scale-up', 'test-traffic', 'production-traffic', 'clean-up'] as const;
export type PauseStage = (typeof pauseStages)[number];

/** AWS's stage at which it waits: PAUSE hooks are possible before and after shifts only. */
export const stageOfPause: Readonly<Record<PauseStage, DeploymentLifecycleHookStage>> = {
  'scale-up': 'PRE_SCALE_UP',
  'test-traffic': 'POST_SCALE_UP',
  'production-traffic': 'POST_TEST_TRAFFIC_SHIFT',
  'clean-up': 'POST_PRODUCTION_TRAFFIC_SHIFT',
};

export function withReleaseOptions(command: Command): Command {
  return command
    .option('--yes', 'do not ask before something is changed on AWS', false)
    .option('--dry-run', 'check, show what would change, and stop there', false)
    .option('--no-preflight', 'without the checks before')
    .addOption(
      new Option('--definition <which>', "what the image goes into: the template of Terraform's, or what runs now")
        .choices(['template', 'current'])
        .default('template'),
    )
    .addOption(
      new Option('--strategy <name>', 'how traffic moves (default: as the service has it)').choices([
        'rolling',
        'blue-green',
        'linear',
        'canary',
      ]),
    )
    .addOption(new Option('--canary-percent <n>', 'the first share of a canary').argParser(percent(0.1)))
    .addOption(new Option('--step-percent <n>', 'the share that each step of linear adds').argParser(percent(3)))
    .addOption(new Option('--step-bake <span>', 'how long a canary or a step is looked at').argParser(timeSpan))
    .addOption(
      new Option(
        '--bake <span>',
        'how long alarms and tasks are watched when it serves; with a shift of traffic both revisions stay that long',
      ).argParser(timeSpan),
    )
    .addOption(
      new Option('--pause-before <stage...>', 'wait for ship continue before these stages')
        .choices(pauseStages)
        .default([], 'none'),
    )
    .option('--smoke <what>', 'more smoke tests: a JSON list of requests, or a program with its parameters')
    .addOption(
      new Option('--smoke-latency <ms>', 'the slowest answer of /health that counts')
        .argParser(wholeNumber(1, 60_000))
        .default(2_000),
    )
    .option('--break-lock <id>', 'take the lock of that id or owner, though its run may live');
}

function percent(least: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,3}(\.\d)?$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= 100) return number;
    throw new InvalidArgumentError(`Allowed are percentages from ${least} to 100.`);
  };
}

/** ECS counts bake times in whole minutes. @throws Failure */
export function wholeMinutes(milliseconds: number | undefined, option: string): number | undefined {
  if (milliseconds === undefined) return undefined;
  const minutes = milliseconds / 60_000;
  if (Number.isInteger(minutes) && minutes <= 1_440) return minutes;
  throw new Failure({
    code: 'bad-usage',
    where: option,
    what: 'ECS bakes whole minutes, up to a day',
    remedy: 'for example 5m',
  });
}
