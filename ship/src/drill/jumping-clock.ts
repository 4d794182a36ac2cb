/**
 * Loaded before ship (`--import`): the machine's clock jumps an hour ahead while ship watches a deployment, as when NTP
 * mends it. With `?wall` ship's steady clock follows, as that of a tool does that measures time by
 * the wall clock.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const hour = 3_600_000;
const now = Date.now;
let ahead = 0;
let isWatching = false;
Date.now = () => now() + ahead;

if (new URL(import.meta.url).searchParams.has('wall')) {
  const origin = performance.timeOrigin;
  performance.now = () => Date.now() - origin;
}

subscribe('http.client.request.start', (message) => {
  if (isWatching) ahead = hour;
  if (hasRequest(message) && String(message.request.getHeader('x-amz-target')).endsWith('.UpdateService')) {
    // The next request is the first look at what came of it: it falls into the watch's time.
    isWatching = true;
  }
});

function hasRequest(message: unknown): message is { readonly request: ClientRequest } {
  return typeof message === 'object' && message !== null && 'request' in message;
}
