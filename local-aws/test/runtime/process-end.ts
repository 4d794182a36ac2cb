import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Whether a process runs. One that has ended and that nobody has asked about yet (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Resolves when a process that is not our child has ended. The system tells only its parent, so it is looked for, within
 * the test's own time limit.
 */
export async function processEnd(pid: number): Promise<void> {
  while (isAlive(pid)) await setTimeout(5);
}
