import { type Cron, nextOfCron, parseCron } from './cron.ts';

/** When a scheduled action runs. */
export type Schedule =
  | { readonly kind: 'at'; readonly local: number }
  | { readonly kind: 'rate'; readonly every: number }
  | { readonly kind: 'cron'; readonly cron: Cron };

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(2026-12-24T18:00:00)`, `rate(5 minutes)` or `cron(0 8 ? * MON-FRI *)`; undefined for anything else.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function parseSchedule(text: string): Schedule | undefined {
  const [, kind, content = ''] = /^(at|rate|cron)\((.*)\)$/.exec(text.trim()) ?? [];
  switch (kind) {
    case 'at': {
      const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(content) ? Date.parse(`${content}Z`) : Number.NaN;
      return Number.isNaN(local) ? undefined : { kind, local };
    }
    case 'rate': {
      const [, count = '', unit = ''] = /^([1-9]\d{0,8}) (minute|hour|day)s?$/.exec(content) ?? [];
      const every = Number(count) * (units[unit] ?? Number.NaN);
      return Number.isNaN(every) ? undefined : { kind, every };
    }
    case 'cron': {
      const cron = parseCron(content);
      return cron && { kind, cron };
    }
    default:
      return undefined;
  }
}

/** Milliseconds that a zone's clocks are ahead of UTC at a moment. */
export type ZoneOffset = (moment: number) => number;

export interface ScheduleWindow {
  /** When the schedule was made: rates count from here, or from the start if that is later. */
  readonly createdAt: number;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** The first moment after `now` at which the action runs; undefined when it never does again. */
export function nextRun(
  schedule: Schedule,
  window: ScheduleWindow,
  offset: ZoneOffset,
  now: number,
): number | undefined {
  const from = Math.max(now, (window.start ?? Number.NEGATIVE_INFINITY) - 1);
  const next = nextWithout(schedule, window, offset, from);
  return next === undefined || (window.end !== undefined && next > window.end) ? undefined : next;
}

function nextWithout(
  schedule: Schedule,
  { createdAt, start }: ScheduleWindow,
  offset: ZoneOffset,
  from: number,
): number | undefined {
  switch (schedule.kind) {
    case 'at': {
      const moment = toUtc(schedule.local, offset);
      return moment > from ? moment : undefined;
    }
    case 'rate': {
      const anchor = Math.max(createdAt, start ?? createdAt);
      const first = start === undefined ? anchor + schedule.every : anchor;
      const missed = Math.max(Math.floor((from - first) / schedule.every) + 1, 0);
      return first + missed * schedule.every;
    }
    case 'cron': {
      const local = nextOfCron(schedule.cron, from + offset(from));
      return local === undefined ? undefined : toUtc(local, offset);
    }
    default:
      return schedule satisfies never;
  }
}

/** A wall clock's reading as a moment; one that the change of clocks leaves out is taken an hour later. */
export function toUtc(local: number, offset: ZoneOffset): number {
  const guess = local - offset(local);
  return local - offset(guess);
}

/** Offsets of a zone of the IANA database, e.g. `Europe/Berlin`; undefined for a zone that there is not. */
export function zoneOffset(zone: string): ZoneOffset | undefined {
  const options = { timeZone: zone, hourCycle: 'h23' } as const;
  const fields = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    const format = new Intl.DateTimeFormat('en-US', { ...options, ...fields });
    return (moment) => {
      const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
      const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
      return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
    };
  } catch {
    return undefined;
  }
}
