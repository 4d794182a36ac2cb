import { resolve } from 'node:path';
import { clientsFor } from '../aws/clients.ts';
import { lastWordsOf } from '../aws/last-words.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Outcome } from '../deployment/progress.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { isInterruption } from '../interruption.ts';
import { lineRenderer } from '../report/lines.ts';
import { painter } from '../report/output.ts';
import { stepsTo } from '../report/steps.ts';
import { verdictBlock } from '../report/verdict-block.ts';
import { connectionTo } from '../settings/connection.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import type { Shell } from '../shell.ts';
import { localHealth } from './control.ts';
import { requireFreePort } from './free-port.ts';
import { awaitLeftover } from './leftover.ts';
import { type LocalAws, startLocalAws } from './local-aws-process.ts';
import { removeStack, type Stack, writeStack } from './stack-file.ts';
import { imageDirectoryIn, type StoodUp, standUp } from './stand-up.ts';
import { tellEvents } from './tell-events.ts';
import { type Trouble, untilServing } from './until-serving.ts';
import { welcome } from './welcome.ts';

export interface UpOptions {
  readonly root: string;
  readonly settings: EnvironmentSettings;
  readonly serviceDirectory: string;
  readonly dataDirectory: string;
  readonly port: number;
  readonly endpointPort: number;
  readonly pace: 'fast' | 'aws';
  readonly timeoutSeconds: number;
}

/**
 * `ship up`: a local AWS with the service on it, until Ctrl-C or `ship down`. Everything that it started has ended when
 * it returns or throws.
 */
export async function up(options: UpOptions, shell: Shell, clock: Clock = systemClock): Promise<ExitCode> {
  const { root, endpointPort, port, pace } = options;
  const dataDirectory = resolve(shell.directory, options.dataDirectory);
  const signal = shell.interruption();
  const endpoint = `http://127.0.0.1:${endpointPort}`;
  if (port === endpointPort) throw samePort(port);
  await awaitLeftover(root, { dataDirectory, endpointPort }, clock);
  await refuseSecond(endpoint);
  await requireFreePort(endpointPort, '--endpoint-port');
  await requireFreePort(port, '--port');

  const steps = stepsTo(shell.output, clock);
  const localAws = await steps.run(
    'local-aws',
    () => startLocalAws({ port: endpointPort, dataDirectory, pace }, clock),
    () => `answers at ${endpoint}`,
  );
  const stack: Stack = {
    endpoint,
    url: `http://localhost:${port}`,
    pid: process.pid,
    localAwsPid: localAws.pid,
    port,
    endpointPort,
    dataDirectory,
  };
  try {
    await writeStack(root, stack);
    return await serve({ ...options, dataDirectory }, stack, { localAws, shell, clock, signal });
  } catch (error) {
    if (!signal.aborted || !isInterruption(error)) throw error;
    shell.output.write('\nStopped before it was ready.\n');
    return exitCode.unknown;
  } finally {
    await localAws.stop();
    await removeStack(root, stack);
  }
}

