import type { Milliseconds } from '../clock.ts';
import type { Pace } from '../pace.ts';

/**
 * How long to wait before the next launch after so many tasks in a row that stopped before they ran. Tasks that ran and
 * then exited are not throttled.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
 */
export function launchBackOff(failedLaunches: number, pace: Pace): Milliseconds {
  if (failedLaunches === 0) return 0;
  return Math.min(pace.launchBackOff * 2 ** (failedLaunches - 1), pace.longestLaunchBackOff);
}
