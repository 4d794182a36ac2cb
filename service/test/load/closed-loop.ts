import { connect } from 'node:net';

/** What became of the requests. */
export interface LoadResult {
  /** Answers that came whole, by status. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly answered: number;
  /** Requests that were sent on an open connection and got no answer, or half of one. */
  readonly lost: number;
}

export interface ClosedLoopOptions {
  /** Where to ask: each connection goes on to the next when it is refused or told to close, as a load balancer would. */
  readonly ports: readonly number[];
  readonly path: string;
  readonly connections: number;
  readonly requests: number;
  /** Told after every answer how many there are. */
  readonly onAnswer?: (answered: number) => void;
}

/**
 * Asks on kept connections, each with one request at a time, until so many are answered. Written on bare sockets, so that it costs a fraction of what it asks of the server.
 */
export function closedLoop({ ports, path, connections, requests, onAnswer }: ClosedLoopOptions): Promise<LoadResult> {
  const statuses = new Map<number, number>();
  let sent = 0;
  let answered = 0;
  let lost = 0;
  let open = 0;
  const result = Promise.withResolvers<LoadResult>();
  const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`;

  const begin = (place: number): void => {
    const port = ports[place];
    if (port === undefined) {
      result.reject(new Error('no server accepts connections'));
      return;
    }
    open += 1;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.setEncoding('latin1');
    let isConnected = false;
    let isWaiting = false;
    let mustClose = false;
    let received = '';

    const ask = (): void => {
      if (sent - lost >= requests) {
        socket.end();
        return;
      }
      sent += 1;
      isWaiting = true;
      socket.write(request);
    };
    socket.on('connect', () => {
      isConnected = true;
      ask();
    });
    socket.on('data', (chunk: string) => {
      received += chunk;
      const answer = wholeAnswer(received);
      if (answer === undefined) return;
      received = '';
      isWaiting = false;
      answered += 1;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      onAnswer?.(answered);
      mustClose = answer.closes;
      if (mustClose) socket.end();
      else ask();
    });
    // What it means is told by `close`, which follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open -= 1;
      if (isWaiting) lost += 1;
      if (answered >= requests) {
        if (open === 0) result.resolve({ statuses, answered, lost });
        return;
      }
      if (sent - lost < requests) begin(isConnected && !mustClose ? place : place + 1);
      else if (open === 0) result.resolve({ statuses, answered, lost });
    });
  };
  for (let n = 0; n < connections; n += 1) begin(0);
  return result.promise;
}

/** Answers here always have a `Content-Length`. */
function wholeAnswer(text: string): { readonly status: number; readonly closes: boolean } | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1]);
  if (text.length < end + 4 + length) return undefined;
  return { status: Number(head.slice(9, 12)), closes: head.includes('\r\nconnection: close') };
}
