import { createHash } from 'node:crypto';

export type Once<Result> =
  | { readonly outcome: 'done' | 'repeated'; readonly result: Result }
  /** The key was used before, with another content. */
  | { readonly outcome: 'mismatch' };

/** Lets a client repeat a request whose answer it has not seen, without the thing being done twice. */
export interface Idempotency<Result> {
  /**
   * Does something once for each key: who comes again with the same key and content gets the first result, also while it
   * is still being done. What failed may be tried again.
   */
  once(key: string, content: unknown, now: number, act: () => Promise<Result>): Promise<Once<Result>>;
}

interface Entry<Result> {
  readonly contentHash: string;
  readonly result: Promise<Result>;
  readonly at: number;
}

export interface IdempotencyOptions {
  /** The oldest key is forgotten for a new one beyond this. */
  readonly capacity?: number;
  readonly keepSeconds?: number;
}

/**
 * Remembers keys in the memory of this one process. A service with several tasks keeps them where its data is, written in
 * the same transaction.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function createIdempotency<Result>(options: IdempotencyOptions = {}): Idempotency<Result> {
  const { capacity = 10_000, keepSeconds = 86_400 } = options;
  const entries = new Map<string, Entry<Result>>();

  const forgetOld = (now: number): void => {
    for (const [key, { at }] of entries) {
      if (entries.size < capacity && now - at < keepSeconds * 1000) return;
      entries.delete(key);
    }
  };

  return {
    once: async (key, content, now, act) => {
      forgetOld(now);
      const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('base64');
      const known = entries.get(key);
      if (known !== undefined) {
        if (known.contentHash !== contentHash) return { outcome: 'mismatch' };
        return { outcome: 'repeated', result: await known.result };
      }
      const result = act();
      entries.set(key, { contentHash, result, at: now });
      try {
        return { outcome: 'done', result: await result };
      } catch (error) {
        entries.delete(key);
        throw error;
      }
    },
  };
}
