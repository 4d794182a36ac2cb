import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rollout } from '../../src/deployment/progress.ts';
import { lineRenderer } from '../../src/report/lines.ts';
import { duration, outputTo, painter, printable } from '../../src/report/output.ts';
import { aTask } from '../support/snapshots.ts';

const plain = painter(false);
const rollout: Rollout = {
  phase: 'rolling out',
  desired: 2,
  newTasks: [
    { id: 'aaaaaaaa11', status: 'RUNNING', health: 'healthy' },
    { id: 'bbbbbbbb22', status: 'PENDING', health: 'unknown' },
  ],
  oldTasks: [
    { id: 'cccccccc33', status: 'RUNNING', health: 'healthy' },
    { id: 'dddddddd44', status: 'RUNNING', health: 'draining' },
  ],
  failed: 1,
};

describe('progress as plain lines', () => {
  it('tells the tasks of both revisions', () => {
    const lines = lineRenderer(plain)({ kind: 'rollout', rollout });

    assert.deepEqual(lines, ['tasks           new 1 of 2 healthy (1 pending), 1 stopped; old 1 healthy, 1 draining']);
  });

  it('tells the tasks again only when something has changed', () => {
    const render = lineRenderer(plain);
    render({ kind: 'rollout', rollout });

    assert.deepEqual(render({ kind: 'rollout', rollout }), []);
    assert.deepEqual(render({ kind: 'rollout', rollout: { ...rollout, phase: 'rolling back', oldTasks: [] } }), [
      'tasks           rolling back: new 1 of 2 healthy (1 pending), 1 stopped; old none',
    ]);
  });

  it('tells what will change', () => {
    const lines = lineRenderer(plain)({
      kind: 'plan',
      from: 'arn:aws:ecs:us-east-1:0:task-definition/app-dev:4',
      differences: [{ path: 'cpu', before: undefined, after: '512' }],
    });

    assert.deepEqual(lines, ['changes         1 against app-dev:4', '                cpu: (none) → 512']);
  });

  it('tells a stopped task with its exit codes', () => {
    const task = aTask({
      id: 'aaaaaaaa11',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 1, reason: '', imageDigest: undefined }],
    });

    assert.deepEqual(lineRenderer(plain)({ kind: 'task stopped', task }), [
      'task stopped    aaaaaaaa Essential container in task exited (app exit code 1)',
    ]);
  });

  it('tells events, steps and the way back', () => {
    const render = lineRenderer(plain);

    assert.deepEqual(render({ kind: 'service event', event: { id: '1', at: 0, message: '(service s) …' } }), [
      'event           …',
    ]);
    assert.deepEqual(render({ kind: 'step', name: 'image', detail: 'app@sha256:1' }), ['image           app@sha256:1']);
    assert.deepEqual(render({ kind: 'undo', reason: 'timed out', taskDefinition: 'app-dev:4' }), [
      'going back      timed out: returning to app-dev:4',
    ]);
  });
});

describe('an output', () => {
  const terminal = { write: () => {}, isTTY: true, columns: 120 };

  it('has colours on a terminal, and none where NO_COLOR is set', () => {
    assert.equal(outputTo(terminal, {}).hasColour, true);
    assert.equal(outputTo(terminal, { NO_COLOR: '1' }).hasColour, false);
    assert.equal(outputTo({ write: () => {} }, {}).hasColour, false);
  });

  it('has colours anywhere where FORCE_COLOR says so', () => {
    const file = { write: () => {} };

    assert.equal(outputTo(file, { FORCE_COLOR: '1' }).hasColour, true);
    assert.equal(outputTo(file, { FORCE_COLOR: '1', NO_COLOR: '1' }).hasColour, true);
    assert.equal(outputTo(terminal, { FORCE_COLOR: '0' }).hasColour, false);
  });

  it('knows the width that the terminal has now', () => {
    const window = { write: () => {}, isTTY: true, columns: 120, rows: 50 };
    const output = outputTo(window, {});

    window.columns = 40;

    assert.deepEqual([output.width, output.height], [40, 50]);
    assert.equal(outputTo({ write: () => {} }, {}).width, 80);
  });

  it('lets nothing command the runner of GitHub Actions', () => {
    const written: string[] = [];
    const output = outputTo({ write: (text: string) => void written.push(text) }, { GITHUB_ACTIONS: 'true' });

    output.write('::error::quoted\n');

    assert.deepEqual(written, [': :error::quoted\n']);
  });

  it('is redrawn on a terminal only, and never in CI', () => {
    assert.equal(outputTo(terminal, {}).isInteractive, true);
    assert.equal(outputTo(terminal, { CI: 'true' }).isInteractive, false);
    assert.equal(outputTo({ write: () => {} }, {}).isInteractive, false);
  });

  it('takes foreign text without what would move the cursor', () => {
    assert.equal(printable('a\u001b[2Jb\u0000c\rd\te'), 'abcd\te');
  });

  it('tells durations for people', () => {
    assert.deepEqual([0, 850, 4_240, 200_000].map(duration), ['0 ms', '850 ms', '4.2 s', '3 min 20 s']);
  });
});
