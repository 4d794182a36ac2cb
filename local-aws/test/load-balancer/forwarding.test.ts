import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, it } from 'node:test';
import { aBalancer, anHttpTarget, aSocketTarget, ask, group, listener, sendRaw } from './world.ts';

describe('forwarding', () => {
  it('passes a request and its answer through, with the headers of a load balancer', async (t) => {
    const { port, register } = await aBalancer(t);
    const seen: IncomingMessage[] = [];
    const target = await anHttpTarget(t, (request, response) => {
      seen.push(request);
      response.writeHead(201, 'Made', [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Answer', 'yes'],
      ]);
      response.end('made');
    });
    await register(target);

    const answer = await ask(port, {
      method: 'PUT',
      path: '/things?id=1',
      headers: { Host: 'app.test', 'X-Forwarded-For': '10.1.1.1' },
      body: 'thing',
    });

    assert.equal(answer.status, 201);
    assert.equal(answer.body, 'made');
    assert.deepEqual(answer.headers['set-cookie'], ['a=1', 'b=2']);
    assert.equal(answer.headers['x-answer'], 'yes');
    const headers = seen[0]?.headers ?? {};
    assert.equal(seen[0]?.url, '/things?id=1');
    assert.equal(headers.host, `app.test:${port}`);
    assert.equal(headers['x-forwarded-for'], '10.1.1.1, 127.0.0.1');
    assert.equal(headers['x-forwarded-proto'], 'http');
    assert.equal(headers['x-forwarded-port'], String(port));
    assert.match(String(headers['x-amzn-trace-id']), /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  });

  it('takes connections on localhost, and on each loopback address of the machine', async (t) => {
    const { port, register } = await aBalancer(t);
    await register(await anHttpTarget(t, (_, response) => response.end('here')));
    const addresses = (networkInterfaces().lo ?? []).map(({ address }) => address);
    const hosts = ['localhost', '127.0.0.1', ...(addresses.includes('::1') ? ['::1'] : [])];

    for (const host of hosts) assert.equal((await ask(port, { host })).body, 'here', host);
  });

  it('goes round the targets over connections that it keeps', async (t) => {
    const { port, register } = await aBalancer(t);
    const connections = [new Set<unknown>(), new Set<unknown>()];
    for (const index of [0, 1]) {
      await register(
        await anHttpTarget(t, (request, response) => {
          connections[index]?.add(request.socket);
          response.end(String(index));
        }),
      );
    }

    const answers: string[] = [];
    for (let count = 0; count < 8; count += 1) answers.push((await ask(port)).body);

    assert.equal(answers.filter((body) => body === '0').length, 4);
    assert.ok(!answers.some((body, index) => body === answers[index + 1]), answers.join());
    assert.deepEqual(
      connections.map((set) => set.size),
      [1, 1],
    );
  });

  it('streams large bodies both ways, whatever their framing', async (t) => {
    const { port, register } = await aBalancer(t);
    await register(await anHttpTarget(t, (request, response) => request.pipe(response)));
    const sent = randomBytes(8 * 1024 * 1024);
    const digest = (data: Buffer) => createHash('sha256').update(data).digest('hex');

    for (const headers of [{ 'Content-Length': sent.length }, { 'Transfer-Encoding': 'chunked' }]) {
      const request = http.request({ host: '127.0.0.1', port, method: 'POST', agent: false, headers });
      request.end(sent);
      const [response]: IncomingMessage[] = await once(request, 'response');
      const pieces: Buffer[] = [];
      for await (const piece of response ?? []) pieces.push(piece);

      assert.equal(digest(Buffer.concat(pieces)), digest(sent));
    }
  });

  it('sends the head of an answer and each piece of it on at once', async (t) => {
    const { port, register } = await aBalancer(t);
    let next: (piece: string | undefined) => void = () => {};
    await register(
      await anHttpTarget(t, (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.flushHeaders();
        next = (piece) => (piece === undefined ? response.end() : response.write(piece));
      }),
    );

    const request = http.get({ host: '127.0.0.1', port, agent: false });
    const [response]: IncomingMessage[] = await once(request, 'response');
    const pieces: string[] = [];
    next('one');
    for await (const piece of response ?? []) {
      pieces.push(String(piece));
      next(pieces.length === 1 ? 'two' : undefined);
    }

    assert.deepEqual(pieces, ['one', 'two']);
  });

  it('holds a target back while the client reads slowly', async (t) => {
    const { port, register } = await aBalancer(t);
    const size = 64 * 1024 * 1024;
    let written = 0;
    await register(
      await anHttpTarget(t, (_, response) => {
        response.writeHead(200, { 'Content-Length': size });
        const piece = Buffer.alloc(64 * 1024);
        const fill = (): void => {
          while (written < size) {
            written += piece.length;
            if (!response.write(piece)) return void response.once('drain', fill);
          }
        };
        fill();
      }),
    );

    const request = http.get({ host: '127.0.0.1', port, agent: false });
    const [response]: IncomingMessage[] = await once(request, 'response');
    let settled = -1;
    while (settled !== written) {
      settled = written;
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    const whileHeld = written;
    response?.resume();
    await once(response ?? request, 'end');

    assert.ok(whileHeld < size / 2, `${whileHeld} bytes were taken from the target`);
    assert.equal(written, size);
  });

  it('answers a HEAD request with the length and no body, and keeps the connection', async (t) => {
    const { port, register } = await aBalancer(t);
    await register(await anHttpTarget(t, (_, response) => response.setHeader('Content-Length', 5).end('hello')));

    const head = await ask(port, { method: 'HEAD' });

    assert.equal(head.headers['content-length'], '5');
    assert.equal(head.body, '');
    assert.equal((await ask(port)).body, 'hello');
  });

  it("closes the target's connection when the client has gone, and counts it", async (t) => {
    const { port, register, plane } = await aBalancer(t);
    const gone = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    await register(
      await anHttpTarget(t, (request) => {
        request.socket.on('close', () => gone.resolve());
        arrived.resolve();
      }),
    );

    const request = http.get({ host: '127.0.0.1', port, agent: false }).on('error', () => {});
    await arrived.promise;
    request.destroy();
    await gone.promise;

    assert.equal(plane.listenerTraffic(listener)?.clientsGone, 1);
  });

  it('breaks off towards the client what the target has broken off', async (t) => {
    const { port, register } = await aBalancer(t);
    await register(
      await aSocketTarget(t, (socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')),
      ),
    );

    await assert.rejects(ask(port), { code: 'ECONNRESET' });
  });

  it('hands a WebSocket over for good', async (t) => {
    const { port, register, plane } = await aBalancer(t);
    const target = await anHttpTarget(t, () => {});
    target.server.on('upgrade', (_, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      socket.pipe(socket);
    });
    await register(target);

    const request = http.get({
      host: '127.0.0.1',
      port,
      agent: false,
      headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'x' },
    });
    const [, socket]: [IncomingMessage, import('node:net').Socket] = await new Promise((resolve) =>
      request.on('upgrade', (response, upgraded: import('node:net').Socket) => resolve([response, upgraded])),
    );
    socket.write('ping');
    const [echoed] = await once(socket, 'data');
    const drained = Promise.withResolvers<void>();
    plane.deregister(group, target, drained.resolve);
    const whileOpen = plane.health(group, target).state;
    socket.end();
    await drained.promise;

    assert.equal(String(echoed), 'ping');
    assert.equal(whileOpen, 'draining');
  });

  it('counts requests, answers and their classes', async (t) => {
    const { port, register, plane } = await aBalancer(t);
    await register(
      await anHttpTarget(t, (request, response) => {
        response.statusCode = Number(request.url?.slice(1));
        response.end();
      }),
    );

    for (const status of [200, 204, 302, 404, 500]) await ask(port, { path: `/${status}` });

    const traffic = plane.targetGroupTraffic(group);
    assert.equal(traffic?.requests, 5);
    assert.deepEqual(traffic?.statuses, { '2xx': 2, '3xx': 1, '4xx': 1, '5xx': 1 });
  });

  it('tells what an ALB tells of pipelined requests: their answers in order', async (t) => {
    const { port, register } = await aBalancer(t);
    await register(
      await anHttpTarget(t, (request, response) => {
        if (request.url === '/slow') setImmediate(() => setImmediate(() => response.end('slow')));
        else response.end('fast');
      }),
    );

    const text = await sendRaw(
      port,
      'GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /fast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );

    assert.match(text, /slow[\s\S]*fast/);
  });
});
