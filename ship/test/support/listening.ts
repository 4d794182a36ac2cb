import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createSocketServer, type Server } from 'node:net';
import type { TestContext } from 'node:test';

type Handler = Parameters<typeof createServer>[1];

/** An HTTP server on a port that the system chose, closed with the test; returns its address. */
export async function anHttpServer(test: TestContext, handler: Handler): Promise<string> {
  const server = createServer({}, handler);
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

/** A port that somebody listens on until the test ends. */
export async function aTakenPort(test: TestContext): Promise<number> {
  const server = createSocketServer();
  test.after(() => server.close());
  return listen(server);
}

/** A port that nobody listens on (any more). */
export async function aFreePort(): Promise<number> {
  const server = createSocketServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
