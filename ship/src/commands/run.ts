import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { OneOffEnd, OneOffTask } from '../one-off/one-off.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, wholeNumber, withCommonOptions } from './options.ts';

interface Variable {
  readonly name: string;
  readonly value: string;
}

interface Options extends CommonOptions {
  readonly variable: readonly Variable[];
  readonly revision?: number;
  readonly keepEntrypoint: boolean;
  readonly detach: boolean;
  readonly timeout: number;
  readonly json: boolean;
}

function variables(text: string, earlier: readonly Variable[]): readonly Variable[] {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text);
  if (match === null) throw new InvalidArgumentError('Allowed is NAME=VALUE.');
  const [, name = '', value = ''] = match;
  return [...earlier.filter((each) => each.name !== name), { name, value }];
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .usage('[options] -- <command...>')
    .addOption(
      new Option('-e, --variable <name=value>', 'an environment variable; may be repeated')
        .argParser(variables)
        .default([]),
    )
    .addOption(
      new Option('--revision <number>', 'of the task definition (default: the one that runs)').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .option('--keep-entrypoint', "give the command to the image's ENTRYPOINT instead of running it itself", false)
    .option('--detach', "print the task's id and do not wait", false)
    .addOption(
      new Option('--timeout <seconds>', 'stop the task after this long')
        .argParser(wholeNumber(1, 86_400))
        .default(3_600),
    )
    .option('--json', 'JSON lines instead of text', false)
    .addHelpText('after', help);
  return async ({ variable, revision, keepEntrypoint, detach, timeout, json, ...options }, given) => {
    const words = [...given.operands, ...given.command];
    if (words.length === 0 && !keepEntrypoint) {
      throw new Failure({ code: 'bad-usage', what: 'there is no command to run', remedy: 'write it after --' });
    }
    const [{ contractOf, openContext, pollingInterval }, { startOneOff }, { attend }, run, { steadyClock }] =
      await Promise.all([
        import('./context.ts'),
        import('../aws/one-off-tasks.ts'),
        import('../one-off/attend.ts'),
        import('../one-off/one-off.ts'),
        import('../clock.ts'),
      ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const signal = shell.interruption();
    const request = { command: words, variables: variable, revision, keepsEntrypoint: keepEntrypoint };
    const task = await startOneOff(context.clients, contract, request);
    if (detach) {
      shell.output.write(json ? `${startedLine(task)}\n` : `${task.id}\n`);
      shell.errors.write(`ship: see its lines with ship logs --follow --task ${task.id.slice(0, 8)}\n`);
      return exitCode.ok;
    }
    if (json) shell.output.write(`${startedLine(task)}\n`);
    const [{ printable }, { logLineAsJson }] = await Promise.all([
      import('../report/output.ts'),
      import('../logs/line.ts'),
    ]);
    const end = await attend(task, {
      container: contract.container,
      clock: steadyClock,
      interval: pollingInterval(context.connection),
      timeout: timeout * 1000,
      signal,
      onLines: (lines) =>
        shell.output.write(
          lines
            .map((line) => {
              if (json) return `${logLineAsJson(line)}\n`;
              return `${shell.output.isInteractive ? printable(line.message) : line.message}\n`;
            })
            .join(''),
        ),
      onStatus: (status) => {
        if (!json && shell.errors.isInteractive) {
          shell.errors.write(`ship: task ${task.id.slice(0, 8)} ${status.toLowerCase()}\n`);
        }
      },
    });
    const code = run.exitCodeOfRun(end);
    if (json) shell.output.write(`${endLine(task, end, code)}\n`);
    else if (end.kind !== 'ended') shell.errors.write(`ship: ${endInWords(task, end)}\n`);
    return code;
  };
}

const help = `
The task has the service's network, roles, secrets and variables, and no place behind the load balancer. What it prints
comes on stdout, what ship says on stderr. Ctrl-C stops it.

Exit codes:
  the command's own, and besides
  2    bad usage or configuration, or AWS starts no task; nothing runs
  124  the time was up, and it was stopped
  125  the task never came to run
  130  interrupted, and it was stopped

Examples:
  ship run -- node -e 'console.log(process.version)'
  ship run -e DRY_RUN=1 --timeout 600 -- node migrate.js --all
  ship run --detach -- node backfill.js`;

function startedLine({ id, taskDefinition }: OneOffTask): string {
  return JSON.stringify({ v: 1, type: 'run-started', task: id, taskDefinition });
}

function endLine({ id }: OneOffTask, { kind, exitCode: code, reason, elapsed }: OneOffEnd, exit: number): string {
  const verdict = kind.replaceAll(' ', '-');
  return JSON.stringify({
    v: 1,
    type: 'run-ended',
    task: id,
    verdict,
    containerExitCode: code ?? null,
    reason,
    elapsed,
    exitCode: exit,
  });
}

function endInWords({ id }: OneOffTask, { kind, reason }: OneOffEnd): string {
  const task = `task ${id.slice(0, 8)}`;
  switch (kind) {
    case 'ended':
      return `${task} has ended`;
    case 'timed out':
      return `the time was up and ${task} was stopped: ${reason}; give it more with --timeout`;
    case 'interrupted':
      return `interrupted, and ${task} was stopped: ${reason}`;
    case 'never started':
      return `${task} never came to run: ${reason}; see its image, roles and secrets with ship verify`;
    default:
      return kind satisfies never;
  }
}
