import type { Transport } from '../../src/aws/clients.ts';
import type { Clock, Milliseconds } from '../../src/clock.ts';

type RetryStrategy = Extract<Transport['retryStrategy'], { acquireInitialRetryToken: unknown }>;
type RetryToken = Awaited<ReturnType<RetryStrategy['acquireInitialRetryToken']>>;

const mostAttempts = 4;
const firstDelay: Milliseconds = 50;
const firstDelayWhenThrottled: Milliseconds = 1_000;
const longestDelay: Milliseconds = 20_000;

/**
 * When the SDK repeats a request: its own rules (throttling and what is transient, four attempts, a delay that doubles),
 * with the wait on the given clock. The SDK itself waits on the machine's.
 */
export function repetition(clock: Clock): RetryStrategy {
  const token = (count: number): RetryToken => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: async () => token(0),
    async refreshRetryTokenForRetry(last, { errorType }) {
      const count = last.getRetryCount();
      const isRepeated = errorType === 'THROTTLING' || errorType === 'TRANSIENT';
      if (!isRepeated || count + 1 >= mostAttempts) throw new Error('no more attempts');
      const first = errorType === 'THROTTLING' ? firstDelayWhenThrottled : firstDelay;
      // Half of the longest delay, which is what the SDK's draw comes to in the middle.
      await clock.wait(Math.min(longestDelay, first * 2 ** count) / 2);
      return token(count + 1);
    },
    recordSuccess() {},
  };
}
