import { randomFillSync } from 'node:crypto';
import type { RandomHex } from './tracing.ts';

const poolBytes = 4096;

/** Random hexadecimal digits, not all zero, cut from a long text: a call to the system for each id costs ten times more. */
export function pooledRandomHex(): RandomHex {
  const pool = Buffer.alloc(poolBytes);
  let text = '';
  let used = 0;
  const take: RandomHex = (digits) => {
    if (used + digits > text.length) {
      text = randomFillSync(pool).toString('hex');
      used = 0;
    }
    const id = text.slice(used, used + digits);
    used += digits;
    return /[1-9a-f]/.test(id) ? id : take(digits);
  };
  return take;
}
