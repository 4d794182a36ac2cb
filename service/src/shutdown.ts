import type { Server, ServerResponse } from 'node:http';

export interface DrainOptions {
  /** How long requests that still arrive are served as ever, on new connections too. */
  readonly delaySeconds: number;
  /** From the begin of the drain until what is still in flight is cut. */
  readonly timeoutSeconds: number;
}

export interface DrainResult {
  /** Requests that were in flight at the deadline and got no answer, or half of one. */
  readonly requestsCut: number;
}

export interface Drain {
  isDraining(): boolean;
  requestsInFlight(): number;
  /** Stops the server without losing a request. A second call answers with the same end. */
  begin(): Promise<DrainResult>;
}

const silentConnectionSeconds = 1;

/**
 * Stops an HTTP server as a load balancer's target should stop:
 *
 * 1. At once: `isDraining` (so `/health` answers 503), and every answer carries `Connection: close`, so that clients
 *    with kept connections leave of their own accord instead of meeting a closed socket.
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
export function createDrain(server: Server, { delaySeconds, timeoutSeconds }: DrainOptions): Drain {
  const inFlight = new Set<ServerResponse>();
  let silentConnectionsMayGo = false;
  let end: Promise<DrainResult> | undefined;

  // In front of the app's own listener, which may answer within the call.
  server.prependListener('request', (_request, response: ServerResponse) => {
    inFlight.add(response);
    if (end !== undefined) closeAfter(response);
    response.on('close', forget);
  });

  // One function for all, and not a closure for each: this runs on every request.
  function forget(this: ServerResponse): void {
    inFlight.delete(this);
    if (end !== undefined && !server.listening) setImmediate(closeUnused);
  }

  // Node counts a connection without a first request as active, and would wait for it until the deadline.
  function closeUnused(): void {
    if (silentConnectionsMayGo && inFlight.size === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  }

  function run(): Promise<DrainResult> {
    for (const response of inFlight) closeAfter(response);
    return new Promise((resolve) => {
      let requestsCut = 0;
      const timers = [
        setTimeout(() => {
          // Right after the event loop has accepted what waited: what still waits at the close is reset by the system.
          setImmediate(() =>
            server.close(() => {
              for (const timer of timers) clearTimeout(timer);
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
          requestsCut = inFlight.size;
          server.closeAllConnections();
        }, timeoutSeconds * 1000),
      ];
    });
  }

  return {
    isDraining: () => end !== undefined,
    requestsInFlight: () => inFlight.size,
    begin: () => {
      end ??= run();
      return end;
    },
  };
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
