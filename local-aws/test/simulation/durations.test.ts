import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RunResult, run } from '../../simulation/run.ts';
import { actsAt, aPlan, aService } from './a-plan.ts';

// What people measure on AWS, with sources: docs/decisions/0008-simulation.md.

const update = { kind: 'update', image: 'good', configuration: undefined } as const;

/** Seconds from the update to the first entry that says so. */
function secondsTo({ history }: RunResult, what: RegExp): number {
  const found = history.find(({ at, text }) => at > actsAt && what.test(text));
  assert.ok(found, `nothing says ${what}`);
  return (found.at - actsAt) / 1_000;
}

function assertWithin(seconds: number, least: number, most: number): void {
  assert.ok(seconds >= least && seconds <= most, `${seconds} s is not within ${least} and ${most} s`);
}

test('a deployment of two tasks takes the floor of 80 to 120 s where everything about it is quick', () => {
  const result = run(aPlan({}, update));

  assertWithin(secondsTo(result, /has reached a steady state/), 80, 120);
  const launched = secondsTo(result, /is launched/);
  const registered = secondsTo(result, /\) registered 2 targets/);
  const stopped = secondsTo(result, /has stopped 2 running tasks/);
  const terminated = secondsTo(result, /is DEPROVISIONING/);
  const completed = secondsTo(result, /deployment completed/);
  assertWithin(registered - launched, 40, 50);
  assertWithin(stopped - registered, 5, 20);
  assertWithin(terminated - stopped, 10, 20);
  assertWithin(completed - terminated, 20, 50);
});

test('a deployment of two tasks behind a tuned load balancer takes the 129 to 173 s that are measured', () => {
  const targetGroup = { ...aService.targetGroup, intervalSeconds: 15, deregistrationDelaySeconds: 30 };

  const result = run(aPlan({ targetGroup }, update));

  assertWithin(secondsTo(result, /has reached a steady state/), 129, 173);
});

test("with the load balancer's defaults the same deployment takes minutes, most of them draining", () => {
  const targetGroup = { ...aService.targetGroup, intervalSeconds: 30, deregistrationDelaySeconds: 300 };

  const result = run(aPlan({ targetGroup }, update));

  assertWithin(secondsTo(result, /is DEPROVISIONING/) - secondsTo(result, /has stopped 2 running tasks/), 300, 302);
  assertWithin(secondsTo(result, /has reached a steady state/), 390, 780);
});
