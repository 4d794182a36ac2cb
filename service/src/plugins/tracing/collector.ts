import { connect, isIP, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { type CollectorAnswer, readAnswer } from './collector-answer.ts';
import type { TracingConfig } from './tracing-config.ts';

export interface CollectorOptions extends Pick<TracingConfig, 'endpoint' | 'headers'> {
  /** From the first byte of a batch to the answer. */
  readonly timeoutMilliseconds?: number;
}

/** An answer says no more than that the batch was taken. */
const mostCharacters = 65_536;

/**
 * Sends OTLP, protobuf over HTTP/1.1, to a collector on one kept connection, one batch after the other. Rejects when it
 * does not answer with 2xx in time.
 *
 * Not by `node:http`: its client shares its code with its server. Once both are in use V8 makes that code fit for either,
 * and every request to the service costs more: 4 % where all are traced, 1 to 2 % where few are.
 */
export function collectorAt({
  endpoint,
  headers,
  timeoutMilliseconds = 5_000,
}: CollectorOptions): (body: Buffer) => Promise<void> {
  let kept: Socket | undefined;

  return async (body) => {
    const socket = kept?.writable === true ? kept : connectTo(endpoint);
    kept = undefined;
    const head = requestHead(endpoint, headers, body.length);
    const { status, isConnectionKept } = await ask(socket, [head, body], timeoutMilliseconds);
    if (isConnectionKept) kept = socket.unref();
    else socket.destroy();
    if (status === 0) throw new Error('the collector does not answer in HTTP/1.1: is it its port for gRPC?');
    if (status < 200 || status > 299) throw new Error(`the collector answered ${status}`);
  };
}

function connectTo({ protocol, hostname, port }: URL): Socket {
  // An address of IPv6 stands in brackets in a URL.
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket =
    protocol === 'https:'
      ? connectByTls({ host, port: Number(port || 443), ...(isIP(host) === 0 && { servername: host }) })
      : connect({ host, port: Number(port || 80), noDelay: true });
  // While it is kept nobody else listens, and an error that nobody hears ends the process.
  return socket.on('error', () => undefined);
}

function requestHead({ host, pathname, search }: URL, headers: TracingConfig['headers'], length: number): string {
  const all = { ...headers, host, 'content-type': 'application/x-protobuf', 'content-length': length };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function ask(
  socket: Socket,
  parts: readonly (string | Buffer)[],
  timeoutMilliseconds: number,
): Promise<CollectorAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const answer = readAnswer(text);
      if (answer !== undefined) {
        stopListening();
        resolve(answer);
      } else if (text.length > mostCharacters) {
        socket.destroy(new Error('the collector answered too much'));
      }
    };
    const onError = (error: Error): void => {
      stopListening();
      reject(error);
    };
    const onClose = (): void => onError(new Error('the collector closed the connection'));
    const timer = setTimeout(() => {
      socket.destroy(new Error(`the collector did not answer within ${timeoutMilliseconds} ms`));
    }, timeoutMilliseconds);
    const stopListening = (): void => {
      clearTimeout(timer);
      socket.off('data', onData).off('error', onError).off('close', onClose);
    };

    socket.ref().on('data', onData).on('error', onError).on('close', onClose);
    socket.cork();
    for (const part of parts) socket.write(part);
    socket.uncork();
  });
}
