import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { Deadlines } from '../../src/load-balancer/deadlines.ts';
import { networkProbe } from '../../src/load-balancer/health-probe.ts';
import { TargetGroup } from '../../src/load-balancer/target-group.ts';
import { awsPace, fastPace, type Pace } from '../../src/pace.ts';
import { type VirtualClock, virtualClock } from '../../src/virtual-clock.ts';
import { aBalancer, anHttpTarget, anyRequest, ask, group, groupConfig } from './world.ts';

const target = { address: '127.0.0.1', port: 8080 };

function aGroup(pace: Pace, isInUse = true): { clock: VirtualClock; targets: TargetGroup; changes: string[] } {
  const clock = virtualClock(0);
  const changes: string[] = [];
  const targets: TargetGroup = new TargetGroup(groupConfig, {
    clock,
    pace,
    probe: (_, done) => {
      const timer = clock.after(1, () => done({ kind: 'answered', status: 200 }));
      return () => timer.cancel();
    },
    deadlines: new Deadlines(clock),
    random: () => 0,
    newId: () => 'id',
    onHealthChange: (changed) => changes.push(targets.health(changed)?.state ?? 'gone'),
  });
  targets.setInUse(isInUse);
  return { clock, targets, changes };
}

describe('a target group', () => {
  it('tells every change of health, from registration to the end of draining', () => {
    const { clock, targets, changes } = aGroup(fastPace);

    targets.register(target);
    clock.advance(1_000);
    targets.deregister(target, () => {});
    clock.advance(0);

    assert.deepEqual(changes, ['initial', 'healthy', 'draining', 'gone']);
  });

  it('checks targets only while a listener uses it', () => {
    const { clock, targets } = aGroup(fastPace, false);
    targets.register(target);
    clock.advance(60_000);

    const before = targets.health(target);
    targets.setInUse(true);
    clock.advance(1_000);

    assert.deepEqual(before, { state: 'unused', reason: 'Target.NotInUse' });
    assert.deepEqual(targets.health(target), { state: 'healthy' });
  });

  it('sends no request to a target from the moment it is deregistered', () => {
    const { clock, targets } = aGroup(fastPace);
    targets.register(target);
    clock.advance(1_000);

    const before = targets.choose(anyRequest)?.target.target;
    targets.deregister(target, () => {});

    assert.equal(before, target);
    assert.equal(targets.choose(anyRequest), undefined);
  });

  it('keeps an idle target draining for the whole delay in the pace of AWS', () => {
    const { clock, targets } = aGroup(awsPace);
    let drained = 0;
    targets.register(target);
    clock.advance(60_000);

    targets.deregister(target, () => {
      drained += 1;
    });
    clock.advance(299_000);
    const before = [drained, targets.health(target)?.state];
    clock.advance(1_001);

    assert.deepEqual(before, [0, 'draining']);
    assert.deepEqual([drained, targets.health(target)], [1, undefined]);
  });

  it('tells everyone who waits for a target, once, also of a target that is not there', () => {
    const { clock, targets } = aGroup(fastPace);
    const told: string[] = [];
    targets.register(target);
    clock.advance(1_000);

    targets.deregister(target, () => told.push('first'));
    targets.deregister(target, () => told.push('second'));
    targets.deregister({ ...target, port: 1 }, () => told.push('absent'));
    const before = [...told];
    clock.advance(600_000);

    assert.deepEqual(before, []);
    assert.deepEqual(told.sort(), ['absent', 'first', 'second']);
  });

  it('checks a draining target anew when it is registered again', () => {
    const { clock, targets } = aGroup(awsPace);
    let drained = 0;
    targets.register(target);
    clock.advance(60_000);
    targets.deregister(target, () => {
      drained += 1;
    });

    targets.register(target);
    const registered = targets.health(target)?.state;
    clock.advance(600_000);

    assert.equal(drained, 1);
    assert.equal(registered, 'initial');
    assert.equal(targets.health(target)?.state, 'healthy');
  });

  it('fails open to all targets when none is healthy', () => {
    const clock = virtualClock(0);
    const unhealthy = new Set<number>([1, 2]);
    const targets = new TargetGroup(groupConfig, {
      clock,
      pace: fastPace,
      probe: ({ port }, done) => {
        const timer = clock.after(1, () => done({ kind: 'answered', status: unhealthy.has(port) ? 503 : 200 }));
        return () => timer.cancel();
      },
      deadlines: new Deadlines(clock),
      random: () => 0,
      newId: () => 'id',
      onHealthChange: () => {},
    });
    targets.setInUse(true);
    const chosen = () => new Set([1, 2, 3, 4].map(() => targets.choose(anyRequest)?.target.target.port));
    for (const port of [1, 2]) targets.register({ address: '127.0.0.1', port });
    clock.advance(2_000);

    const whenAllFail = chosen();
    unhealthy.delete(2);
    clock.advance(2_000);

    assert.deepEqual(whenAllFail, new Set([1, 2]));
    assert.deepEqual(chosen(), new Set([2]));
  });
});

