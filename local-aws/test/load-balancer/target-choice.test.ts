import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Deadlines } from '../../src/load-balancer/deadlines.ts';
import { forwarding } from '../../src/load-balancer/group-choice.ts';
import { TargetGroup, type TargetGroupConfig } from '../../src/load-balancer/target-group.ts';
import { awsPace } from '../../src/pace.ts';
import { type VirtualClock, virtualClock } from '../../src/virtual-clock.ts';
import { anyRequest, groupConfig } from './world.ts';

interface Group {
  readonly clock: VirtualClock;
  readonly targets: TargetGroup;
  /** Ports of the targets whose checks fail. */
  readonly failing: Set<number>;
}

function aGroup(config: Partial<TargetGroupConfig> = {}, clock = virtualClock(0), random = () => 0): Group {
  const failing = new Set<number>();
  const targets = new TargetGroup(
    { ...groupConfig, ...config },
    {
      clock,
      pace: awsPace,
      probe: ({ port }, done) => {
        const timer = clock.after(1, () => done({ kind: 'answered', status: failing.has(port) ? 503 : 200 }));
        return () => timer.cancel();
      },
      deadlines: new Deadlines(clock),
      random,
      newId: () => 'id',
      onHealthChange: () => {},
    },
  );
  targets.setInUse(true);
  return { clock, targets, failing };
}

function shares({ clock, targets }: Group, requests: number): Record<number, number> {
  const counts: Record<number, number> = {};
  for (let index = 0; index < requests; index += 1) {
    const port = targets.choose({ ...anyRequest, now: clock.now() })?.target.target.port ?? 0;
    counts[port] = (counts[port] ?? 0) + 1;
  }
  return counts;
}

const at = (port: number) => ({ address: '127.0.0.1', port });
const settling = 60_000;

describe('slow start', () => {
  it("lets a new target's share grow in a line while another carries the load", () => {
    const group = aGroup({ slowStartSeconds: 100 });
    group.targets.register(at(1));
    group.clock.advance(settling);
    group.targets.register(at(2));
    group.clock.advance(awsPace.targetRegistration + 1);

    group.clock.advance(25_000);
    const quarter = shares(group, 1_000)[2] ?? 0;
    group.clock.advance(50_000);
    const threeQuarters = shares(group, 1_000)[2] ?? 0;
    group.clock.advance(26_000);
    const whole = shares(group, 1_000)[2];

    assert.ok(Math.abs(quarter - 200) < 10, `${quarter} of 1000 with a share of 25 : 100`);
    assert.ok(Math.abs(threeQuarters - 428) < 10, `${threeQuarters} of 1000 with a share of 75 : 100`);
    assert.equal(whole, 500);
  });

  it('is not for the first targets of a group', () => {
    const group = aGroup({ slowStartSeconds: 100 });

    for (const port of [1, 2]) group.targets.register(at(port));
    group.clock.advance(awsPace.targetRegistration + 1);

    assert.deepEqual(shares(group, 100), { 1: 50, 2: 50 });
  });
});

describe('the algorithm weighted_random', () => {
  it('chooses by chance', () => {
    const drawn = [0, 0.34, 0.99, 0.5];
    const group = aGroup({ algorithm: 'weighted_random' }, virtualClock(0), () => drawn.shift() ?? 0);
    for (const port of [1, 2, 3]) group.targets.register(at(port));
    group.clock.advance(settling);

    const chosen = [1, 2, 3, 4].map(() => group.targets.choose(anyRequest)?.target.target.port);

    assert.deepEqual(chosen, [1, 2, 3, 2]);
  });
});

describe('failing open', () => {
  it('begins when fewer targets are healthy than the attributes ask for', () => {
    const group = aGroup({ failOpen: { minimumHealthyCount: 1, minimumHealthyPercentage: 50 } });
    for (const port of [1, 2, 3, 4]) group.targets.register(at(port));
    group.clock.advance(settling);

    for (const port of [1, 2]) group.failing.add(port);
    group.clock.advance(settling);
    const half = Object.keys(shares(group, 100));
    group.failing.add(3);
    group.clock.advance(settling);
    const less = Object.keys(shares(group, 100));

    assert.deepEqual(half, ['3', '4']);
    assert.deepEqual(less, ['1', '2', '3', '4']);
  });
});

describe('weights of target groups', () => {
  function served(weights: readonly number[], requests: number, isEmpty: (index: number) => boolean = () => false) {
    const clock = virtualClock(0);
    const groups = weights.map((weight, index) => {
      const { targets } = aGroup({}, clock);
      if (!isEmpty(index)) targets.register(at(index + 1));
      return { item: targets, weight };
    });
    clock.advance(settling);
    const choose = forwarding({ groups });
    const counts = weights.map(() => 0);
    let unserved = 0;
    for (let index = 0; index < requests; index += 1) {
      const port = choose(anyRequest)?.target.target.port;
      if (port === undefined) unserved += 1;
      else counts[port - 1] = (counts[port - 1] ?? 0) + 1;
    }
    return { counts, unserved };
  }

  it('are met exactly over 10,000 requests, down to a share of 0.1 %', () => {
    assert.deepEqual(served([95, 5], 10_000).counts, [9_500, 500]);
    assert.deepEqual(served([999, 1], 10_000).counts, [9_990, 10]);
    assert.deepEqual(served([1, 0], 10_000).counts, [10_000, 0]);
    assert.deepEqual(served([1, 2, 997], 10_000).counts, [10, 20, 9_970]);
  });

  it('hold whatever the health: the share of a group without targets is not served', () => {
    assert.deepEqual(
      served([90, 10], 1_000, (index) => index === 1),
      { counts: [900, 0], unserved: 100 },
    );
  });
});
