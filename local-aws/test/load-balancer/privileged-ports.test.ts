import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DataPlane } from '../../src/load-balancer/data-plane.ts';
import { type Bind, bindLoopback, PortUnavailable } from '../../src/load-balancer/loopback.ts';
import type { Redirect } from '../../src/load-balancer/routing.ts';
import { fastPace } from '../../src/pace.ts';
import { virtualClock } from '../../src/virtual-clock.ts';
import { ask, healthyProbe, listenerSettings } from './world.ts';

/** A user who may bind no port below 1024; whatever else is asked for, some free port is bound. */
function unprivileged(asked: number[]): Bind {
  return (port, createServer) => {
    asked.push(port);
    if (port < 1024) return Promise.reject(new PortUnavailable(port, 'forbidden'));
    return bindLoopback(0, createServer);
  };
}

function aPlane(bind: Bind, moved: [number, number][] = []): DataPlane {
  return new DataPlane({
    clock: virtualClock(),
    pace: fastPace,
    probe: healthyProbe,
    bind,
    portMoved: (...ports) => moved.push(ports),
  });
}

describe('a port below 1024 that this user may not bind', () => {
  it('is answered for at the port 8000 above it, and that is told', async (t) => {
    const asked: number[] = [];
    const moved: [number, number][] = [];
    const plane = aPlane(unprivileged(asked), moved);
    t.after(() => plane.close());

    await plane.openListener('http', 80, listenerSettings);
    await plane.openListener('https', 443, listenerSettings);

    const http = plane.portOf('http') ?? 0;
    assert.deepEqual(asked, [80, 8080, 443, 8443]);
    assert.deepEqual(moved, [
      [80, http],
      [443, plane.portOf('https')],
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
    const moved: [number, number][] = [];
    const plane = aPlane((port, createServer) => {
      asked.push(port);
      return bindLoopback(0, createServer).then((bound) => ({ ...bound, port }));
    }, moved);
    t.after(() => plane.close());

    await plane.openListener('http', 80, listenerSettings);

    assert.deepEqual([asked, moved, plane.portOf('http')], [[80], [], 80]);
  });
});
