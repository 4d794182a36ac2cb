import { type Colour, type Paint, printable } from '../report/output.ts';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

const colours: Readonly<Record<Level, Colour | undefined>> = {
  trace: 'dim',
  debug: 'dim',
  info: undefined,
  warn: 'yellow',
  error: 'red',
  fatal: 'red',
};

/** pino's numbers for its levels. */
const numbered: Readonly<Record<number, Level>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** A line of JSON for people: time, level, message, then the other members; undefined where the line is none. */
export function prettyLine(message: string, paint: Paint): string | undefined {
  const members = membersOf(message);
  if (members === undefined) return undefined;
  const { level, time, message: words, msg, ...others } = members;
  if (typeof words !== 'string' && typeof msg !== 'string') return undefined;
  const known = levelOf(level);
  const text = printable(typeof words === 'string' ? words : String(msg));
  const colour = known === undefined ? undefined : colours[known];
  const rest = Object.entries(others).filter(([, value]) => value !== undefined && value !== null);
  const { stack, remaining } = withoutStack(rest);
  return [
    [
      ...clockTime(time),
      (known ?? '').toUpperCase().padEnd(5),
      colour === undefined ? text : paint(colour, text),
      ...remaining.map(([name, value]) => paint('dim', `${name}=${shown(value)}`)),
    ].join(' '),
    ...stack.map((line) => paint('dim', `      ${printable(line.trim())}`)),
  ].join('\n');
}

function membersOf(message: string): Record<string, unknown> | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function levelOf(level: unknown): Level | undefined {
  if (typeof level === 'number') return numbered[level];
  const name = typeof level === 'string' ? level.toLowerCase() : '';
  return Object.values(numbered).find((known) => known === name);
}

/** `05:03:09.056`, UTC as in the line. */
function clockTime(time: unknown): readonly string[] {
  const at = typeof time === 'string' || typeof time === 'number' ? new Date(time).getTime() : Number.NaN;
  return Number.isNaN(at) ? [] : [new Date(at).toISOString().slice(11, 23)];
}

type Members = readonly (readonly [string, unknown])[];

/** A stack trace stands on lines of its own. */
function withoutStack(members: Members): { readonly stack: readonly string[]; readonly remaining: Members } {
  const isStack = ([name, value]: readonly [string, unknown]): boolean => name === 'stack' && typeof value === 'string';
  const found = members.find(isStack);
  return {
    stack: found === undefined ? [] : String(found[1]).split('\n'),
    remaining: members.filter((member) => !isStack(member)),
  };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return printable(/[\s"=]/.test(text) && typeof value === 'string' ? JSON.stringify(text) : text);
}
