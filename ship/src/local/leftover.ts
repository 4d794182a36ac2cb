import type { Clock, Milliseconds } from '../clock.ts';
import { codeOf, Failure } from '../failure.ts';
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
    if (isAlive(stack.pid) && isAlive(stack.localAwsPid)) {
      throw new Failure({
        code: 'already-up',
        where: stack.endpoint,
        what: `a local stack already runs here (process ${stack.pid}, data in ${stack.dataDirectory}), serving ${stack.url}`,
        remedy: 'use it (ship status), end it with ship down, or start another with --endpoint-port, --port and --data',
      });
    }
    const deadline = clock.now() + longestWait;
    while (isAlive(stack.localAwsPid) && clock.now() < deadline) await clock.wait(50);
    await removeStack(root, stack);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
