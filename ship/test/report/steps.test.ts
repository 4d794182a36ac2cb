import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clock } from '../../src/clock.ts';
import { stepsTo } from '../../src/report/steps.ts';

/** Waits never end by themselves: no tick comes unless the test lets it. */
function handClock(): Clock & { advance(by: number): void } {
  let now = 0;
  const waiting: { until: number; go: () => void }[] = [];
  return {
    now: () => now,
    wait: (delay, signal) =>
      new Promise((resolve, reject) => {
        waiting.push({ until: now + delay, go: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    advance(by) {
      now += by;
      for (const { until, go } of waiting) if (until <= now) go();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('steps', () => {
  it('are one line each, with what came of them and how long they took', async () => {
    const written: string[] = [];
    const clock = handClock();
    const output = {
      write: (text: string) => void written.push(text),
      isInteractive: false,
      hasColour: false,
      width: 80,
    };

    await stepsTo(output, clock).run(
      'image',
      async (tell) => {
        tell('bundling');
        clock.advance(500);
        return 'sha256:1';
      },
      (digest) => `built ${digest}`,
    );

    assert.deepEqual(written, ['✔ image           built sha256:1  500 ms\n']);
  });

  it('are announced when they last, and then tell how far they are', async () => {
    const written: string[] = [];
    const clock = handClock();
    const output = {
      write: (text: string) => void written.push(text),
      isInteractive: false,
      hasColour: false,
      width: 80,
    };

    await stepsTo(output, clock).run(
      'tasks',
      async (tell) => {
        tell('0 of 2');
        clock.advance(1_000);
        await settled();
        tell('1 of 2');
      },
      () => ({ failed: 'timed out' }),
    );

    assert.deepEqual(written, [
      '… tasks           0 of 2  1.0 s\n',
      '… tasks           1 of 2  1.0 s\n',
      '✖ tasks           timed out  1.0 s\n',
    ]);
  });

  it('that fail say so, and pass the failure on', async () => {
    const written: string[] = [];
    const output = {
      write: (text: string) => void written.push(text),
      isInteractive: false,
      hasColour: false,
      width: 80,
    };
    const step = stepsTo(output, handClock()).run(
      'push',
      async () => {
        throw new Error('refused');
      },
      () => '',
    );

    await assert.rejects(step, /refused/);
    assert.deepEqual(written, ['✖ push            failed  0 ms\n']);
  });

  it('that are given up say no more, and leave their line on a terminal', async () => {
    const written: string[] = [];
    const given = new AbortController();
    const output = {
      write: (text: string) => void written.push(text),
      isInteractive: true,
      hasColour: false,
      width: 80,
    };

    await stepsTo(output, handClock(), given.signal).run(
      'push',
      async () => given.abort(),
      () => 'pushed',
    );

    assert.deepEqual(written, ['\r\u001b[K… push              0 ms', '\n']);
  });
});
