import { deploymentSource } from '../aws/deployment-source.ts';
import { httpGet } from '../aws/http-get.ts';
import { lastWordsOf } from '../aws/last-words.ts';
import { taskDefinitions, updateService } from '../aws/service-updates.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { exitCodeOf } from '../deployment/outcome-exit.ts';
import type { Outcome } from '../deployment/progress.ts';
import type { ReleaseSurroundings } from '../deployment/release.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { isInterruption } from '../interruption.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Shell } from '../shell.ts';
import { type Context, pollingInterval } from './context.ts';
import type { CommonOptions, WatchOptions } from './options.ts';
import { reportersFor } from './reporting.ts';

/** Deployments and rollbacks on the AWS that the context connects to. */
export function surroundingsOf(
  { clients, connection }: Context,
  contract: Contract,
  { timeout }: Pick<WatchOptions, 'timeout'>,
  { report, signal }: { readonly report: Reporter['report']; readonly signal: AbortSignal },
): ReleaseSurroundings {
  const { cluster, service, targetGroups } = contract;
  return {
    contract,
    source: deploymentSource(clients, { cluster, service, targetGroups }),
    update: (taskDefinition) => updateService(clients, cluster, service, taskDefinition),
    taskDefinitions: taskDefinitions(clients),
    lastWords: lastWordsOf(clients, contract),
    smokeRequest: httpGet,
    clock: systemClock,
    report,
    signal,
    interval: pollingInterval(connection),
    timeout: timeout * 1000,
  };
}

/** Carries out a deployment or rollback with its reporter; what an interruption before it means is told here. */
export async function carryOut(
  act: (reporter: Reporter, signal: AbortSignal) => Promise<Outcome>,
  options: CommonOptions & WatchOptions,
  shell: Shell,
  clock: Clock = systemClock,
  command: Outcome['command'] = 'deploy',
): Promise<ExitCode> {
  const signal = shell.interruption();
  const reporter = await reportersFor(command, options, shell, clock);
  try {
    const outcome = await act(reporter, signal);
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
