import { closedLoop, type LoadResult } from './closed-loop.ts';
import { startService } from './service-process.ts';

export interface AcrossSigterm {
  readonly result: LoadResult;
  /** Of the process that was told to stop. */
  readonly exit: readonly [code: number | null, signal: NodeJS.Signals | null];
  /** Of both processes' logs. */
  readonly lines: number;
}

/** Two processes; when half of the requests are answered the first is told to stop, and clients go on to the second. */
export async function acrossSigterm(load: { requests: number; connections: number }): Promise<AcrossSigterm> {
  const first = await startService();
  const second = await startService();
  try {
    const result = await closedLoop({
      ...load,
      ports: [first.port, second.port],
      path: '/api/hello',
      onAnswer: (answered) => {
        if (answered === load.requests / 2) first.child.kill('SIGTERM');
      },
    });
    const exit = await first.exit;
    // The last request's lines wait a moment in the buffer; a stopped process has written them.
    second.child.kill('SIGINT');
    await second.exit;
    return { result, exit, lines: first.lines() + second.lines() - 2 };
  } finally {
    first.child.kill('SIGKILL');
    second.child.kill('SIGKILL');
  }
}
