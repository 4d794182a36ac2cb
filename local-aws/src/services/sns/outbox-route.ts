import type { Route } from '../../wire/wire.ts';
import type { SnsState } from './state.ts';

/** `GET /_local/outbox`: what SNS would have sent by e-mail, SMS and the like, newest first, as JSON. */
export function outboxRoute({ outbox }: SnsState): Route {
  return {
    matches: (path) => path === '/_local/outbox',
    handle(request, response) {
      if (request.method !== 'GET') {
        response.writeHead(405, { allow: 'GET' }).end();
        return;
      }
      const messages = [...outbox.values()]
        .reverse()
        .map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify({ messages })}\n`);
    },
  };
}
