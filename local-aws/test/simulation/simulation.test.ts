import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runBatch } from '../../simulation/batch.ts';
import { timeline } from '../../simulation/history.ts';
import { drawPlan } from '../../simulation/plan/draw-plan.ts';
import { parseReduction, printReduction, reducePlan } from '../../simulation/plan/reduction.ts';
import { type RunResult, run } from '../../simulation/run.ts';
import { shrink } from '../../simulation/shrink.ts';
import { seedsFrom } from '../../simulation/workers.ts';
import type { Subject } from '../../simulation/world/world.ts';
import { brokenSubjects } from './broken-subjects.ts';

function firstFailure(subject: Subject): { readonly seed: number; readonly found: RunResult } {
  for (let seed = 1; seed < 1_000; seed += 1) {
    const found = run(drawPlan(seed), subject);
    if (found.violation) return { seed, found };
  }
  return assert.fail('nothing was found');
}

test('no invariant is broken in two hundred worlds', () => {
  const { tally, failures } = runBatch(seedsFrom(100_001, 200));

  assert.deepEqual(failures, []);
  assert.equal(tally.runs, 200);
  assert.ok(tally.deployments > 400 && tally.faults > 200 && tally.requests > 5_000 && tally.checks > 200_000);
});

test('the same seed gives the same history, to the millisecond and the id', () => {
  for (const seed of [3, 11, 16, 43]) {
    const [one, other] = [run(drawPlan(seed)), run(drawPlan(seed))];

    assert.equal(timeline(one.history), timeline(other.history));
    assert.equal(one.fingerprint, other.fingerprint);
  }
});

test('different seeds give different histories', () => {
  const fingerprints = [1, 2, 3, 4, 5].map((seed) => run(drawPlan(seed)).fingerprint);

  assert.equal(new Set(fingerprints).size, 5);
});

test('worlds cover every strategy, every image and every act', () => {
  const plans = Array.from({ length: 500 }, (_, seed) => drawPlan(seed));

  const services = plans.flatMap((plan) => plan.services);
  const acts = plans.flatMap((plan) => plan.acts.map(({ act }) => act));
  assert.equal(new Set(services.map(({ configuration }) => configuration.strategy)).size, 4);
  assert.equal(new Set(acts.map((act) => act.kind)).size, 13);
  assert.equal(new Set(acts.map((act) => (act.kind === 'update' ? act.image : 'good'))).size, 10);
  assert.ok(services.some(({ desired }) => desired > 100) && services.every(({ desired }) => desired <= 200));
});

test('a failure is shrunk to what it needs, and what is left fails in the same way', () => {
  const { subject } = brokenSubjects.find(({ bug }) => bug === 'the circuit breaker never trips') ?? {};
  assert.ok(subject);
  const { seed, found } = firstFailure(subject);
  assert.ok(found.violation);

  const { reduction, result } = shrink(seed, subject, found.violation);

  const smaller = reducePlan(drawPlan(seed), parseReduction(printReduction(reduction)) ?? {});
  assert.ok(smaller.acts.length < drawPlan(seed).acts.length);
  assert.equal(result.violation?.says, found.violation.says);
  assert.equal(run(smaller, subject).fingerprint, result.fingerprint);
});

test('what is printed of a shrunk failure is what is read from the command line', () => {
  const places = fc.array(fc.nat(50), { maxLength: 8 });
  const reductions = fc.record(
    { services: places, acts: places, desired: fc.nat(200) },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(reductions, (reduction) => assert.deepEqual(parseReduction(printReduction(reduction)), reduction)),
  );
});

test('a history is told in lines of virtual time', () => {
  assert.equal(timeline([{ at: 3_725_004, text: 'a task is launched' }]), '+1:02:05.004  a task is launched');
});
