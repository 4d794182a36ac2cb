import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../wire/wire.ts';

export interface Health {
  readonly status: 'ok';
  readonly pid: number;
  readonly version: string;
  readonly pace: 'fast' | 'aws';
  readonly dataDirectory: string;
  /** Milliseconds since the epoch; another one after a reset. */
  readonly startedAt: number;
}

export interface ControlDependencies {
  readonly health: () => Health;
  /** Table → the keys of its rows. No values: secrets are among them. */
  readonly state: () => Readonly<Record<string, readonly string[]>>;
  /** What ECS told EventBridge, oldest first. */
  readonly events: () => readonly unknown[];
  /** Asked to end in order; called after the answer is on its way. */
  readonly shutDown: () => void;
  /** Asked to forget everything and start afresh; called after the answer is on its way. */
  readonly reset: () => void;
}

interface Page {
  readonly method: 'GET' | 'POST';
  readonly about: string;
  answer(response: ServerResponse): void;
}

/** What local-aws says of itself and can be told, beside AWS's protocols, below `/_local/`. */
export function controlRoute({ health, state, events, shutDown, reset }: ControlDependencies): Route {
  const pages: Readonly<Record<string, Page>> = {
    '/_local/health': {
      method: 'GET',
      about: '200 once everything is ready',
      answer: (response) => answer(response, 200, health()),
    },
    '/_local/state': {
      method: 'GET',
      about: 'what is there: the keys of every table',
      answer: (response) => answer(response, 200, state()),
    },
    '/_local/events': {
      method: 'GET',
      about: "ECS's events as EventBridge carries them, the last thousand",
      answer: (response) => answer(response, 200, { events: events() }),
    },
    '/_local/shutdown': {
      method: 'POST',
      about: 'ends in order',
      answer(response) {
        response.once('finish', shutDown);
        answer(response, 202, { status: 'shutting down' });
      },
    },
    '/_local/reset': {
      method: 'POST',
      about: 'forgets everything and starts afresh; done when /_local/health tells another startedAt',
      answer(response) {
        response.once('finish', reset);
        answer(response, 202, { status: 'resetting', startedAt: health().startedAt });
      },
    },
  };
  return {
    matches: (path) => Object.hasOwn(pages, path) || path === '/_local' || path === '/_local/',
    handle(request, response) {
      const page = pages[(request.url ?? '').split('?')[0] ?? ''];
      if (!page) answer(response, 200, Object.fromEntries(Object.entries(pages).map(describe)));
      else if (isMethod(page.method, request, response)) page.answer(response);
    },
  };
}

function describe([path, { method, about }]: [string, Page]): [string, string] {
  return [`${method} ${path}`, about];
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
