import { deploymentSource } from '../aws/deployment-source.ts';
import { httpGet } from '../aws/http-get.ts';
import { lastWordsOf } from '../aws/last-words.ts';
import { lockStore } from '../aws/lock-store.ts';
import { loadBalancersOf, stopServiceDeployment, taskDefinitions, updateService } from '../aws/service-updates.ts';
import { type Clock, steadyClock } from '../clock.ts';
import { type Contract, contractParameter } from '../contract/contract.ts';
import { type LockSurroundings, takeLock } from '../deployment/lock.ts';
import { exitCodeOf } from '../deployment/outcome-exit.ts';
import type { Outcome } from '../deployment/progress.ts';
import type { ReleaseSurroundings } from '../deployment/release.ts';
import { type StrategySettings, strategyUpdate } from '../deployment/strategy.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { isInterruption } from '../interruption.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Shell } from '../shell.ts';
import { type Context, pollingInterval } from './context.ts';
import { isAliveHere, thisProcess } from './lock-owner.ts';
import type { CommonOptions, WatchOptions } from './options.ts';
import { reportersFor } from './reporting.ts';
import { smokeOf } from './smoke-list.ts';

/** What a deployment or rollback may be told besides its time limit. */
export interface MoveOptions extends Pick<WatchOptions, 'timeout'> {
  readonly strategy?: StrategySettings;
  /** How long it is watched when it serves, in milliseconds. */
  readonly bake?: number;
  readonly smokeLatency?: number;
  readonly smoke?: string;
  readonly breakLock?: string;
}

const defaultSmokeLatency = 2_000;

/** Deployments and rollbacks on the AWS that the context connects to. */
export function surroundingsOf(
  { app, environment, root, clients, connection }: Context,
  contract: Contract,
  options: MoveOptions,
  { report, signal }: { readonly report: Reporter['report']; readonly signal: AbortSignal },
  {
    clock = steadyClock,
    owner = thisProcess(),
  }: { readonly clock?: Clock; readonly owner?: LockSurroundings['owner'] } = {},
): ReleaseSurroundings {
  const { timeout, strategy, bake = 0, smokeLatency = defaultSmokeLatency, smoke, breakLock } = options;
  const lock: LockSurroundings = {
    store: lockStore(clients, contractParameter(app, environment)),
    owner,
    isAlive: isAliveHere,
    breaks: breakLock,
    clock,
    signal,
    report,
  };
  return {
    contract,
    source: deploymentSource(clients, contract),
    async update(taskDefinition) {
      const change = strategy && strategyUpdate(strategy, contract, await loadBalancersOf(clients, contract));
      return updateService(clients, contract, taskDefinition, change);
    },
    stop: (arn) => stopServiceDeployment(clients, arn),
    taskDefinitions: taskDefinitions(clients),
    lastWords: lastWordsOf(clients, contract),
    takeLock: (journal) => takeLock(lock, journal),
    smokeRequest: httpGet,
    moreSmoke:
      smoke === undefined ? undefined : (version) => smokeOf(smoke, { url: contract.url, version, root, signal }),
    clock,
    report,
    signal,
    interval: pollingInterval(connection),
    timeout: timeout * 1000,
    bakeTime: bake,
    smokeLatency,
  };
}

/** Carries out a deployment or rollback with its reporter; what an interruption before it means is told here. */
export async function carryOut(
  act: (reporter: Reporter, signal: AbortSignal) => Promise<Outcome | 'nothing done'>,
  options: CommonOptions & WatchOptions,
  shell: Shell,
  clock: Clock = steadyClock,
  command: Outcome['command'] = 'deploy',
): Promise<ExitCode> {
  const signal = shell.interruption();
  const reporter = await reportersFor(command, options, shell, clock);
  try {
    const outcome = await act(reporter, signal);
    if (outcome === 'nothing done') return exitCode.ok;
    await reporter.finish(outcome);
    return exitCodeOf(outcome);
  } catch (error) {
    if (!signal.aborted || !isInterruption(error)) throw error;
    shell.errors.write('ship: interrupted before the service was touched; see it with ship status\n');
    return exitCode.unknown;
  } finally {
    reporter.close();
  }
}
