import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Ends process groups when this process is no more, however it ended: a task must not outlive a local-aws that was
 * killed.
 */
export interface Guard {
  /** Watches over a process group until it is released. */
  hold(group: number): void;
  release(group: number): void;
  /** Ends the guard's own process; what it still holds is killed. */
  close(): Promise<void>;
}

/**
 * Reads `+ group` and `- group`. The end of its input is the end of the process at the other side: the system closes
 * the pipe even after SIGKILL.
 */
const script = `
trap '' HUP INT TERM
held=' '
while read -r sign group; do
  rest=' '
  for other in $held; do [ "$other" = "$group" ] || rest="$rest$other "; done
  held=$rest
  [ "$sign" = + ] && held="$held$group "
done
for group in $held; do kill -KILL "-$group"; done
`;

/** A shell that cannot stay is not started for ever; tasks are not guarded then. */
const mostRestarts = 20;

/** One small `sh` for all tasks, started with the first one and again should it be killed. */
export function processGuard(shell = '/bin/sh'): Guard {
  const held = new Set<number>();
  let guard: ChildProcess | undefined;
  let restartsLeft = mostRestarts;
  let isClosed = false;

  function start(): ChildProcess {
    const child = spawn(shell, ['-c', script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {},
      cwd: '/',
    });
    child.unref();
    child.on('error', () => {
      // No shell on this system: tasks are not guarded then.
      guard = child;
    });
    child.stdin?.on('error', () => child.kill('SIGKILL'));
    child.once('exit', () => {
      if (isClosed || held.size === 0) guard = undefined;
      else if (restartsLeft > 0) restart();
    });
    return child;
  }

  function restart(): void {
    restartsLeft -= 1;
    guard = start();
    for (const group of held) tell('+', group);
  }

  function tell(sign: '+' | '-', group: number): void {
    guard?.stdin?.write(`${sign} ${group}\n`);
  }

  return {
    hold(group) {
      guard ??= start();
      held.add(group);
      tell('+', group);
    },
    release(group) {
      if (held.delete(group)) tell('-', group);
    },
    async close() {
      isClosed = true;
      if (guard?.pid === undefined || guard.exitCode !== null) return;
      const ended = once(guard, 'exit');
      guard.ref();
      guard.stdin?.end();
      await ended;
    },
  };
}
