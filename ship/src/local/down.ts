import type { Clock, Milliseconds } from '../clock.ts';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { localHealth, requestShutdown } from './control.ts';
import { removeDataDirectory } from './data-directory.ts';

const longestWait: Milliseconds = 60_000;

/** What was ended. */
export interface Ended {
  readonly pid: number;
  readonly dataDirectory: string;
}

/**
 * Ends the local stack at an endpoint and, unless it is to be kept, forgets its data. Undefined where none answers;
 * throws a Failure where it does not end.
 */
export async function down(endpoint: string, keepData: boolean, clock: Clock): Promise<Ended | undefined> {
  const health = await localHealth(endpoint);
  if (health === undefined) return undefined;
  const refused = (what: string): Failure =>
    new Failure({
      code: 'not-stopped',
      where: `local-aws at ${endpoint} (process ${health.pid})`,
      what,
      remedy: `end it with kill ${health.pid}`,
      exit: exitCode.failed,
    });
  if (!(await requestShutdown(endpoint))) throw refused('did not accept to be stopped');
  const deadline = clock.now() + longestWait;
  while (isThere(health.pid)) {
    if (clock.now() >= deadline) throw refused(`still runs after ${longestWait / 1000} s`);
    await clock.wait(50);
  }
  if (!keepData) await removeDataDirectory(health.dataDirectory);
  return health;
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
