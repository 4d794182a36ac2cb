import type { Clock, Milliseconds } from '../../clock.ts';

/** What an attempt came to: a value, or a failure that may pass. */
export type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'again';
      readonly error: Error;
      /** As the other side asked; otherwise the wait doubles. */
      readonly waitAtLeast?: Milliseconds | undefined;
    };

const attempts = 5;
const firstWait = 200;
const longestWait = 30_000;

/** Tries up to 5 times, waiting 0.2, 0.4, 0.8 and 1.6 s between, or longer where asked to (30 s at most). */
export async function withRetries<T>(clock: Clock, attempt: () => Promise<Attempt<T>>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const result = await attempt();
    if (result.kind === 'done') return result.value;
    if (tried === attempts) throw result.error;
    const ownWait = firstWait * 2 ** (tried - 1);
    await clock.wait(Math.min(Math.max(ownWait, result.waitAtLeast ?? 0), longestWait));
  }
}

/** `Retry-After` (RFC 9110, 10.2.3) as a time span; undefined where it is absent or unreadable. */
export function retryAfter(header: string | undefined, now: Milliseconds): Milliseconds | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
