import type { IncomingMessage } from 'node:http';
import type { Clock, Milliseconds } from '../clock.ts';

export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'cut off' };

export interface BodyLimits {
  readonly bytes: number;
  /** From the first byte of the body to the last. */
  readonly time: Milliseconds;
}

/** Reads a request's body to its end, or to where a limit is passed; what comes after that is not read. */
export function readBody(request: IncomingMessage, { bytes, time }: BodyLimits, clock: Clock): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > bytes) return Promise.resolve({ kind: 'too large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: Body): void => {
      timer.cancel();
      request.off('data', take);
      resolve(body);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > bytes) end({ kind: 'too large' });
      else chunks.push(chunk);
    };
    const timer = clock.after(time, () => end({ kind: 'too slow' }));
    request.on('data', take);
    request.once('end', () =>
      end({ kind: 'whole', bytes: chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks) }),
    );
    request.once('error', () => end({ kind: 'cut off' }));
    request.once('close', () => end({ kind: 'cut off' }));
  });
}