describe('draining', () => {
  it('lets the requests in flight end, and is over when the last one has', async (t) => {
    const { port, register, plane } = await aBalancer(t);
    const arrived = Promise.withResolvers<ServerResponse>();
    const slow = await anHttpTarget(t, (_, response) => arrived.resolve(response));
    await register(slow);
    const answer = ask(port);
    const response = await arrived.promise;
    const drained = Promise.withResolvers<void>();
    let isDrained = false;

    plane.deregister(group, slow, () => {
      isDrained = true;
      drained.resolve();
    });
    const meanwhile = await ask(port);
    const before = isDrained;
    response.end('late');

    assert.equal(meanwhile.status, 503);
    assert.equal(before, false);
    assert.equal((await answer).body, 'late');
    await drained.promise;
    assert.equal(plane.health(group, slow).state, 'unused');
  });

  it("closes the target's idle connections", { timeout: 10_000 }, async (t) => {
    const { port, register, plane } = await aBalancer(t);
    const closed = Promise.withResolvers<void>();
    const target = await anHttpTarget(t, (_, response) => response.end());
    // Without it the target would tell when it closes the connection, and the load balancer would be first.
    target.server.keepAliveTimeout = 0;
    target.server.on('connection', (socket) => socket.on('close', () => closed.resolve()));
    await register(target);
    await ask(port);

    plane.deregister(group, target, () => {});

    await closed.promise;
  });
});

describe('targets that come and go under load', () => {
  it('cost no request', { timeout: 30_000 }, async (t) => {
    const { port, register, plane } = await aBalancer(t, { probe: networkProbe(systemClock) });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
    t.after(() => agent.destroy());
    const startTarget = () =>
      anHttpTarget(t, (request, response) => {
        if (request.url === '/health') response.end();
        else setTimeout(() => request.resume().on('end', () => response.end('ok')), 3);
      });
    let running = [await startTarget(), await startTarget()];
    await Promise.all(running.map((target) => register(target)));
    let isOver = false;
    const outcomes = new Map<string, number>();
    let answered = 0;
    let goal = 0;
    let reached = Promise.withResolvers<void>();
    const clients = Array.from({ length: 20 }, async (_, client) => {
      while (!isOver) {
        const options = client % 4 === 0 ? { method: 'POST', body: 'payload' } : {};
        const outcome = await ask(port, { agent, ...options }).then(
          ({ status, body }) => `${status} ${body}`,
          (error: unknown) => String(error),
        );
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        answered += 1;
        if (answered >= goal) reached.resolve();
      }
    });
    const moreRequests = async (count: number): Promise<void> => {
      goal = answered + count;
      reached = Promise.withResolvers<void>();
      await reached.promise;
    };

    for (let round = 0; round < 10; round += 1) {
      await moreRequests(150);
      const next = [await startTarget(), await startTarget()];
      await Promise.all(next.map((target) => register(target)));
      for (const { server, address, port: targetPort } of running) {
        await new Promise<void>((drained) => plane.deregister(group, { address, port: targetPort }, drained));
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
      running = next;
    }
    isOver = true;
    await Promise.all(clients);

    assert.deepEqual([...outcomes.keys()], ['200 ok']);
    assert.ok(answered >= 1_500, `${answered} requests`);
  });
});
