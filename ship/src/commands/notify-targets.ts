import { parameterStore } from '../aws/parameters.ts';
import { systemClock } from '../clock.ts';
import { Failure } from '../failure.ts';
import { actorOf, type Occasion } from '../notify/notice.ts';
import { type Addressees, type Mailroom, notifier, tell } from '../notify/notifier.ts';
import { post } from '../notify/post.ts';
import { parseSecretPlace, parseTarget } from '../notify/target.ts';
import { painter } from '../report/output.ts';
import type { Reporter } from '../report/reporter.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { readEnvironmentFile } from '../settings/environment-file.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';
import { openContext } from './context.ts';
import type { NotifyOptions } from './notify-options.ts';
import type { CommonOptions } from './options.ts';

/**
 * Those that the command line names, else those of the environment's file.
 *
 * @throws Failure `invalid-target`
 */
function addresseesOf({ notify, notifyKey }: NotifyOptions, settings: EnvironmentSettings | undefined): Addressees {
  const targets =
    notify.length > 0
      ? notify.map((target) => parseTarget(target))
      : (settings?.notify ?? []).map((target) => parseTarget(target, 'ship_notify'));
  const key = notifyKey ?? settings?.notifyKey;
  const where = notifyKey === undefined ? 'ship_notify_key' : '--notify-key';
  return { targets, key: key === undefined ? undefined : parseSecretPlace(key, where) };
}

/** Parameters are read from AWS only where a target asks for one. */
function mailroomOf(options: CommonOptions, shell: Shell): Mailroom {
  return {
    environment: shell.environment,
    post,
    clock: systemClock,
    readParameter: async (name) => parameterStore((await openContext(options, shell)).clients).read(name),
  };
}

async function addressees(options: CommonOptions & NotifyOptions, shell: Shell): Promise<Addressees> {
  const settings = await readEnvironmentFile(projectRoot(shell.directory), options.env);
  return addresseesOf(options, settings);
}

async function occasionOf(command: string, options: CommonOptions, shell: Shell): Promise<Occasion> {
  const settings = await readEnvironmentFile(projectRoot(shell.directory), options.env);
  return {
    command,
    app: options.app ?? settings?.app ?? '',
    environment: options.env,
    ...actorOf(shell.environment),
  };
}

/** Who tells of a deployment or rollback; undefined where nobody is to be told. */
export async function notifierFor(
  command: string,
  options: CommonOptions & NotifyOptions,
  shell: Shell,
): Promise<Reporter | undefined> {
  const to = await addressees(options, shell);
  if (to.targets.length === 0) return undefined;
  const warn = (line: string): void => shell.errors.write(`ship: warning: ${line}\n`);
  return notifier(to, await occasionOf(command, options, shell), mailroomOf(options, shell), warn);
}

export async function showTargets(options: CommonOptions & NotifyOptions, shell: Shell): Promise<boolean> {
  const { targets } = await addressees(options, shell);
  const lines = targets.length === 0 ? ['nobody is told'] : targets.map(({ name }) => name);
  shell.output.write(`${lines.join('\n')}\n`);
  return true;
}

/** Sends each target a message and says what became of it. */
export async function testTargets(options: CommonOptions & NotifyOptions, shell: Shell): Promise<boolean> {
  const to = await addressees(options, shell);
  if (to.targets.length === 0) {
    throw new Failure({
      code: 'no-target',
      what: 'there is nobody to tell',
      remedy: 'name a target with --notify, or in ship_notify of the environment',
    });
  }
  const occasion = await occasionOf('notify', options, shell);
  const notice = { event: 'test', ...occasion, at: systemClock.now(), outcome: undefined } as const;
  const told = await tell(to, notice, mailroomOf(options, shell));
  const paint = painter(shell.output.hasColour);
  for (const { target, problem } of told) {
    const sign = problem === undefined ? paint('green', '✔') : paint('red', '✖');
    shell.output.write(`${sign} ${target.name}${problem === undefined ? '' : `  ${problem}`}\n`);
  }
  return told.every(({ problem }) => problem === undefined);
}
