import { closedLoop } from './closed-loop.ts';
import { type Memory, startService } from './service-process.ts';

export interface SoakSample extends Memory {
  readonly answered: number;
}

export interface SoakResult {
  readonly samples: readonly SoakSample[];
  readonly lost: number;
}

export interface SoakOptions {
  readonly requests: number;
  readonly connections: number;
  /** How many times, evenly over the run, memory is looked at. */
  readonly samples: number;
  readonly onSample?: (sample: SoakSample) => void;
}

/**
 * V8 doubles the room for new objects now and then, up to this many megabytes twice, and keeps it: resident memory takes
 * steps of 16 and 32 MB, the last one after some 600,000 requests. Given all of it at once, what grows is a leak.
 */
const roomForNewObjects = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

/** Asks one process so many times, with all that it does for a request, and looks at its memory on the way. */
export async function soak({ requests, connections, samples: count, onSample }: SoakOptions): Promise<SoakResult> {
  const everythingOn = {
    RATE_LIMIT_REQUESTS: '1000000',
    RATE_LIMIT_WINDOW_SECONDS: '1',
    EMBEDDED_METRICS_SECONDS: '1',
  };
  const service = await startService(everythingOn, roomForNewObjects);
  const samples: SoakSample[] = [];
  let lost = 0;
  try {
    for (let sample = 1; sample <= count; sample += 1) {
      const part = Math.round(requests / count);
      const result = await closedLoop({ ports: [service.port], path: '/api/hello', connections, requests: part });
      lost += result.lost;
      const taken = { answered: sample * part, ...(await service.memory()) };
      samples.push(taken);
      onSample?.(taken);
    }
  } finally {
    service.child.kill('SIGTERM');
    await service.exit;
  }
  return { samples, lost };
}
