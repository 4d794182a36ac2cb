/** Loaded into the service's process by the soak: tells its memory, after a garbage collection, to whoever asks. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

process.on('message', () => {
  if (typeof collectGarbage === 'function') collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ residentBytes: rss, heapBytes: heapUsed });
});
process.channel?.unref();
