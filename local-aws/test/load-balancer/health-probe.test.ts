import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { networkProbe } from '../../src/load-balancer/health-probe.ts';
import type { CheckOutcome } from '../../src/load-balancer/target-health.ts';
import type { Target } from '../../src/load-balancer/targets.ts';
import { virtualClock } from '../../src/virtual-clock.ts';
import { anHttpTarget, aSocketTarget } from './world.ts';

function probing(target: Target, clock = systemClock): Promise<CheckOutcome> {
  const request = { protocol: 'HTTP', path: '/health?deep=1', timeoutSeconds: 2, ...target } as const;
  return new Promise((resolve) => networkProbe(clock)(request, resolve));
}

describe('a probe over the network', () => {
  it('asks as the health checker of a load balancer, and tells the status', async (t) => {
    const seen: IncomingMessage[] = [];
    const target = await anHttpTarget(t, (request, response) => {
      seen.push(request);
      response.writeHead(503).end('not yet');
    });

    const outcome = await probing(target);

    assert.deepEqual(outcome, { kind: 'answered', status: 503 });
    assert.equal(seen[0]?.url, '/health?deep=1');
    assert.equal(seen[0]?.headers['user-agent'], 'ELB-HealthChecker/2.0');
  });

  it('tells a connection that is refused, or closed without an answer', async (t) => {
    const target = await anHttpTarget(t, () => {});
    const closed = new Promise((resolve) => target.server.close(resolve));
    await closed;
    const rude = await aSocketTarget(t, (socket) => socket.once('data', () => socket.destroy()));

    assert.deepEqual(await probing(target), { kind: 'refused' });
    assert.deepEqual(await probing(rude), { kind: 'refused' });
  });

  it('gives up after the time-out', async (t) => {
    const clock = virtualClock();
    const arrived = Promise.withResolvers<void>();
    const target = await anHttpTarget(t, () => arrived.resolve());

    const outcome = probing(target, clock);
    await arrived.promise;
    clock.advance(2_000);

    assert.deepEqual(await outcome, { kind: 'timedOut' });
  });

  it('tells nothing once it was given up', async (t) => {
    const left = Promise.withResolvers<void>();
    const target = await anHttpTarget(t, (request) => {
      request.socket.on('close', () => left.resolve());
      giveUp();
    });
    const told: CheckOutcome[] = [];
    const request = {
      protocol: 'HTTP',
      path: '/',
      timeoutSeconds: 2,
      address: target.address,
      port: target.port,
    } as const;
    const giveUp = networkProbe(systemClock)(request, (outcome) => told.push(outcome));

    await left.promise;

    assert.deepEqual(told, []);
  });
});
