import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { withoutAZone } from '../../src/capacity/fleet.ts';
import { assumptions } from '../../src/capacity/measured.ts';
import { type CapacityPlan, type Demand, planFor } from '../../src/capacity/plan.ts';
import { transferCost } from '../../src/capacity/prices.ts';
import { mostRequests, p99Seconds, taskQueue } from '../../src/capacity/queueing.ts';
import { quotas } from '../../src/capacity/quotas.ts';
import { Failure } from '../../src/failure.ts';

const demand = (change: Partial<Demand> = {}): Demand => ({
  requestsPerSecond: 1_000,
  p99Milliseconds: 200,
  workMicroseconds: 0,
  ...change,
});

const demands = fc.record({
  requestsPerSecond: fc.integer({ min: 1, max: 1_000_000 }),
  p99Milliseconds: fc.integer({ min: 50, max: 2_000 }),
  workMicroseconds: fc.integer({ min: 0, max: 5_000 }),
});

describe('a capacity plan', () => {
  it('is small for a small load', () => {
    const { regions, fleet, stacks } = planFor(demand({ requestsPerSecond: 10 }));

    assert.deepEqual(
      { regions, stacks, tasks: fleet.tasks, size: fleet.size.cpuUnits },
      { regions: 1, stacks: 1, tasks: 2, size: 256 },
    );
  });

  it('takes whole vCPUs where the quota of a smaller task would cost the percentile', () => {
    const { fleet } = planFor(demand({ p99Milliseconds: 20 }));

    assert.equal(fleet.size.cpuUnits, 1024);
  });

  it('spreads a load over regions that is too large to be lost with one', () => {
    const { regions, requestsWithARegionLost } = planFor(demand({ requestsPerSecond: 1_000_000 }));

    assert.equal(regions, 5);
    assert.equal(requestsWithARegionLost, 250_000);
  });

  it('says first what breaks first', () => {
    const { breaks } = planFor(demand({ workMicroseconds: 1_000 }));

    assert.equal(breaks[0]?.name, quotas.vcpus.name);
    assert.deepEqual(
      breaks,
      breaks.toSorted((one, other) => one.requestsPerSecond - other.requestsPerSecond),
    );
  });

  it('is refused, with what would be possible, where no task is soon enough', () => {
    const plan = (): CapacityPlan => planFor(demand({ p99Milliseconds: 1, workMicroseconds: 5_000 }));

    assert.throws(plan, (error: unknown) => error instanceof Failure && /allow more than 24 ms/.test(error.message));
  });

  it('keeps the percentile with a zone and a region lost at once', () => {
    fc.assert(
      fc.property(demands, (asked) => {
        const { fleet, requestsWithARegionLost } = planFor(asked);
        const left = fleet.tasks - Math.ceil(fleet.tasks / assumptions.zones);

        const p99 = p99Seconds(fleet.queue, requestsWithARegionLost / left);

        assert.ok(p99 * 1_000 <= asked.p99Milliseconds + 1e-6, `${p99 * 1_000} ms`);
      }),
    );
  });

  it('has room for all that is asked while a region is lost', () => {
    fc.assert(
      fc.property(demands, (asked) => {
        const { regions, requestsWithARegionLost } = planFor(asked);

        assert.ok(Math.max(1, regions - 1) * requestsWithARegionLost >= asked.requestsPerSecond - 1e-6);
      }),
    );
  });

  it('needs no less for more, in as many regions', () => {
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 200_000 }), (asked, more) => {
        const small = planFor(asked);
        const large = planFor({ ...asked, requestsPerSecond: asked.requestsPerSecond + more });

        fc.pre(small.regions === large.regions);
        assert.ok(vcpusOf(large) >= vcpusOf(small));
        assert.ok(large.costs.total >= small.costs.total - 1e-6);
      }),
    );
  });

  it('needs no more where answers may take longer', () => {
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 2_000 }), (asked, longer) => {
        const strict = planFor(asked);
        const patient = planFor({ ...asked, p99Milliseconds: asked.p99Milliseconds + longer });

        assert.ok(vcpusOf(patient) <= vcpusOf(strict));
      }),
    );
  });
});

function vcpusOf({ fleet }: CapacityPlan): number {
  return (fleet.tasks * fleet.size.cpuUnits) / 1024;
}

describe('a task as a queue', () => {
  it('has the percentile of M/M/1', () => {
    const queue = { serviceSeconds: 0.001, throttleSeconds: 0 };

    // Half in use: the mean is 2 ms, and 99 of 100 are through after ln 100 of it.
    assert.equal(p99Seconds(queue, 500).toFixed(5), (0.002 * Math.log(100)).toFixed(5));
  });

  it('never ends when more comes than it can do', () => {
    assert.equal(p99Seconds({ serviceSeconds: 0.001, throttleSeconds: 0 }, 1_000), Number.POSITIVE_INFINITY);
  });

  it('gets the most requests that still keep the percentile', () => {
    const inputs = fc.record({
      cpu: fc.double({ min: 1e-5, max: 1e-2, noNaN: true }),
      p99: fc.double({ min: 0.001, max: 2, noNaN: true }),
      vcpus: fc.constantFrom(0.25, 0.5, 1),
    });
    fc.assert(
      fc.property(inputs, ({ cpu, p99, vcpus }) => {
        const queue = taskQueue(cpu, vcpus);
        const rate = mostRequests(queue, p99, 0.6);

        fc.pre(rate > 0);
        assert.ok(p99Seconds(queue, rate) <= p99 * (1 + 1e-9));
        assert.ok(rate * queue.serviceSeconds <= 0.6 + 1e-9);
      }),
    );
  });
});

describe('tasks over zones', () => {
  it('are the fewest that leave enough without the fullest zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 2, max: 4 }), (needed, zones) => {
        const left = (tasks: number): number => tasks - Math.ceil(tasks / zones);
        const tasks = withoutAZone(needed, zones);

        assert.ok(left(tasks) >= needed);
        assert.ok(left(tasks - 1) < needed);
      }),
    );
  });
});

describe('traffic to the internet', () => {
  it('is paid by steps', () => {
    assert.equal(transferCost(1), 0.09);
    assert.equal(Math.round(transferCost(51_200)), Math.round(10_240 * 0.09 + 40_960 * 0.085));
  });
});
