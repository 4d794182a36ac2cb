import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export type Method = 'HEAD' | 'GET' | 'POST' | 'PATCH' | 'PUT';

export interface TransportRequest {
  readonly method: Method;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  /** A longer answer is refused. */
  readonly maxBytes: number;
}

export interface TransportResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends one request and reads the whole answer; rejects where there is none, or not a whole one. */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes the kept connections. */
  close(): void;
}

/** A registry that says nothing for so long is taken for gone. */
const silenceTimeout = 30_000;

/** HTTP/1.1 over kept connections. */
export function httpTransport(): Transport {
  const plain = new HttpAgent({ keepAlive: true });
  const secure = new HttpsAgent({ keepAlive: true });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const { method, url, headers, body, maxBytes } = request;
        const options = { method, headers: headersFor(headers, url, body), timeout: silenceTimeout };
        const answered = (response: IncomingMessage): void => {
          readBody(response, maxBytes).then((content) => {
            resolve({ status: response.statusCode ?? 0, headers: headersOf(response), body: content });
          }, reject);
        };
        const target = reachable(url);
        const outgoing =
          url.protocol === 'https:'
            ? httpsRequest(target, { ...options, agent: secure }, answered)
            : httpRequest(target, { ...options, agent: plain }, answered);
        outgoing.on('timeout', () => {
          outgoing.destroy(new Error(`no answer for ${silenceTimeout / 1000} s`));
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function headersFor(headers: Readonly<Record<string, string>>, url: URL, body: Uint8Array | undefined) {
  return { ...headers, host: url.host, ...(body === undefined ? {} : { 'content-length': String(body.length) }) };
}

/** Names under `.localhost` are this machine (RFC 6761, 6.3), but not every system's resolver knows. */
function reachable(url: URL): URL {
  if (!url.hostname.endsWith('.localhost')) return url;
  const target = new URL(url);
  target.hostname = '127.0.0.1';
  return target;
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf(response: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return headers;
}
