import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, mock, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Answer } from '../src/answer.ts';
import { createDrain, type Drain, type DrainOptions } from '../src/shutdown.ts';

const endings: (() => void)[] = [];

afterEach(() => {
  mock.timers.reset();
  for (const end of endings.splice(0)) end();
});

interface World {
  readonly server: Server;
  readonly port: number;
  readonly drain: Drain;
  readonly requestsInFlight: () => number;
}

async function aServer(
  options: Omit<DrainOptions, 'requestsInFlight'>,
  answer: RequestListener<typeof IncomingMessage, typeof Answer>,
): Promise<World> {
  let inFlight = 0;
  const requestsInFlight = (): number => inFlight;
  const server = createServer({ keepAliveTimeout: 60_000, ServerResponse: Answer }, (request, response) => {
    inFlight += 1;
    response.on('close', () => {
      inFlight -= 1;
    });
    response.isLast = drain.isDraining;
    answer(request, response);
  });
  const drain = createDrain(server, { ...options, requestsInFlight });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, port: portOf(server.address()), drain, requestsInFlight };
}

function portOf(address: AddressInfo | string | null): number {
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

function aKeepAliveAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  endings.push(() => agent.destroy());
  return agent;
}

async function ask(port: number, agent: Agent): Promise<{ response: IncomingMessage; body: string }> {
  const request = get({ host: '127.0.0.1', port, agent });
  const [response] = await once(request, 'response');
  assert.ok(response instanceof Object && 'headers' in response);
  return { response, body: await text(response) };
}

test('a request in flight is answered, with Connection: close, and then the server has ended', async () => {
  const held: (() => void)[] = [];
  const { drain, port, server } = await aServer({ delaySeconds: 0, timeoutSeconds: 60 }, (_request, response) => {
    held.push(() => response.end('done'));
    server.emit('held');
  });
  const answered = ask(port, aKeepAliveAgent());
  await once(server, 'held');

  const ended = drain.begin();
  assert.equal(drain.isDraining(), true);
  for (const release of held) release();

  const { response, body } = await answered;
  assert.equal(body, 'done');
  assert.equal(response.headers.connection, 'close');
  assert.deepEqual(await ended, { requestsCut: 0 });
});

test('an answer that had begun before the drain still comes whole, and its kept connection is closed after it', async () => {
  const held: (() => void)[] = [];
  const { drain, port, server } = await aServer({ delaySeconds: 0, timeoutSeconds: 60 }, (_request, response) => {
    response.write('first half, ');
    held.push(() => response.end('second half'));
    server.emit('held');
  });
  const answered = ask(port, aKeepAliveAgent());
  await once(server, 'held');

  const ended = drain.begin();
  for (const release of held) release();

  assert.equal((await answered).body, 'first half, second half');
  assert.deepEqual(await ended, { requestsCut: 0 });
});

test('an idle kept connection does not hold the server up', async () => {
  const { drain, port } = await aServer({ delaySeconds: 0, timeoutSeconds: 60 }, (_request, response) => {
    response.end('done');
  });
  await ask(port, aKeepAliveAgent());

  const result = await drain.begin();

  assert.deepEqual(result, { requestsCut: 0 });
});

test('a connection that never asks for anything is given one second', async () => {
  const { drain, port, server } = await aServer({ delaySeconds: 0, timeoutSeconds: 60 }, () => undefined);
  const silent = connect(port, '127.0.0.1');
  await once(server, 'connection');
  mock.timers.enable({ apis: ['setTimeout'] });

  const ended = drain.begin();
  mock.timers.tick(1000);

  assert.deepEqual(await ended, { requestsCut: 0 });
  silent.destroy();
});

test('at the deadline what is still in flight is cut and counted', async () => {
  const { drain, port, server, requestsInFlight } = await aServer({ delaySeconds: 0, timeoutSeconds: 25 }, () =>
    server.emit('held'),
  );
  const first = ask(port, aKeepAliveAgent());
  await once(server, 'held');
  const second = ask(port, aKeepAliveAgent());
  await once(server, 'held');
  mock.timers.enable({ apis: ['setTimeout'] });

  const ended = drain.begin();
  mock.timers.tick(24_999);
  await turn();
  assert.equal(requestsInFlight(), 2);
  mock.timers.tick(1);

  assert.deepEqual(await ended, { requestsCut: 2 });
  await assert.rejects(first, { code: 'ECONNRESET' });
  await assert.rejects(second, { code: 'ECONNRESET' });
});

test('in the delay new connections are still served, after it none is accepted', async () => {
  const { drain, port } = await aServer({ delaySeconds: 5, timeoutSeconds: 25 }, (_request, response) => {
    response.end('done');
  });
  mock.timers.enable({ apis: ['setTimeout'] });

  const ended = drain.begin();
  const { response } = await ask(port, aKeepAliveAgent());
  mock.timers.tick(5000);
  await ended;

  assert.equal(response.headers.connection, 'close');
  await assert.rejects(ask(port, aKeepAliveAgent()), { code: 'ECONNREFUSED' });
});

test('under load no request is lost: clients on kept connections ask until they are told to close', async () => {
  const { drain, port } = await aServer({ delaySeconds: 5, timeoutSeconds: 60 }, (_request, response) => {
    setImmediate(() => response.end('done'));
  });
  let answered = 0;
  const client = async (): Promise<void> => {
    const agent = aKeepAliveAgent();
    for (;;) {
      const { response, body } = await ask(port, agent);
      assert.equal(body, 'done');
      answered += 1;
      if (answered === 200) begun.resolve(drain.begin());
      if (response.headers.connection === 'close') return;
    }
  };
  const begun = Promise.withResolvers<{ requestsCut: number }>();
  mock.timers.enable({ apis: ['setTimeout'] });

  await Promise.all(Array.from({ length: 20 }, client));
  mock.timers.tick(5000);

  assert.deepEqual(await begun.promise, { requestsCut: 0 });
  assert.ok(answered >= 200);
});
