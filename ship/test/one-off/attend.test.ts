import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TaskState } from '../../src/deployment/state.ts';
import type { LogLine } from '../../src/logs/log-source.ts';
import { attend } from '../../src/one-off/attend.ts';
import { exitCodeOfRun, type OneOffEnd } from '../../src/one-off/one-off.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { aTask } from '../support/snapshots.ts';

const ended = (members: Partial<TaskState> = {}, exitCode: number | undefined = 0): TaskState =>
  aTask({
    status: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode, reason: '', imageDigest: undefined }],
    ...members,
  });

interface Script {
  /** What each look finds; the last repeats, until it is stopped. */
  readonly looks: readonly TaskState[];
  /** The lines that have come by each reading of the log. */
  readonly lines?: readonly (readonly string[])[];
  readonly timeout?: number;
  /** Aborted at this look. */
  readonly interruptedAt?: number;
}

async function attended({ looks, lines = [], timeout = 60_000, interruptedAt }: Script) {
  const clock = fakeClock(1_000_000);
  const controller = new AbortController();
  const told: string[] = [];
  const stops: string[] = [];
  let look = -1;
  let reading = -1;
  const end = await attend(
    {
      id: 'task',
      arn: 'arn',
      taskDefinition: 'app-dev-run:1',
      createdAt: clock.now(),
      async look() {
        look += 1;
        if (look === interruptedAt) controller.abort();
        if (stops.length > 0) return ended({ stopCode: 'UserInitiated', stoppedReason: stops[0] ?? '' }, 143);
        return looks[Math.min(look, looks.length - 1)];
      },
      stop: async (reason) => void stops.push(reason),
      log: {
        async page() {
          reading += 1;
          const found = (lines[Math.min(reading, lines.length - 1)] ?? []).map(
            (message): LogLine => ({ id: message, at: clock.now(), stream: 'ecs/app/task', message }),
          );
          return { lines: found, nextToken: undefined };
        },
      },
    },
    {
      container: 'app',
      clock,
      interval: 1_000,
      timeout,
      signal: controller.signal,
      onLines: (fresh) => void told.push(...fresh.map(({ message }) => message)),
      onStatus: () => {},
    },
  );
  return { end, told, stops, exit: exitCodeOfRun(end) };
}

describe('a one-off task', () => {
  it("passes the container's exit code on, and tells each line once, also one that comes after its end", async () => {
    const { end, told, exit } = await attended({
      looks: [aTask({ status: 'PENDING' }), aTask(), ended({}, 7)],
      lines: [[], ['a', 'b'], ['a', 'b'], ['a', 'b', 'late']],
    });

    assert.equal(end.kind, 'ended');
    assert.equal(exit, 7);
    assert.deepEqual(told, ['a', 'b', 'late']);
  });

  it('that never came to run ends with 125 and the reason', async () => {
    const failed = ended({ stopCode: 'TaskFailedToStart', stoppedReason: 'CannotPullContainerError: no such image' });

    const { end, exit } = await attended({ looks: [{ ...failed, containers: [] }] });

    assert.deepEqual([end.kind, end.reason, exit], ['never started', 'CannotPullContainerError: no such image', 125]);
  });

  it('is stopped when the time is up, and told to its last line', async () => {
    const { end, told, stops, exit } = await attended({
      looks: [aTask()],
      lines: [['a'], ['a'], ['a'], ['a', 'good-bye']],
      timeout: 2_000,
    });

    assert.deepEqual(stops, ['ship run: timed out']);
    assert.deepEqual([end.kind, exit], ['timed out', 124]);
    assert.deepEqual(told, ['a', 'good-bye']);
  });

  it('is stopped after Ctrl-C, once', async () => {
    const { end, stops, exit } = await attended({ looks: [aTask()], interruptedAt: 1 });

    assert.deepEqual(stops, ['ship run: interrupted']);
    assert.deepEqual([end.kind, exit], ['interrupted', 130]);
  });

  it('has no exit code of its own where it has none', () => {
    const end: OneOffEnd = { kind: 'ended', exitCode: undefined, reason: '', elapsed: 0 };

    assert.equal(exitCodeOfRun(end), 125);
  });
});
