import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance, cursorFrom, lookBack } from '../../src/logs/cursor.ts';
import { renderLogLine, taskOfStream } from '../../src/logs/line.ts';
import type { LogLine, LogSource } from '../../src/logs/log-source.ts';
import { readLog } from '../../src/logs/read.ts';
import { painter } from '../../src/report/output.ts';
import { fakeClock } from '../support/fake-clock.ts';

const aLine = (id: string, at: number): LogLine => ({ id, at, stream: 'ecs/app/task', message: id });

/** A log group that is given its lines as the readings go on, and answers pages of two. */
function aLogGroup(arrivals: readonly (readonly LogLine[])[]): LogSource {
  const stored: LogLine[] = [];
  let readings = 0;
  return {
    async page(since, until, nextToken) {
      if (nextToken === undefined) stored.push(...(arrivals[readings++] ?? []));
      const found = stored
        .filter(({ at }) => at >= since && (until === undefined || at <= until))
        .toSorted((one, other) => one.at - other.at);
      const start = Number(nextToken ?? 0);
      const isMore = start + 2 < found.length;
      return { lines: found.slice(start, start + 2), nextToken: isMore ? String(start + 2) : undefined };
    },
  };
}

async function follow(source: LogSource, readings: number): Promise<string[]> {
  const controller = new AbortController();
  const clock = fakeClock();
  const told: string[] = [];
  const stopping = {
    ...clock,
    async wait(delay: number, signal?: AbortSignal) {
      if (clock.waits.length + 1 >= readings) controller.abort();
      await clock.wait(delay, signal);
    },
  };
  const reading = { since: 0, follow: true, interval: 300, clock: stopping, signal: controller.signal };
  await assert.rejects(
    async () => {
      for await (const lines of readLog(source, reading)) told.push(...lines.map(({ id }) => id));
    },
    { name: 'AbortError' },
  );
  return told;
}

describe('reading a log group', () => {
  it('ends with the last page', async () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map((id, index) => aLine(id, index));
    const told: string[] = [];

    const signal = new AbortController().signal;
    const reading = { since: 1, follow: false, interval: 300, clock: fakeClock(), signal };
    for await (const fresh of readLog(aLogGroup([lines]), reading)) told.push(...fresh.map(({ id }) => id));

    assert.deepEqual(told, ['b', 'c', 'd', 'e']);
  });

  it('ends with what was there when it began, however fast more comes', async () => {
    const clock = fakeClock();
    const endless: LogSource = {
      async page(_since, until = Number.POSITIVE_INFINITY, nextToken) {
        const at = clock.now() + lookBack - 2 + Number(nextToken ?? 0);
        return at <= until
          ? { lines: [aLine(String(at), at)], nextToken: String(Number(nextToken ?? 0) + 1) }
          : { lines: [], nextToken: undefined };
      },
    };
    let count = 0;

    const reading = { since: 0, follow: false, interval: 300, clock, signal: new AbortController().signal };
    for await (const fresh of readLog(endless, reading)) {
      count += fresh.length;
      assert.ok(count < 10, 'it does not end');
    }

    assert.equal(count, 3);
  });

  it('follows without repeating what it has told', async () => {
    const told = await follow(aLogGroup([[aLine('a', 100)], [], [aLine('b', 200)]]), 4);

    assert.deepEqual(told, ['a', 'b']);
  });

  it('tells a line that comes late, with an earlier time than the last one', async () => {
    const told = await follow(aLogGroup([[aLine('a', 20_000)], [aLine('late', 19_000)]]), 3);

    assert.deepEqual(told, ['a', 'late']);
  });

  it('tells every line exactly once that comes no later than it looks back', async () => {
    const arrival = fc.array(fc.tuple(fc.nat(5_000), fc.nat(lookBack - 1)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 6 }), async (batches) => {
        let newest = lookBack;
        let count = 0;
        const arrivals = batches.map((batch) =>
          batch.map(([advanceBy, lateBy]) => {
            newest += advanceBy;
            return aLine(String(count++), newest - lateBy);
          }),
        );

        const told = await follow(aLogGroup(arrivals), batches.length + 2);

        assert.deepEqual(
          told.map(Number).toSorted((one, other) => one - other),
          [...Array(count).keys()],
        );
      }),
      { numRuns: 200 },
    );
  });

  it('remembers no more lines than those that it may meet again', () => {
    const first = advance(cursorFrom(0), [aLine('old', 0), aLine('new', lookBack + 1)]);

    assert.deepEqual([...first.cursor.told.keys()], ['new']);
    assert.equal(first.cursor.since, 1);
  });
});

describe('a log line', () => {
  it('has its task in front, and no control characters', () => {
    const line = { ...aLine('1', 0), stream: 'ecs/app/0123456789abcdef', message: 'red \u001b[31mtext\u0007' };

    assert.equal(taskOfStream(line.stream), '0123456789abcdef');
    assert.equal(renderLogLine(line, painter(false)), '01234567 red text');
  });
});
