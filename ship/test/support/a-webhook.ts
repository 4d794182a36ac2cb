import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface AWebhook {
  readonly url: string;
  readonly received: readonly Received[];
}

/** Takes letters on this machine, and answers with these statuses one after another, the last one for ever. */
export async function aWebhook(test: TestContext, ...statuses: readonly (number | 'nothing')[]): Promise<AWebhook> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const status = statuses[Math.min(received.length, statuses.length - 1)] ?? 200;
    received.push({ headers: request.headers, body: await text(request) });
    if (status !== 'nothing') response.writeHead(status, { location: '/elsewhere' }).end('answer');
  }).listen(0, '127.0.0.1');
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/secret-path`, received };
}
