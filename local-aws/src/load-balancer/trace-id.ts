import type { Clock } from '../clock.ts';

const idBytes = 12;
const idsAtOnce = 256;

/**
 * Makes trace ids as in `X-Amzn-Trace-Id`: `1-`, eight hex digits of the time in seconds, `-`, 24 random hex digits.
 * Random bytes are drawn for many ids at a time: one id costs next to nothing.
 */
export function traceIds(clock: Clock, randomBytes: (size: number) => Buffer): () => string {
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;
  let second = -1;
  let prefix = '';
  return () => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) {
      second = now;
      prefix = `1-${now.toString(16).padStart(8, '0')}-`;
    }
    if (at === bytes.length) {
      bytes = randomBytes(idBytes * idsAtOnce);
      at = 0;
    }
    at += idBytes;
    return prefix + bytes.toString('hex', at - idBytes, at);
  };
}
