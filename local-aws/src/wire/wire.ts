import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { type BodyLimits, readBody } from './body.ts';
import { decoded } from './content-encoding.ts';
import { dispatch, recognise, refuse, type UnexpectedError } from './dispatch.ts';
import type { Answer, WireRequest } from './protocol.ts';
import type { ServicePlugin } from './service.ts';
import { distrust } from './trusted-origin.ts';

/** HTTP beside AWS's protocols on the same port: the OCI registry, local-aws's own pages. */
export interface Route {
  /** Whether a request is this route's, by its path without the query string, or by its headers. */
  matches(path: string, request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface WireOptions {
  readonly services: readonly ServicePlugin[];
  /** Asked in order, before AWS's protocols. */
  readonly routes?: readonly Route[];
  readonly clock: Clock;
  /** Told of failures that are local-aws's own. */
  readonly reportUnexpected: (unexpected: UnexpectedError) => void;
  readonly requestId?: () => string;
  /** Limits of a body in AWS's protocols: 16 MiB and 30 s unless given. Routes limit their own. */
  readonly bodyLimits?: BodyLimits;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Wire {
  /** Port 0 lets the system choose. Rejects with the system's error (EADDRINUSE, EACCES). */
  listen(address: Address): Promise<Address>;
  /** Ends at once: open connections are cut. */
  close(): Promise<void>;
}

const mebibyte = 1024 * 1024;
const defaultBodyLimits: BodyLimits = { bytes: 16 * mebibyte, time: 30_000 };

/** The HTTP server that speaks AWS's protocols for the services it is given. */
export function createWire(options: WireOptions): Wire {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 300_000, keepAliveTimeout: 60_000, maxHeaderSize: 32 * 1024 },
    (request, response) => {
      // Every failure has its answer in `respond`; were that to fail itself, the client must still not wait.
      respond(request, response, options).catch(() => response.destroy());
    },
  );
  return {
    listen: (address) => listen(server, address),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, { host, port }: Address): Promise<Address> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve({ host, port: typeof bound === 'object' && bound !== null ? bound.port : port });
    });
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, options: WireOptions): Promise<void> {
  const [path = '/', query = ''] = split(request.url ?? '/');
  const requestId = (options.requestId ?? randomUUID)();
  const bare: WireRequest = {
    method: request.method ?? '',
    path,
    query,
    headers: request.headers,
    body: Buffer.alloc(0),
  };
  const refused = (code: string, message: string, status: number): void => {
    // What was not read of the request must not be taken for the next one.
    response.shouldKeepAlive = false;
    send(response, refuse(recognise(bare), requestId, code, message, status));
  };
  const distrusted = distrust(request.headers);
  if (distrusted !== undefined) {
    refused('AccessDeniedException', distrusted, 403);
    return;
  }
  const route = options.routes?.find((candidate) => candidate.matches(path, request));
  if (route) {
    await runRoute(route, request, response, path, requestId, options);
    return;
  }
  const limits = options.bodyLimits ?? defaultBodyLimits;
  const body = await readBody(request, limits, options.clock);
  switch (body.kind) {
    case 'whole': {
      const bytes = await decoded(body.bytes, request.headers['content-encoding'], limits.bytes);
      if (bytes) send(response, await dispatch({ ...bare, body: bytes }, options, requestId));
      else refused(recognise(bare).codes.malformedInput, 'The request body is not the gzip that it says it is.', 400);
      break;
    }
    case 'too large':
      refused(recognise(bare).codes.requestTooLarge, `Request size exceeded ${limits.bytes} bytes`, 413);
      break;
    case 'too slow':
      refused('RequestTimeoutException', 'The request body did not arrive in time.', 408);
      break;
    case 'cut off':
      response.destroy();
      break;
    default:
      body satisfies never;
  }
}

async function runRoute(
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  requestId: string,
  { reportUnexpected }: WireOptions,
): Promise<void> {
  try {
    await route.handle(request, response);
  } catch (error) {
    reportUnexpected({ requestId, service: 'route', operation: `${request.method} ${path}`, error });
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'x-amzn-requestid': requestId }).end();
  }
}

function split(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}
