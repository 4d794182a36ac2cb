import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { aService } from './a-service.ts';

const limits = {
  headerBytes: 4096,
  bodyBytes: 1000,
  headersMilliseconds: 200,
  requestMilliseconds: 400,
  checkEveryMilliseconds: 50,
};

const writer = {
  name: 'writer',
  sha256: createHash('sha256').update('writer').digest(),
  scopes: new Set(['notes:write']),
};

/** Sends bytes as they are, and gives all that comes back until the server ends the connection. */
async function send(url: string, ...parts: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  // What comes back before the server has had enough is what matters.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  for (const part of parts) socket.write(part);
  return text(socket);
}

const host = 'host: 127.0.0.1\r\n';

test('a client that sends its head byte by byte is cut off with 408, while others are served', async () => {
  const { listen } = await aService({ limits });
  const url = await listen();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write('GET /api/hello HTTP/1.1\r\n');
  const drip = setInterval(() => socket.write('x: y\r\n'), 20);

  const answer = text(socket);
  const served = await fetch(`${url}/api/hello`);
  const head = await answer.finally(() => clearInterval(drip));

  assert.equal(served.status, 200);
  assert.match(head, /^HTTP\/1\.1 408 Request Timeout\r\ncontent-type: application\/problem\+json/);
});

test('a body that never comes to its end is cut off', async () => {
  const { listen } = await aService({ limits, config: { apiKeys: [writer] } });
  const url = await listen();

  const head = `POST /api/notes HTTP/1.1\r\n${host}x-api-key: writer\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`;

  assert.match(await send(url, head), /^HTTP\/1\.1 408 |^$/);
});

test('a body that is too large is refused with 413, announced or not', async () => {
  const { listen } = await aService({ limits, config: { apiKeys: [writer] } });
  const url = await listen();
  const head = `POST /api/notes HTTP/1.1\r\n${host}x-api-key: writer\r\ncontent-type: application/json\r\n`;

  const announced = await send(url, `${head}content-length: 1001\r\nconnection: close\r\n\r\n`);
  const chunked = await send(
    url,
    `${head}transfer-encoding: chunked\r\nconnection: close\r\n\r\n3e9\r\n${'x'.repeat(1001)}\r\n0\r\n\r\n`,
  );

  assert.match(announced, /^HTTP\/1\.1 413 /);
  assert.match(chunked, /^HTTP\/1\.1 413 /);
  assert.match(announced, /"title":"Payload Too Large"/);
});

test('a head that is too large is refused with 431 as problem details', async () => {
  const { listen } = await aService({ limits });
  const url = await listen();

  const answer = await send(url, `GET / HTTP/1.1\r\n${host}x: ${'y'.repeat(5000)}\r\n\r\n`);

  assert.match(answer, /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  assert.match(answer, /"requestId":"a1b2c3d4-1"/);
});

test('what is not HTTP is refused with 400 as problem details, and the connection closed', async () => {
  const { listen } = await aService({ limits });
  const url = await listen();

  const answer = await send(url, '\x16\x03\x01\x02\x00\x01\r\n\r\n');

  assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(answer, /connection: close/);
  assert.equal(JSON.parse(answer.slice(answer.indexOf('{'))).status, 400);
});

test('a request that could be read as two is refused', async () => {
  const { listen } = await aService({ limits });
  const url = await listen();

  const answer = await send(
    url,
    `POST /api/notes HTTP/1.1\r\n${host}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /docs HTTP/1.1\r\n\r\n`,
  );

  assert.match(answer, /^HTTP\/1\.1 400 /);
});

test('a client that goes away is logged as one that did, with 499 when it had no answer', async () => {
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const { listen, logged, server } = await aService({
    surroundings: {
      dependencies: [
        {
          name: 'held',
          check: () => {
            asked.resolve();
            return held.promise;
          },
        },
      ],
    },
  });
  const url = await listen();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const closed = new Promise<void>((resolve) => {
    server.on('request', (_request, response) => response.on('close', () => resolve()));
  });
  socket.write(`GET /health/ready HTTP/1.1\r\n${host}\r\n`);
  await asked.promise;

  socket.destroy();
  await closed;
  held.resolve();

  const [line] = logged();
  assert.equal(line?.status, 499);
  assert.equal(line?.aborted, true);
});
