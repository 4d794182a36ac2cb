import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Load, type LoadSample, nextLoad, restingLoad } from '../../../src/plugins/overload/load.ts';

const limits = { eventLoopDelaySeconds: 1, requestsInFlight: 100, memoryRatio: 0.9 };
const calm: LoadSample = { eventLoopDelaySeconds: 0.01, requestsInFlight: 3, memoryRatio: 0.2 };
const late: LoadSample = { ...calm, eventLoopDelaySeconds: 2 };

function after(...samples: readonly LoadSample[]): Load {
  return samples.reduce((load, sample) => nextLoad(load, sample, limits), restingLoad);
}

test('a process at rest is not overloaded', () => {
  assert.deepEqual(after(calm, calm), restingLoad);
});

test('a hiccup is no overload: three late samples and a calm one begin anew', () => {
  assert.equal(after(late, late, late).state, 'normal');
  assert.deepEqual(after(late, late, late, calm), restingLoad);
});

test('four bad samples in a row are, each with its reason', () => {
  const four = (sample: LoadSample): Load => after(sample, sample, sample, sample);

  assert.deepEqual(four(late), { state: 'overloaded', reason: 'event loop delay', calm: 0 });
  assert.deepEqual(four({ ...calm, requestsInFlight: 101 }), {
    state: 'overloaded',
    reason: 'requests in flight',
    calm: 0,
  });
  assert.deepEqual(four({ ...calm, memoryRatio: 0.91 }), { state: 'overloaded', reason: 'memory', calm: 0 });
});

test('two calm samples end it', () => {
  assert.equal(after(late, late, late, late, calm).state, 'overloaded');
  assert.deepEqual(after(late, late, late, late, calm, calm), restingLoad);
});

test('a relapse counts from the beginning', () => {
  assert.equal(after(late, late, late, late, calm, late, calm).state, 'overloaded');
});
