import type { Server } from 'node:http';

export interface DrainOptions {
  /** How long requests that still arrive are served as ever, on new connections too. */
  readonly delaySeconds: number;
  /** From the begin of the drain until what is still in flight is cut. */
  readonly timeoutSeconds: number;
  readonly requestsInFlight: () => number;
}

export interface DrainResult {
  /** Requests that were in flight at the deadline and got no answer, or half of one. */
  readonly requestsCut: number;
}

export interface Drain {
  isDraining(): boolean;
  /** Stops the server without losing a request. A second call answers with the same end. */
  begin(): Promise<DrainResult>;
}

const silentConnectionSeconds = 1;
const lookForIdleMilliseconds = 50;

/**
 * Stops an HTTP server as a load balancer's target should stop:
 *
 * 1. At once: `isDraining`, by which `/health` answers 503, and every answer whose head is not yet written carries
 *    `Connection: close`.
 * 2. For `delaySeconds` the server goes on serving, new connections too. ECS takes a service's task out of its target
 *    group, and waits for the deregistration delay, before it sends SIGTERM, so that nothing new comes from the load
 *    balancer and a quarter of a second is enough: for requests on the wire and connections not yet accepted. Where
 *    SIGTERM comes without a deregistration before it (Spot interruption, StopTask, a proxy that goes by `/health`
 *    alone), set it to what the proxy needs to notice: interval × unhealthy threshold, or about 10 s on ALB.
 * 3. Then no connection is accepted any more, idle ones are closed, and requests in flight run to their end. A
 *    connection that has not asked for anything yet gets one more second.
 * 4. At `timeoutSeconds` from the begin what is left is cut, before SIGKILL would do it without a word.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export function createDrain(server: Server, options: DrainOptions): Drain {
  const { delaySeconds, timeoutSeconds, requestsInFlight } = options;
  let end: Promise<DrainResult> | undefined;

  function run(): Promise<DrainResult> {
    return new Promise((resolve) => {
      let requestsCut = 0;
      let silentConnectionsMayGo = false;
      // Node counts a connection without a first request as active, and would wait for it until the deadline.
      const closeUnused = (): void => {
        if (silentConnectionsMayGo && requestsInFlight() === 0) server.closeAllConnections();
        else if (!server.listening) server.closeIdleConnections();
      };
      const timers = [
        setTimeout(() => {
          // Right after the event loop has accepted what waited: what still waits at the close is reset by the system.
          setImmediate(() =>
            server.close(() => {
              for (const timer of timers) clearTimeout(timer);
              clearInterval(looking);
              resolve({ requestsCut });
            }),
          );
        }, delaySeconds * 1000),
        setTimeout(
          () => {
            silentConnectionsMayGo = true;
            closeUnused();
          },
          (delaySeconds + silentConnectionSeconds) * 1000,
        ),
        setTimeout(() => {
          requestsCut = requestsInFlight();
          server.closeAllConnections();
        }, timeoutSeconds * 1000),
      ];
      // An answer whose head was written before the drain leaves its connection open; nothing tells when it is idle.
      const looking = setInterval(closeUnused, lookForIdleMilliseconds);
    });
  }

  return {
    isDraining: () => end !== undefined,
    begin: () => {
      end ??= run();
      return end;
    },
  };
}
