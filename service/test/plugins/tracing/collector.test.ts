import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ellipticCertificate } from '../../../../local-aws/test/load-balancer/test-only-certificates.ts';
import { collectorAt } from '../../../src/plugins/tracing/collector.ts';
import { atTheEnd, portOf } from '../../a-service.ts';

interface Listening {
  readonly url: URL;
  /** One for each connection that was made. */
  readonly connections: readonly Socket[];
}

async function listening(server: Server, protocol: 'http' | 'https' = 'http'): Promise<Listening> {
  const connections: Socket[] = [];
  server.on('connection', (socket: Socket) => connections.push(socket));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  atTheEnd(async () => {
    server.close();
    for (const socket of connections) socket.destroy();
  });
  return { url: new URL(`${protocol}://localhost:${portOf(server.address())}/v1/traces?key=1`), connections };
}

/** Answers when it has read the whole batch. */
function afterReading(bodies: string[], answer: RequestListener): RequestListener {
  return async (request, response) => {
    bodies.push(`${request.method} ${request.url} ${await buffer(request)}`);
    answer(request, response);
  };
}

test('batches follow one another on one connection', async () => {
  const bodies: string[] = [];
  const { url, connections } = await listening(createServer(afterReading(bodies, (_, response) => response.end('{}'))));
  const send = collectorAt({ endpoint: url, headers: {} });

  for (const body of ['one', 'two', 'three']) await send(Buffer.from(body));

  assert.deepEqual(
    bodies,
    ['one', 'two', 'three'].map((body) => `POST /v1/traces?key=1 ${body}`),
  );
  assert.equal(connections.length, 1);
});

test('a batch larger than what the system takes at once arrives whole', async () => {
  const bodies: string[] = [];
  const { url } = await listening(createServer(afterReading(bodies, (_, response) => response.end())));
  const send = collectorAt({ endpoint: url, headers: {} });

  await send(Buffer.alloc(8_000_000, 'x'));

  assert.equal(bodies[0]?.length, 'POST /v1/traces?key=1 '.length + 8_000_000);
});

test('a collector that answers in chunks, or closes, has a new connection for each batch', async () => {
  for (const fields of [{ 'transfer-encoding': 'chunked' }, { connection: 'close' }]) {
    const bodies: string[] = [];
    const server = createServer(afterReading(bodies, (_, response) => response.writeHead(202, fields).end('{}')));
    const { url, connections } = await listening(server);
    const send = collectorAt({ endpoint: url, headers: {} });

    await send(Buffer.from('one'));
    await send(Buffer.from('two'));

    assert.equal(bodies.length, 2);
    assert.equal(connections.length, 2);
  }
});

test('a collector that refused takes the next batch on the same connection', async () => {
  const bodies: string[] = [];
  const server = createServer(
    afterReading(bodies, (_, response) =>
      response.writeHead(bodies.length === 1 ? 503 : 200, { 'content-length': 5 }).end('later'),
    ),
  );
  const { url, connections } = await listening(server);
  const send = collectorAt({ endpoint: url, headers: {} });

  await assert.rejects(send(Buffer.from('one')), { message: 'the collector answered 503' });
  await send(Buffer.from('two'));

  assert.equal(connections.length, 1);
});

test('a kept connection that the collector has closed is replaced', async () => {
  const { url, connections } = await listening(createServer(afterReading([], (_, response) => response.end())));
  const send = collectorAt({ endpoint: url, headers: {} });
  await send(Buffer.from('one'));
  const first = connections[0] ?? assert.fail('no connection');
  first.end();
  // When its other side has closed, too.
  await once(first, 'close');

  await send(Buffer.from('two'));

  assert.equal(connections.length, 2);
});

test('a collector that goes away before it answers costs the batch, with a reason', async () => {
  const { url } = await listening(createPlainServer((socket) => socket.on('data', () => socket.end())));
  const send = collectorAt({ endpoint: url, headers: {} });

  await assert.rejects(send(Buffer.from('one')), { message: 'the collector closed the connection' });
});

test('a collector that is not there costs the batch, with the system’s reason', async () => {
  const server = createPlainServer();
  const { url } = await listening(server);
  server.close();
  await once(server, 'close');
  const send = collectorAt({ endpoint: url, headers: {} });

  await assert.rejects(send(Buffer.from('one')), { code: 'ECONNREFUSED' });
});

test('a collector that never answers is given up', async () => {
  const { url } = await listening(createPlainServer(() => undefined));
  const send = collectorAt({ endpoint: url, headers: {}, timeoutMilliseconds: 20 });

  await assert.rejects(send(Buffer.from('one')), { message: 'the collector did not answer within 20 ms' });
});

test('a collector that answers without end is given up', async () => {
  const { url } = await listening(createPlainServer((socket) => socket.write(`HTTP/1.1 200 ${'x'.repeat(100_000)}`)));
  const send = collectorAt({ endpoint: url, headers: {} });

  await assert.rejects(send(Buffer.from('one')), { message: 'the collector answered too much' });
});

test('a port for gRPC says that it is none', async () => {
  // The settings with which a server of HTTP/2 begins (RFC 9113, 3.4).
  const settings = Buffer.from('000000040000000000', 'hex');
  const { url } = await listening(createPlainServer((socket) => socket.write(settings)));
  const send = collectorAt({ endpoint: url, headers: {} });

  await assert.rejects(send(Buffer.from('one')), {
    message: 'the collector does not answer in HTTP/1.1: is it its port for gRPC?',
  });
});

test('spans travel by TLS, to a collector whose certificate is trusted', async () => {
  const bodies: string[] = [];
  const { certificatePem: cert, privateKeyPem: key } = ellipticCertificate;
  const server = createTlsServer(
    { cert, key },
    afterReading(bodies, (_, response) => response.end()),
  );
  const { url, connections } = await listening(server, 'https');
  const send = collectorAt({ endpoint: url, headers: {} });

  await assert.rejects(send(Buffer.from('one')), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  setDefaultCACertificates([...getCACertificates(), cert]);
  await send(Buffer.from('two'));
  await send(Buffer.from('three'));

  assert.deepEqual(
    bodies,
    ['two', 'three'].map((body) => `POST /v1/traces?key=1 ${body}`),
  );
  assert.equal(connections.length, 2);
});
