import type { FastifyInstance } from 'fastify';
import type { Log } from '../logging/log.ts';
import { type Load, type LoadSample, nextLoad, type OverloadLimits, restingLoad } from './load.ts';

/** The load as it was last sampled. */
export interface LoadWatch {
  readonly load: () => Load;
  readonly latest: () => LoadSample;
}

export interface LoadWatchOptions {
  readonly limits: OverloadLimits;
  readonly requestsInFlight: () => number;
  /** Used memory as a part of what may be used, 0 to 1. */
  readonly memoryRatio: () => number;
  /** Monotonic. */
  readonly milliseconds: () => number;
  readonly log: Log;
}

const sampleMilliseconds = 500;

/** Samples the load twice a second until the app closes: how late a timer comes is how long a request waits before it is looked at. */
export function watchLoad(app: FastifyInstance, options: LoadWatchOptions): LoadWatch {
  const { limits, requestsInFlight, memoryRatio, milliseconds, log } = options;
  let load: Load = restingLoad;
  let latest: LoadSample = { eventLoopDelaySeconds: 0, requestsInFlight: 0, memoryRatio: 0 };
  let last = milliseconds();

  const timer = setInterval(() => {
    const now = milliseconds();
    const late = Math.max(0, now - last - sampleMilliseconds) / 1000;
    last = now;
    latest = { eventLoopDelaySeconds: late, requestsInFlight: requestsInFlight(), memoryRatio: memoryRatio() };
    const next = nextLoad(load, latest, limits);
    if (next.state !== load.state) {
      if (next.state === 'overloaded') log.warn('overloaded: requests are refused', { reason: next.reason, ...latest });
      else log.info('no longer overloaded');
    }
    load = next;
  }, sampleMilliseconds);
  timer.unref();

  app.addHook('onClose', async () => clearInterval(timer));

  return { load: () => load, latest: () => latest };
}
