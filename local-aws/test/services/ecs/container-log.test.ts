import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerDefinition } from '../../../src/models/generated/ecs.ts';
import { taskWorld } from './task-world.ts';

const output = ['2026-01-01 10:00:00 first', '  at line 1', '  at line 2', '2026-01-01 10:00:01 second'];
const images = { app: { kind: 'runs', output, exits: { after: 100, exitCode: 0 } } } as const;

function app(options: Readonly<Record<string, string>>): ContainerDefinition {
  const common = { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p' };
  return { name: 'app', image: 'app', logConfiguration: { logDriver: 'awslogs', options: { ...common, ...options } } };
}

for (const [what, options] of [
  ['a pattern', { 'awslogs-multiline-pattern': '^\\d{4}-' }],
  ['a date format', { 'awslogs-datetime-format': '%Y-%m-%d %H:%M:%S' }],
] as const) {
  test(`lines are one event until the next one that matches ${what}`, async () => {
    const it = await taskWorld({ images, logGroups: ['g'] });
    const task = await it.run([app(options)]);

    it.clock.advance(2_000);

    const stream = `g p/app/${task.split('/').at(-1)}`;
    assert.deepEqual(it.logged, [`${stream}: ${output.slice(0, 3).join('\n')}`, `${stream}: ${output[3]}`]);
  });
}

test('every line is an event without either, and other options change nothing', async () => {
  const it = await taskWorld({ images, logGroups: ['g'] });
  await it.run([app({ mode: 'non-blocking', 'max-buffer-size': '25m' })]);

  it.clock.advance(2_000);

  assert.equal(it.logged.length, 4);
});

test('the log group is created where the task definition says so, and otherwise its absence keeps the task from starting', async () => {
  const it = await taskWorld({ images });
  const creating = await it.run([app({ 'awslogs-create-group': 'true', 'awslogs-group': 'new' })]);
  const failing = await it.run([app({})]);

  it.clock.advance(2_000);

  assert.equal((await it.describe(creating)).stopCode, 'EssentialContainerExited');
  const { stopCode, stoppedReason } = await it.describe(failing);
  assert.equal(stopCode, 'TaskFailedToStart');
  assert.match(
    stoppedReason ?? '',
    /^ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group g /,
  );
});

test('options that contradict each other keep the task from starting', async () => {
  const it = await taskWorld({ images, logGroups: ['g'] });
  const both = { 'awslogs-multiline-pattern': 'x', 'awslogs-datetime-format': '%Y' };
  const tasks = [await it.run([app(both)]), await it.run([app({ 'awslogs-multiline-pattern': '(' })])];

  it.clock.advance(2_000);

  const reasons = await Promise.all(tasks.map(async (task) => (await it.describe(task)).stoppedReason ?? ''));
  assert.match(reasons[0] ?? '', /at the same time/);
  assert.match(reasons[1] ?? '', /could not parse multiline pattern key/);
});

test('other drivers take the output and nobody reads it', async () => {
  const it = await taskWorld({ images });
  const task = await it.run([{ name: 'app', image: 'app', logConfiguration: { logDriver: 'json-file' } }]);

  it.clock.advance(2_000);

  assert.equal((await it.describe(task)).containers?.[0]?.exitCode, 0);
  assert.deepEqual(it.logged, []);
});
