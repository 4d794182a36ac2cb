import type { Duplex } from 'node:stream';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Deadlines, Expiring } from './deadlines.ts';
import { closingAnswer } from './own-answer.ts';
import type { RegisteredTarget } from './registered-target.ts';
import { connectTo } from './target-connection.ts';

/**
 * Hands a client's connection over to a target for good, as for a WebSocket: what either side sends reaches the other,
 * until one of them closes or nothing was sent for the idle time-out. Counts as a request in flight.
 *
 * @param head the request's head, as the target is to get it
 * @param following what the client has sent after its request
 */
export function tunnel(
  client: Duplex,
  target: RegisteredTarget,
  head: string,
  following: Buffer,
  {
    clock,
    deadlines,
    idleTimeout,
  }: { readonly clock: Clock; readonly deadlines: Deadlines; readonly idleTimeout: Milliseconds },
): void {
  const upstream = connectTo(target.target, target.protocol, () => {});
  let isOver = false;
  let hasAnswered = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    deadlines.unwatch(idle);
    if (hasAnswered) client.destroy();
    else client.end(closingAnswer(502));
    upstream.destroy();
    target.end();
  };
  const idle: Expiring = { expiresAt: clock.now() + idleTimeout, expire: end };
  const touch = (): void => {
    idle.expiresAt = clock.now() + idleTimeout;
  };
  target.begin();
  target.traffic.requests += 1;
  deadlines.watch(idle);
  upstream.once('data', () => {
    hasAnswered = true;
  });
  for (const side of [client, upstream]) side.on('data', touch).on('error', end).on('close', end);
  upstream.write(head, 'latin1');
  if (following.length > 0) upstream.write(following);
  client.pipe(upstream);
  upstream.pipe(client);
}
