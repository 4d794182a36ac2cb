import { randomFillSync } from 'node:crypto';
import type { RandomHex } from './tracing.ts';

const poolBytes = 8192;

/** Random hexadecimal digits, not all zero, taken from a pool: a call to the system for each id costs ten times more. */
export function pooledRandomHex(): RandomHex {
  const pool = Buffer.allocUnsafe(poolBytes);
  let used = poolBytes;
  const take: RandomHex = (digits) => {
    const bytes = digits / 2;
    if (used + bytes > poolBytes) {
      randomFillSync(pool);
      used = 0;
    }
    const text = pool.toString('hex', used, used + bytes);
    used += bytes;
    return /[1-9a-f]/.test(text) ? text : take(digits);
  };
  return take;
}
