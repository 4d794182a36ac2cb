import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CapacityQuestion, decideCapacity } from '../../../src/engine/autoscaling/decide-capacity.ts';
import { stepCapacity } from '../../../src/engine/autoscaling/step-scaling.ts';
import { trackTarget } from '../../../src/engine/autoscaling/target-tracking.ts';

const question: CapacityQuestion = {
  current: 4,
  wanted: () => 4,
  minimum: 1,
  maximum: 10,
  lastOut: undefined,
  lastIn: undefined,
  outSuspended: false,
  inSuspended: false,
  isDeploying: false,
};

describe('target tracking', () => {
  it('scales out in proportion, rounded up', () => {
    assert.equal(trackTarget({ value: 90, target: 60, capacity: 3 }, 'out'), 5);
  });

  it('scales out by one at least, since its alarm says that the metric is too high', () => {
    assert.equal(trackTarget({ value: 60.1, target: 60, capacity: 1 }, 'out'), 2);
    assert.equal(trackTarget({ value: 50, target: 60, capacity: 3 }, 'out'), 4);
  });

  it('scales in gradually', () => {
    assert.equal(trackTarget({ value: 1, target: 60, capacity: 4 }, 'in'), 3);
    assert.equal(trackTarget({ value: 1, target: 60, capacity: 50 }, 'in'), 45);
    assert.equal(trackTarget({ value: 59, target: 60, capacity: 4 }, 'in'), 4);
  });
});

describe('a step policy', () => {
  const steps = [
    { lower: 0, upper: 10, adjustment: 1 },
    { lower: 10, upper: undefined, adjustment: 3 },
    { lower: undefined, upper: -5, adjustment: -1 },
  ];
  const change = { type: 'ChangeInCapacity', steps, minimumMagnitude: 0 } as const;

  it('takes the step that the breach falls into', () => {
    assert.deepEqual(
      [0, 9.9, 10, 100, -4, -5, -50].map((breach) => stepCapacity(change, breach, 5)),
      [6, 6, 8, 8, 5, 4, 4],
    );
  });

  it('changes by whole tasks of a percentage, one or the least magnitude at least', () => {
    const percent = {
      ...change,
      type: 'PercentChangeInCapacity',
      steps: [{ lower: 0, upper: undefined, adjustment: 10 }],
    } as const;

    assert.equal(stepCapacity(percent, 1, 4), 5);
    assert.equal(stepCapacity(percent, 1, 25), 27);
    assert.equal(stepCapacity({ ...percent, minimumMagnitude: 4 }, 1, 25), 29);
  });

  it('sets an exact capacity', () => {
    assert.equal(stepCapacity({ ...change, type: 'ExactCapacity' }, 10, 9), 3);
  });
});

describe('a scaling activity', () => {
  it('stays within the bounds of the target', () => {
    assert.deepEqual(decideCapacity({ ...question, wanted: () => 99 }, 0), {
      kind: 'scale',
      direction: 'out',
      capacity: 10,
    });
    assert.deepEqual(decideCapacity({ ...question, wanted: () => 0 }, 0), {
      kind: 'scale',
      direction: 'in',
      capacity: 1,
    });
  });

  it('takes nothing away during a deployment, and adds all the same', () => {
    const deploying = { ...question, isDeploying: true };

    assert.deepEqual(decideCapacity({ ...deploying, wanted: () => 2 }, 0), { kind: 'stay', why: 'deploying' });
    assert.equal(decideCapacity({ ...deploying, wanted: () => 6 }, 0).kind, 'scale');
  });

  it('counts what the last scale-out added while it cools down', () => {
    const cooling = { ...question, lastOut: { at: 0, from: 2, to: 4, coolsUntil: 100 } };
    const twice = (capacity: number): number => capacity * 2;
    const thrice = (capacity: number): number => capacity * 3;

    assert.deepEqual(decideCapacity({ ...cooling, wanted: twice }, 50), { kind: 'stay', why: 'cooling down' });
    assert.deepEqual(decideCapacity({ ...cooling, wanted: thrice }, 50), {
      kind: 'scale',
      direction: 'out',
      capacity: 6,
    });
    assert.deepEqual(decideCapacity({ ...cooling, wanted: twice }, 100), {
      kind: 'scale',
      direction: 'out',
      capacity: 8,
    });
  });

  it('waits for the scale-in before it, but not to scale out', () => {
    const cooling = { ...question, lastIn: { at: 0, from: 5, to: 4, coolsUntil: 100 } };

    assert.deepEqual(decideCapacity({ ...cooling, wanted: () => 3 }, 99), { kind: 'stay', why: 'cooling down' });
    assert.equal(decideCapacity({ ...cooling, wanted: () => 3 }, 100).kind, 'scale');
    assert.equal(decideCapacity({ ...cooling, wanted: () => 5 }, 99).kind, 'scale');
  });

  it('never leaves the bounds, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: -50, max: 50 }), fc.boolean(), (current, asked, isDeploying) => {
        const decision = decideCapacity({ ...question, current, wanted: () => asked, isDeploying }, 0);

        if (decision.kind === 'stay') return;
        assert.ok(decision.capacity >= question.minimum && decision.capacity <= question.maximum);
        assert.equal(decision.direction, decision.capacity > current ? 'out' : 'in');
      }),
    );
  });
});
