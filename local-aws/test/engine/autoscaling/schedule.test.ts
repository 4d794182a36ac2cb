import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextRun, parseSchedule, type ZoneOffset, zoneOffset } from '../../../src/engine/autoscaling/schedule.ts';

const always = { createdAt: 0, start: undefined, end: undefined };
const utc: ZoneOffset = () => 0;

function next(text: string, after: string, zone?: string): string | undefined {
  const schedule = parseSchedule(text);
  assert.ok(schedule);
  const run = nextRun(schedule, always, zone === undefined ? utc : (zoneOffset(zone) ?? utc), Date.parse(after));
  return run === undefined ? undefined : new Date(run).toISOString();
}

describe('a schedule', () => {
  // 2026-01-01 is a Thursday.
  const cases: [schedule: string, after: string, expected: string | undefined][] = [
    ['cron(0 8 * * ? *)', '2026-01-01T08:00:00Z', '2026-01-02T08:00:00.000Z'],
    ['cron(0 8 * * ? *)', '2026-01-01T07:59:59Z', '2026-01-01T08:00:00.000Z'],
    ['cron(0 22 ? * MON-FRI *)', '2026-01-02T23:00:00Z', '2026-01-05T22:00:00.000Z'],
    ['cron(0/20 9-17 ? * 2 *)', '2026-01-05T09:01:00Z', '2026-01-05T09:20:00.000Z'],
    ['cron(15 10 L * ? *)', '2026-02-01T00:00:00Z', '2026-02-28T10:15:00.000Z'],
    ['cron(0 0 ? * FRIL *)', '2026-01-01T00:00:00Z', '2026-01-30T00:00:00.000Z'],
    ['cron(0 0 ? * MON#2 *)', '2026-01-01T00:00:00Z', '2026-01-12T00:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 0 1 1 ? 2025)', '2026-01-01T00:00:00Z', undefined],
    ['at(2026-03-01T12:30:00)', '2026-01-01T00:00:00Z', '2026-03-01T12:30:00.000Z'],
    ['at(2025-03-01T12:30:00)', '2026-01-01T00:00:00Z', undefined],
    ['rate(5 minutes)', '1970-01-01T00:12:00Z', '1970-01-01T00:15:00.000Z'],
  ];
  for (const [schedule, after, expected] of cases) {
    it(`${schedule} runs at ${expected ?? 'no time'} after ${after}`, () => {
      assert.equal(next(schedule, after), expected);
    });
  }

  it('goes by the clocks of its zone, summer and winter', () => {
    assert.equal(next('cron(0 8 * * ? *)', '2026-01-10T00:00:00Z', 'Europe/Berlin'), '2026-01-10T07:00:00.000Z');
    assert.equal(next('cron(0 8 * * ? *)', '2026-07-10T00:00:00Z', 'Europe/Berlin'), '2026-07-10T06:00:00.000Z');
  });

  it('runs neither before its start nor after its end', () => {
    const schedule = parseSchedule('rate(10 minutes)');
    assert.ok(schedule);

    assert.equal(nextRun(schedule, { ...always, start: 5_000_000 }, utc, 0), 5_000_000);
    assert.equal(nextRun(schedule, { ...always, end: 500_000 }, utc, 0), undefined);
  });

  for (const text of [
    'cron(0 8 * * * *)',
    'cron(60 8 * * ? *)',
    'cron(0 8 * * ?)',
    'rate(0 minutes)',
    'rate(5 weeks)',
    'at(tomorrow)',
    '0 8 * * ? *',
  ]) {
    it(`${text} is none`, () => {
      assert.equal(parseSchedule(text), undefined);
    });
  }
});
