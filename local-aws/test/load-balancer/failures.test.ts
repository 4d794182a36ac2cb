import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import type { Clock } from '../../src/clock.ts';
import { DataPlane } from '../../src/load-balancer/data-plane.ts';
import { PortUnavailable } from '../../src/load-balancer/loopback.ts';
import { fastPace } from '../../src/pace.ts';
import { type VirtualClock, virtualClock } from '../../src/virtual-clock.ts';
import {
  aBalancer,
  anHttpTarget,
  aSocketTarget,
  ask,
  group,
  healthyProbe,
  listener,
  listenerSettings,
  sendRaw,
} from './world.ts';

/** The clock of a balancer in virtual time, whose targets become healthy all the same. */
function steppedClock(): { clock: Clock; virtual: VirtualClock } {
  const virtual = virtualClock();
  return {
    virtual,
    clock: {
      now: virtual.now,
      after: (delay, act) => {
        if (delay > 0) return virtual.after(delay, act);
        const soon = setImmediate(act);
        return { cancel: () => clearImmediate(soon) };
      },
    },
  };
}

describe('the load balancer answers by itself', () => {
  it('503 without targets', async (t) => {
    const { port, plane } = await aBalancer(t);

    const answer = await ask(port, { method: 'POST', body: 'x' });

    assert.equal(answer.status, 503);
    assert.equal(answer.headers.server, 'awselb/2.0');
    assert.match(answer.body, /<h1>503 Service Temporarily Unavailable<\/h1>/);
    assert.equal(plane.listenerTraffic(listener)?.ownStatuses['5xx'], 1);
  });

  it('502 when the target refuses the connection', async (t) => {
    const { port, register, plane } = await aBalancer(t);
    const target = await anHttpTarget(t, () => {});
    await register(target);
    target.server.close();
    await once(target.server, 'close');

    assert.equal((await ask(port)).status, 502);
    assert.equal(plane.targetGroupTraffic(group)?.connectionErrors, 1);
  });

  it('502 when the target closes a new connection without an answer, or answers garbage', async (t) => {
    for (const said of ['', 'HTTP/1.1 200 OK\r\nContent-Le', 'SSH-2.0-OpenSSH\r\n\r\n']) {
      const { port, register } = await aBalancer(t);
      await register(await aSocketTarget(t, (socket) => socket.once('data', () => socket.end(said))));

      assert.equal((await ask(port)).status, 502, JSON.stringify(said));
    }
  });

  it('504 when the target says nothing for the idle time-out', async (t) => {
    const { clock, virtual } = steppedClock();
    const { port, register } = await aBalancer(t, { clock });
    const arrived = Promise.withResolvers<void>();
    await register(await anHttpTarget(t, () => arrived.resolve()));

    const answer = ask(port);
    await arrived.promise;
    virtual.advance(59_000);
    virtual.advance(2_000);

    assert.equal((await answer).status, 504);
  });

  it('408 when the client does not finish its request', async (t) => {
    const { clock, virtual } = steppedClock();
    const { port, register } = await aBalancer(t, { clock });
    const arrived = Promise.withResolvers<void>();
    await register(await anHttpTarget(t, (request) => request.on('data', () => arrived.resolve())));

    const request = http.request({ host: '127.0.0.1', port, method: 'POST', agent: false });
    request.write('half');
    await arrived.promise;
    virtual.advance(61_000);
    const [response]: IncomingMessage[] = await once(request, 'response');
    response?.resume();
    request.destroy();

    assert.equal(response?.statusCode, 408);
  });

  it('400 to what is not HTTP, or could be read in two ways', async (t) => {
    const { port } = await aBalancer(t);
    const bad = [
      'nonsense\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      'GET / HTTP/1.1\r\nHost : a\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
    ];

    for (const text of bad) {
      const answer = await sendRaw(port, text);
      assert.match(answer, /^HTTP\/1\.1 4(00|31) /, `${JSON.stringify(text.slice(0, 60))} → ${answer.slice(0, 40)}`);
    }
  });

  it('405 to TRACE and CONNECT', async (t) => {
    const { port, plane } = await aBalancer(t);

    assert.match(await sendRaw(port, 'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n'), /^HTTP\/1\.1 405 /);
    assert.match(await sendRaw(port, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'), /^HTTP\/1\.1 405 /);
    assert.equal(plane.listenerTraffic(listener)?.ownStatuses['4xx'], 2);
  });
});

describe('a kept connection that the target closes', () => {
  it('costs a request that can be sent again nothing', async (t) => {
    const { port, register } = await aBalancer(t);
    let connections = 0;
    await register(
      await aSocketTarget(t, (socket) => {
        connections += 1;
        const isFirst = connections === 1;
        let requests = 0;
        socket.on('data', () => {
          requests += 1;
          if (isFirst && requests === 2) socket.destroy();
          else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        });
      }),
    );

    assert.equal((await ask(port)).status, 200);
    assert.equal((await ask(port)).status, 200);
    assert.equal(connections, 2);
  });

  it('is not tried twice for a request that may have had its effect', async (t) => {
    const { port, register } = await aBalancer(t);
    const bodies: string[] = [];
    await register(
      await aSocketTarget(t, (socket) => {
        let requests = 0;
        socket.on('data', (data) => {
          requests += 1;
          bodies.push(String(data).split('\r\n\r\n')[1] ?? '');
          if (requests === 2) socket.destroy();
          else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        });
      }),
    );

    await ask(port);
    const answer = await ask(port, { method: 'POST', body: 'pay' });

    assert.equal(answer.status, 502);
    assert.deepEqual(bodies, ['', 'pay']);
  });

  it('is not used for such a request when it was idle long enough for the target to close it', async (t) => {
    const { clock, virtual } = steppedClock();
    const { port, register } = await aBalancer(t, { clock });
    const connections = new Set<unknown>();
    await register(
      await anHttpTarget(t, (request, response) => {
        connections.add(request.socket);
        request.resume().on('end', () => response.end('ok'));
      }),
    );

    await ask(port);
    virtual.advance(1_000);
    const answer = await ask(port, { method: 'POST', body: 'pay' });

    assert.equal(answer.status, 200);
    assert.equal(connections.size, 2);
  });

  it('is given up when the target says something that nobody asked for', async (t) => {
    const { port, register } = await aBalancer(t);
    const said: (() => void)[] = [];
    let connections = 0;
    const closed = Promise.withResolvers<void>();
    await register(
      await aSocketTarget(t, (socket) => {
        connections += 1;
        socket.on('close', () => closed.resolve());
        socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
        said.push(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'));
      }),
    );

    await ask(port);
    said[0]?.();
    await closed.promise;

    assert.equal((await ask(port)).body, 'ok');
    assert.equal(connections, 2);
  });

  it('is given up before the target said it would close it', async (t) => {
    const { clock, virtual } = steppedClock();
    const { port, register } = await aBalancer(t, { clock });
    const closed = Promise.withResolvers<void>();
    await register(
      await aSocketTarget(t, (socket) => {
        socket.on('close', () => closed.resolve());
        socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\nContent-Length: 0\r\n\r\n'));
      }),
    );

    await ask(port);
    virtual.advance(4_500);

    await closed.promise;
  });
});

describe('a port that cannot be bound', () => {
  it('is named', async (t) => {
    const { port } = await aBalancer(t);
    const other = new DataPlane({ clock: virtualClock(), pace: fastPace, probe: healthyProbe });
    t.after(() => other.close());
    await assert.rejects(
      other.openListener('other', port, listenerSettings),
      (error: unknown) => error instanceof PortUnavailable && error.message.includes(`Port ${port} is in use`),
    );
  });
});
