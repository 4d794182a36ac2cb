import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DataPlane, type MovedPort } from '../../src/load-balancer/data-plane.ts';
import { type Bind, bindLoopback, PortUnavailable } from '../../src/load-balancer/loopback.ts';
import type { Redirect } from '../../src/load-balancer/routing.ts';
import { fastPace } from '../../src/pace.ts';
import { virtualClock } from '../../src/virtual-clock.ts';
import { aFreePort, ask, healthyProbe, listenerSettings } from './world.ts';

/** A user who may bind no port below 1024; whatever else is asked for, some free port is bound. */
function unprivileged(asked: number[]): Bind {
  return (port, createServer) => {
    asked.push(port);
    if (port < 1024) return Promise.reject(new PortUnavailable(port, 'forbidden'));
    return bindLoopback(0, createServer);
  };
}

function aPlane(bind: Bind, moved: MovedPort[] = []): DataPlane {
  return new DataPlane({
    clock: virtualClock(),
    pace: fastPace,
    probe: healthyProbe,
    bind,
    portMoved: (port) => moved.push(port),
  });
}

describe('a port below 1024 that this user may not bind', () => {
  it('is answered for at the port 8000 above it, and that is told', async (t) => {
    const asked: number[] = [];
    const moved: MovedPort[] = [];
    const plane = aPlane(unprivileged(asked), moved);
    t.after(() => plane.close());

    await plane.openListener('http', 80, listenerSettings);
    await plane.openListener('https', 443, listenerSettings);

    const http = plane.portOf('http') ?? 0;
    assert.deepEqual(asked, [80, 8080, 443, 8443]);
    assert.deepEqual(moved, [
      { configured: 80, reachable: http, reason: 'forbidden' },
      { configured: 443, reachable: plane.portOf('https'), reason: 'forbidden' },
    ]);
    assert.equal((await ask(http)).status, 503);
  });

  it('is named by redirects as clients can reach it', async (t) => {
    const plane = aPlane(unprivileged([]));
    t.after(() => plane.close());
    const redirect: Redirect = {
      status: 301,
      protocol: 'HTTPS',
      host: '#{host}',
      port: '443',
      path: '/#{path}',
      query: '#{query}',
    };
    await plane.openListener('https', 443, listenerSettings);
    await plane.openListener('http', 80, {
      ...listenerSettings,
      routing: { rules: [], defaultAction: { kind: 'redirect', redirect } },
    });

    const { headers } = await ask(plane.portOf('http') ?? 0, { path: '/a?b=c', headers: { Host: 'app.test' } });

    assert.equal(headers.location, `https://app.test:${plane.portOf('https')}/a?b=c`);
  });

  it('stays refused when something else listens there', async (t) => {
    const asked: number[] = [];
    const plane = aPlane((port) => {
      asked.push(port);
      return Promise.reject(new PortUnavailable(port, 'taken'));
    });
    t.after(() => plane.close());

    await assert.rejects(plane.openListener('http', 80, listenerSettings), { reason: 'taken' });
    assert.deepEqual(asked, [80]);
  });
});

describe('a port that this user may bind', () => {
  it('is bound', async (t) => {
    const asked: number[] = [];
    const moved: MovedPort[] = [];
    const plane = aPlane((port, createServer) => {
      asked.push(port);
      return bindLoopback(0, createServer).then((bound) => ({ ...bound, port }));
    }, moved);
    t.after(() => plane.close());

    await plane.openListener('http', 80, listenerSettings);

    assert.deepEqual([asked, moved, plane.portOf('http')], [[80], [], 80]);
  });
});

describe('a port that two load balancers have', () => {
  it('is answered for at another one for the second, whose redirects stay with it', async (t) => {
    const moved: MovedPort[] = [];
    const [http, https] = [await aFreePort(), await aFreePort()];
    const plane = aPlane(bindLoopback, moved);
    t.after(() => plane.close());
    const redirect: Redirect = {
      status: 302,
      protocol: 'HTTPS',
      host: '#{host}',
      port: String(https),
      path: '/',
      query: '',
    };
    const second = { ...listenerSettings, loadBalancer: 'second' };

    for (const [name, settings] of Object.entries({ first: listenerSettings, second })) {
      await plane.openListener(`${name} https`, https, settings);
      const routing = { rules: [], defaultAction: { kind: 'redirect', redirect } } as const;
      await plane.openListener(`${name} http`, http, { ...settings, routing });
    }
    const locations = await Promise.all(
      ['first http', 'second http'].map(async (name) => (await ask(plane.portOf(name) ?? 0)).headers.location),
    );

    assert.deepEqual(
      moved.map(({ configured, reason }) => [configured, reason]),
      [
        [https, 'shared'],
        [http, 'shared'],
      ],
    );
    assert.deepEqual(locations, [`https://127.0.0.1:${https}/`, `https://127.0.0.1:${plane.portOf('second https')}/`]);
  });
});
