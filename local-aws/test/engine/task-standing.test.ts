import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TaskChecks, taskStanding } from '../../src/engine/task-standing.ts';
import type { TargetHealth } from '../../src/load-balancer/targets.ts';

const unhealthy: TargetHealth = { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' };
const initial: TargetHealth = { state: 'initial', reason: 'Elb.InitialHealthChecking' };

function checks(change: Partial<TaskChecks>): TaskChecks {
  return {
    isRunning: true,
    startedAt: 0,
    targets: [{ state: 'healthy' }],
    registersTargets: true,
    containerHealth: 'none',
    gracePeriod: 60_000,
    silentStart: 0,
    healthyWithoutChecks: 40_000,
    ...change,
  };
}

test('a task is healthy when every target of it is', () => {
  assert.equal(taskStanding(checks({}), 1), 'healthy');
  assert.equal(taskStanding(checks({ targets: [{ state: 'healthy' }, initial] }), 1), 'unready');
});

test('failing checks are ignored during the grace period and count after it', () => {
  assert.equal(taskStanding(checks({ targets: [unhealthy] }), 59_999), 'unready');
  assert.equal(taskStanding(checks({ targets: [unhealthy] }), 60_000), 'unhealthy');
});

test('a program that does not answer yet has its start time even where checks come thick and fast', () => {
  const starting = { gracePeriod: 300, silentStart: 5_000 };
  const wrongAnswer: TargetHealth = {
    state: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [503]',
  };

  assert.equal(taskStanding(checks({ ...starting, targets: [unhealthy] }), 4_999), 'unready');
  assert.equal(taskStanding(checks({ ...starting, targets: [unhealthy] }), 5_000), 'unhealthy');
  assert.equal(taskStanding(checks({ ...starting, targets: [unhealthy, wrongAnswer] }), 300), 'unhealthy');
  assert.equal(taskStanding(checks({ ...starting, containerHealth: 'UNHEALTHY' }), 300), 'unhealthy');
});

test('without any check a task is healthy a while after it runs', () => {
  const unchecked = checks({ registersTargets: false, targets: [] });

  assert.equal(taskStanding(unchecked, 39_999), 'unready');
  assert.equal(taskStanding(unchecked, 40_000), 'healthy');
});

test('a running task that is not registered yet is not healthy', () => {
  assert.equal(taskStanding(checks({ targets: [] }), 90_000), 'unready');
});

test('a task before RUNNING is starting', () => {
  assert.equal(taskStanding(checks({ isRunning: false }), 90_000), 'starting');
});

test('a task with container checks is healthy when those and its targets are', () => {
  assert.equal(taskStanding(checks({ containerHealth: 'UNKNOWN' }), 1), 'unready');
  assert.equal(taskStanding(checks({ containerHealth: 'HEALTHY' }), 1), 'healthy');
  assert.equal(taskStanding(checks({ containerHealth: 'HEALTHY', targets: [initial] }), 1), 'unready');
  assert.equal(
    taskStanding(checks({ containerHealth: 'HEALTHY', registersTargets: false, targets: [] }), 1),
    'healthy',
  );
});

test('a failing container check counts after the grace period, whatever the targets say', () => {
  const failing = checks({ containerHealth: 'UNHEALTHY' });

  assert.equal(taskStanding(failing, 59_999), 'unready');
  assert.equal(taskStanding(failing, 60_000), 'unhealthy');
});
