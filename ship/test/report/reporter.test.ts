import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workflowTo } from '../../src/report/github/workflow.ts';
import type { Output } from '../../src/report/output.ts';
import { reporterFor, type Ticker } from '../../src/report/reporter.ts';
import { anOutcome, failure } from '../support/an-outcome.ts';
import { fakeClock } from '../support/fake-clock.ts';

const rollout = { phase: 'rolling out', desired: 1, newTasks: [], oldTasks: [], failed: 0 } as const;

interface AScreen extends Output {
  readonly written: string[];
}

function aScreen(members: Partial<Output> = {}): AScreen {
  const written: string[] = [];
  return {
    written,
    write: (text) => void written.push(text),
    isInteractive: true,
    hasColour: false,
    width: 80,
    ...members,
  };
}

/** Ticks when it is told to. */
function aTicker(): { readonly ticker: Ticker; tick(): void; readonly isStopped: () => boolean } {
  let act: (() => void) | undefined;
  return {
    ticker(given) {
      act = given;
      return () => {
        act = undefined;
      };
    },
    tick: () => act?.(),
    isStopped: () => act === undefined,
  };
}

/** What a terminal shows after all that was written: enough of one for what is written here. */
function shown(written: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let row = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that move the cursor
  for (const [code, up] of written.join('').matchAll(/\u001b\[(?:(\d+)A|\?2026[hl]|[JK])|\r|\n|[^\u001b\r\n]+/g)) {
    if (up !== undefined) row -= Number(up);
    else if (code === '\u001b[J') lines.splice(row);
    else if (code === '\n') row += 1;
    else if (!code.startsWith('\u001b') && code !== '\r') lines[row] = code;
  }
  return lines;
}

describe('on a terminal', () => {
  it('the block is redrawn in place, and in the end it is gone', async () => {
    const screen = aScreen();
    const clock = fakeClock();
    const { ticker, isStopped } = aTicker();
    const reporter = reporterFor(screen, { json: false }, clock, ticker);

    reporter.report({ kind: 'step', name: 'update', detail: 'deployment 1' });
    reporter.report({ kind: 'rollout', rollout });
    await clock.wait(3_000);
    reporter.report({ kind: 'rollout', rollout });
    const during = shown(screen.written);
    await reporter.finish(anOutcome());

    assert.deepEqual(during, [
      'update          deployment 1',
      '● rolling out  3 s',
      '  new      none',
      '  old      none',
      '  waits    for 1 of 1 new task to be healthy',
    ]);
    assert.deepEqual(shown(screen.written), [
      'update          deployment 1',
      'tasks           new 0 of 1 healthy; old none',
      'took            preparing 0 ms, rolling out 3.0 s',
      '✔ Deployed: app-dev-service serves version 2.0.0 (app-dev:2) after 4.2 s',
      '  http://localhost:8080',
    ]);
    assert.ok(isStopped());
  });

  it('the time goes on where nothing is news', async () => {
    const screen = aScreen();
    const clock = fakeClock();
    const { ticker, tick } = aTicker();
    const reporter = reporterFor(screen, { json: false }, clock, ticker);
    reporter.report({ kind: 'rollout', rollout });

    await clock.wait(7_000);
    tick();
    reporter.close();

    assert.match(screen.written.join(''), /rolling out {2}7 s/);
  });

  it('nothing is written where nothing has changed', () => {
    const screen = aScreen();
    const { ticker, tick } = aTicker();
    const reporter = reporterFor(screen, { json: false }, fakeClock(), ticker);
    reporter.report({ kind: 'rollout', rollout });
    const before = screen.written.length;

    reporter.report({ kind: 'rollout', rollout });
    tick();

    assert.equal(screen.written.length, before);
  });

  it('a block that a narrower window has broken into more rows is taken away whole', () => {
    const screen = { ...aScreen(), width: 60 };
    const reporter = reporterFor(screen, { json: false }, fakeClock(), aTicker().ticker);
    reporter.report({ kind: 'rollout', rollout });

    screen.width = 30;
    reporter.close();

    // Four lines, of which the one with what is waited for takes two rows of 30.
    assert.ok(screen.written.at(-2)?.includes('\u001b[5A'), JSON.stringify(screen.written.at(-2)));
  });

  it('a block higher than the terminal is cut, since what has left the screen cannot be redrawn', () => {
    const screen = { ...aScreen(), height: 3 };
    const reporter = reporterFor(screen, { json: false }, fakeClock(), aTicker().ticker);

    reporter.report({ kind: 'rollout', rollout });

    assert.equal(shown(screen.written).length, 2);
  });
});

describe('in a pipe', () => {
  it('each change is a line, with the time since the beginning', async () => {
    const pipe = aScreen({ isInteractive: false });
    const clock = fakeClock();
    const reporter = reporterFor(pipe, { json: false }, clock);

    reporter.report({ kind: 'step', name: 'update', detail: 'deployment 1' });
    await clock.wait(65_000);
    reporter.report({ kind: 'rollout', rollout });
    reporter.report({ kind: 'rollout', rollout });
    await reporter.finish(anOutcome());

    assert.deepEqual(pipe.written, [
      '00:00  update          deployment 1\n',
      '01:05  tasks           new 0 of 1 healthy; old none\n',
      '✔ Deployed: app-dev-service serves version 2.0.0 (app-dev:2) after 4.2 s\n',
      '  http://localhost:8080\n',
    ]);
  });

  it('to GitHub Actions progress and log lines are folded away, the verdict is not', async () => {
    const pipe = aScreen({ isInteractive: false });
    const workflow = workflowTo((text) => pipe.write(text));
    const reporter = reporterFor(pipe, { json: false, workflow }, fakeClock());

    reporter.report({ kind: 'step', name: 'update', detail: 'deployment 1' });
    await reporter.finish(anOutcome({ verdict: 'failed', restored: 'by ship', ...failure }));
    reporter.close();

    assert.deepEqual(
      pipe.written.map((line) => line.trimEnd()).filter((line) => !/Evidence|and again/.test(line)),
      [
        '::group::What happened',
        '00:00  update          deployment 1',
        '::endgroup::',
        '✖ Rolled back: the deployment of version 2.0.0 (app-dev:2) failed after 4.2 s; app-dev:1 serves again',
        '  Cause     the container app exits with code 1 at its start',
        '  Remedy    read its last log lines',
        '::group::Last lines of task abc',
        '| starting',
        '| no DATABASE_URL',
        '::endgroup::',
      ],
    );
  });
});

describe('for machines', () => {
  it('there is nothing but JSON', async () => {
    const screen = aScreen({ hasColour: true });
    const reporter = reporterFor(screen, { json: true }, fakeClock());

    reporter.report({ kind: 'rollout', rollout });
    await reporter.finish(anOutcome());

    const types = screen.written.map((line) => /"type":"(\w+)"/.exec(line)?.[1]);
    assert.deepEqual(types, ['rollout', 'outcome']);
    for (const line of screen.written) assert.doesNotThrow(() => JSON.parse(line));
  });
});