interface Running {
  readonly localAws: LocalAws;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

async function serve(options: UpOptions, stack: Stack, running: Running): Promise<ExitCode> {
  const { settings, serviceDirectory, port } = options;
  const { shell, clock } = running;
  const began = clock.now();
  const clients = clientsFor(connectionTo(stack.endpoint, settings.region, shell.environment));
  const standing = {
    settings,
    serviceDirectory,
    imageDirectory: imageDirectoryIn(options.dataDirectory),
    port,
  };
  const { stoodUp, trouble } = await unlessCutShort(running, async (signal) => {
    const steps = stepsTo(shell.output, clock, signal);
    const made = await standUp(clients, standing, steps);
    const lastWords = lastWordsOf(clients, made.contract);
    const found = await steps.run(
      'tasks',
      (tell) => untilServing(made, { lastWords, clock, signal, tell, timeout: options.timeoutSeconds * 1000 }),
      (result) => (result === undefined ? `${settings.desiredCount} serve` : { failed: result.verdict }),
    );
    return { stoodUp: made, trouble: found };
  });
  const { output } = shell;
  const paint = painter(output.hasColour);
  if (trouble !== undefined) {
    const outcome = outcomeOf(stoodUp, trouble, clock.now() - began);
    output.write(`${verdictBlock(outcome, paint).join('\n')}\n`);
    return exitCode.failed;
  }
  output.write(welcome({ settings, stack, version: stoodUp.version, isTakenUp: stoodUp.isTakenUp }, paint));
  return followUntilEnd(stoodUp, running);
}

/**
 * Does some work unless local-aws ends or the user interrupts before it is done; then the work is told to stop, and what
 * cut it short is thrown.
 */
async function unlessCutShort<T>(running: Running, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const given = new AbortController();
  const cutShort = endOrInterruption(running);
  // Where the work is done first, nobody waits for this any more.
  cutShort.catch(() => {});
  try {
    return await Promise.race([work(given.signal), cutShort]);
  } finally {
    given.abort();
  }
}

async function followUntilEnd({ source }: StoodUp, running: Running): Promise<ExitCode> {
  const { shell, clock } = running;
  const render = lineRenderer(painter(shell.output.hasColour));
  const ended = new AbortController();
  const events = tellEvents(
    source,
    clock.now(),
    (progress) =>
      shell.output.write(
        render(progress)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    clock,
    ended.signal,
  );
  try {
    return await untilEnd(running);
  } finally {
    ended.abort();
    await events;
  }
}

/** Ends with the interruption, or with local-aws: after `ship down` that is well, otherwise it is a crash. */
async function untilEnd({ localAws, shell, signal }: Running): Promise<ExitCode> {
  const end = await Promise.race([localAws.ended, aborted(signal)]);
  if (end === 'interrupted') {
    shell.output.write('\nStopping: tasks get SIGTERM and finish their requests.\n');
    return exitCode.ok;
  }
  if (end === 0) {
    shell.output.write('The local stack was stopped.\n');
    return exitCode.ok;
  }
  throw await crash(localAws, end);
}

/** Never resolves; rejects when local-aws ends or the user interrupts while the stack is being made. */
async function endOrInterruption({ localAws, signal }: Running): Promise<never> {
  const end = await Promise.race([localAws.ended, aborted(signal)]);
  signal.throwIfAborted();
  throw await crash(localAws, end);
}

async function crash(localAws: LocalAws, end: number | string): Promise<Failure> {
  return new Failure({
    code: 'local-aws-ended',
    where: 'local-aws',
    what: `ended unexpectedly (${end}): ${(await localAws.lastLines()).join(' | ')}`,
    remedy: 'run ship up again: it takes up what is there',
    exit: exitCode.failed,
  });
}

function aborted(signal: AbortSignal): Promise<'interrupted'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('interrupted');
    signal.addEventListener('abort', () => resolve('interrupted'), { once: true });
  });
}

function samePort(port: number): Failure {
  return new Failure({
    code: 'same-port',
    where: '--port and --endpoint-port',
    what: `are both ${port}, but the load balancer and AWS's APIs each need one`,
    remedy: 'choose two',
  });
}

async function refuseSecond(endpoint: string): Promise<void> {
  const health = await localHealth(endpoint);
  if (health === undefined) return;
  throw new Failure({
    code: 'already-up',
    where: endpoint,
    what: `a local stack already runs here (process ${health.pid}, data in ${health.dataDirectory})`,
    remedy: 'use it (ship status), end it with ship down, or start another with --endpoint-port, --port and --data',
  });
}

function outcomeOf({ contract, subject, version }: StoodUp, trouble: Trouble, elapsed: number): Outcome {
  return {
    command: 'deploy',
    restored: undefined,
    service: contract.service,
    taskDefinition: subject.taskDefinition,
    version,
    serving: undefined,
    url: contract.url,
    elapsed,
    ...trouble,
  };
}
