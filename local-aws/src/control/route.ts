import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../wire/wire.ts';

export interface Health {
  readonly status: 'ok';
  readonly pid: number;
  readonly version: string;
  readonly pace: 'fast' | 'aws';
  readonly dataDirectory: string;
}

export interface ControlDependencies {
  readonly health: () => Health;
  /** Asked to end in order; called after the answer is on its way. */
  readonly shutDown: () => void;
}

/**
 * What local-aws says of itself, beside AWS's protocols: `GET /_local/health` (200 once everything is ready) and
 * `POST /_local/shutdown` (202, then it ends in order).
 */
export function controlRoute({ health, shutDown }: ControlDependencies): Route {
  return {
    matches: (path) => path.startsWith('/_local/'),
    handle(request, response) {
      const path = (request.url ?? '').split('?')[0];
      switch (path) {
        case '/_local/health':
          if (isMethod('GET', request, response)) answer(response, 200, health());
          return;
        case '/_local/shutdown':
          if (!isMethod('POST', request, response)) return;
          response.once('finish', shutDown);
          answer(response, 202, { status: 'shutting down' });
          return;
        default:
          answer(response, 404, {
            message: `There is nothing at ${path}; there are /_local/health and /_local/shutdown.`,
          });
      }
    },
  };
}

function isMethod(method: string, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === method) return true;
  response.setHeader('allow', method);
  answer(response, 405, { message: `Only ${method} is allowed here.` });
  return false;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
