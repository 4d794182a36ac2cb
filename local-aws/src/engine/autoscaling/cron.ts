/** `minutes hours day-of-month month day-of-week year`, each as the values that it allows. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  /** Whether the action runs on a day, told by its midnight on a clock of UTC. */
  readonly runsOn: (midnight: number) => boolean;
}

const day = 86_400_000;
const lastYear = 2199;
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Undefined for what is no cron expression of AWS's six fields. Days take `L`, weekdays `FRIL` and `MON#2`; `W` is not read. */
export function parseCron(text: string): Cron | undefined {
  const [minutes = '', hours = '', monthDays = '', months = '', weekdays = '', years = '', more] = text
    .trim()
    .split(/\s+/);
  if (more !== undefined || (monthDays === '?') === (weekdays === '?')) return undefined;
  const parsed = {
    minutes: values(minutes, 0, 59),
    hours: values(hours, 0, 23),
    months: values(months, 1, 12, monthNames, 1),
    years: values(years, 1970, lastYear),
    runsOn: monthDays === '?' ? weekdayRule(weekdays) : monthDayRule(monthDays),
  };
  if (!parsed.minutes || !parsed.hours || !parsed.months || !parsed.years || !parsed.runsOn) return undefined;
  return {
    minutes: parsed.minutes,
    hours: parsed.hours,
    months: new Set(parsed.months),
    years: new Set(parsed.years),
    runsOn: parsed.runsOn,
  };
}

/** `*`, `5`, `1-5`, `0/15`, `1,3`, with names where there are any; undefined for anything else. Sorted. */
function values(
  text: string,
  least: number,
  greatest: number,
  names: readonly string[] = [],
  firstName = 0,
): readonly number[] | undefined {
  const numberOf = (part: string): number => {
    const named = names.indexOf(part.toUpperCase());
    const number = named >= 0 ? named + firstName : /^\d{1,4}$/.test(part) ? Number(part) : Number.NaN;
    return number >= least && number <= greatest ? number : Number.NaN;
  };
  const all = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(part) ?? [];
    const [from = '', to = part.includes('/') ? String(greatest) : from] =
      range === '*' ? [String(least), String(greatest)] : range.split('-');
    const [first, last, every] = [numberOf(from), numberOf(to), Number(step)];
    if (Number.isNaN(first) || Number.isNaN(last) || every < 1 || last < first) return undefined;
    for (let value = first; value <= last; value += every) all.add(value);
  }
  return all.size === 0 ? undefined : [...all].sort((one, other) => one - other);
}

function monthDayRule(text: string): Cron['runsOn'] | undefined {
  if (text === 'L') return (midnight) => new Date(midnight + day).getUTCDate() === 1;
  const days = values(text, 1, 31);
  return days && ((midnight) => days.includes(new Date(midnight).getUTCDate()));
}

function weekdayRule(text: string): Cron['runsOn'] | undefined {
  const weekdayOf = (midnight: number): number => new Date(midnight).getUTCDay() + 1;
  const [, name = '', mark, turn] = /^(\w{1,3}?)(L|#([1-5]))$/.exec(text) ?? [];
  if (mark !== undefined) {
    const [weekday] = values(name, 1, 7, weekdayNames, 1) ?? [];
    if (weekday === undefined) return undefined;
    if (mark === 'L') {
      return (midnight) =>
        weekdayOf(midnight) === weekday &&
        new Date(midnight).getUTCMonth() !== new Date(midnight + 7 * day).getUTCMonth();
    }
    return (midnight) =>
      weekdayOf(midnight) === weekday && Math.ceil(new Date(midnight).getUTCDate() / 7) === Number(turn);
  }
  const weekdays = values(text, 1, 7, weekdayNames, 1);
  return weekdays && ((midnight) => weekdays.includes(weekdayOf(midnight)));
}

/** Farther ahead nothing is looked for: every day of the calendar comes within eight years. */
const farthestDays = 8 * 366;

/** The first reading of a clock after `local` that the expression allows, both told as if the clock showed UTC. */
export function nextOfCron({ minutes, hours, months, years, runsOn }: Cron, local: number): number | undefined {
  const today = Math.floor(local / day) * day;
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const midnight = today + ahead * day;
    const date = new Date(midnight);
    if (!months.has(date.getUTCMonth() + 1) || !years.has(date.getUTCFullYear()) || !runsOn(midnight)) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        const reading = midnight + (hour * 60 + minute) * 60_000;
        if (reading > local) return reading;
      }
    }
  }
  return undefined;
}
