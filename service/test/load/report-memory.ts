/** Loaded into the service's process by the soak: tells its memory, after a garbage collection, to whoever asks. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory } from './service-process.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

process.on('message', () => {
  if (typeof collectGarbage === 'function') collectGarbage();
  const { rss, heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage();
  const memory: Memory = {
    residentBytes: rss,
    heapBytes: heapUsed,
    heapReservedBytes: heapTotal,
    externalBytes: external,
    arrayBufferBytes: arrayBuffers,
  };
  process.send?.(memory);
});
process.channel?.unref();
