import type { Clock, Milliseconds } from '../clock.ts';
import { codeOf, Failure } from '../failure.ts';
import { localHealth } from './control.ts';
import { removeStack, type Stack, stackFile, writtenStacks } from './stack-file.ts';

const longestWait: Milliseconds = 45_000;

/**
 * After a `ship up` that was killed, its local-aws is still ending: waits for that, and takes away what was written down
 * about it. A stack whose `ship up` lives is left alone, and refused if it uses the same data.
 */
export async function awaitLeftover(
  root: string,
  place: Pick<Stack, 'dataDirectory' | 'endpointPort'>,
  clock: Clock,
): Promise<void> {
  for (const stack of await writtenStacks(root)) {
    const isSame = stack.dataDirectory === place.dataDirectory || stack.endpointPort === place.endpointPort;
    if (!isSame && stackFile(root, stack) !== stackFile(root, place)) continue;
    const deadline = clock.now() + longestWait;
    while (isAlive(stack.localAwsPid) && clock.now() < deadline) {
      // That a process has its number is not enough: after a restart of the machine it may be anybody's.
      const isServing = (await localHealth(stack.endpoint))?.pid === stack.localAwsPid;
      if (isServing && isAlive(stack.pid)) throw alreadyUp(stack);
      await clock.wait(100);
    }
    await removeStack(root, stack);
  }
}

function alreadyUp({ endpoint, pid, dataDirectory, url }: Stack): Failure {
  return new Failure({
    code: 'already-up',
    where: endpoint,
    what: `a local stack already runs here (process ${pid}, data in ${dataDirectory}), serving ${url}`,
    remedy: 'use it (ship status), end it with ship down, or start another with --endpoint-port, --port and --data',
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
