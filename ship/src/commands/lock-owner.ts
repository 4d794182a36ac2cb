import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { LockRecord } from '../deployment/lock.ts';

/** This run, as the owner of a lock. In GitHub Actions its page tells more than the runner's host. */
export function thisProcess(
  environment: NodeJS.ProcessEnv = process.env,
): Pick<LockRecord, 'id' | 'owner' | 'host' | 'pid'> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  const isWorkflow = server !== undefined && repository !== undefined && run !== undefined;
  return {
    id: randomUUID().slice(0, 8),
    owner: isWorkflow ? `${server}/${repository}/actions/runs/${run}` : `${userName()}@${hostname()}`,
    host: hostname(),
    pid: process.pid,
  };
}

/** Whether a process of this machine lives; undefined for another machine's. */
export function isAliveHere(host: string, pid: number): boolean | undefined {
  if (host !== hostname()) return undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
