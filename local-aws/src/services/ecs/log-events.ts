import type { Clock, Milliseconds, Timer } from '../../clock.ts';
import type { LogSink } from '../../runtime/runtime.ts';

/** An event waits for more of its lines this long; Docker's driver sends what it has every five seconds. */
const longestWait: Milliseconds = 1_000;
/** Events of CloudWatch Logs are no longer. */
const longestEvent = 256 * 1024 - 26;

/**
 * Joins lines into one event each: a line that matches the pattern begins the next one. What comes before the first
 * match is an event, too.
 * @see https://docs.docker.com/engine/logging/drivers/awslogs/#awslogs-multiline-pattern
 */
export function multilineEvents(sink: LogSink, begins: RegExp, clock: Clock): LogSink {
  let lines: string[] = [];
  let length = 0;
  let timer: Timer | undefined;

  function flush(): void {
    timer?.cancel();
    timer = undefined;
    if (lines.length > 0) sink.write(lines.join('\n'));
    lines = [];
    length = 0;
  }

  return {
    write(line) {
      if (begins.test(line) || length + line.length > longestEvent) flush();
      lines.push(line);
      length += line.length + 1;
      timer ??= clock.after(longestWait, flush);
    },
    end() {
      flush();
      sink.end?.();
    },
  };
}

/** What strftime's directives match, as Docker's driver has them. */
const directives: Readonly<Record<string, string>> = {
  a: '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)',
  A: '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  b: '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)',
  B: '(?:January|February|March|April|May|June|July|August|September|October|November|December)',
  d: '(?:0[1-9]|[1,2][0-9]|3[0,1])',
  f: '\\d{6}',
  H: '(?:[0,1][0-9]|2[0-3])',
  I: '(?:0[1-9]|1[0-2])',
  j: '(?:0[0-9][1-9]|[1,2][0-9][0-9]|3[0-5][0-9]|36[0-6])',
  L: '\\.\\d{3}',
  m: '(?:0[1-9]|1[0-2])',
  M: '[0-5][0-9]',
  p: '[A,P]M',
  S: '[0-5][0-9]',
  w: '[0-6]',
  y: '\\d{2}',
  Y: '\\d{4}',
  z: '[+-]\\d{4}',
  Z: '[A-Z]{1,4}T',
  '%': '%',
};

/** What a line that begins an event looks like; undefined where every line is an event. */
export type EventStart =
  | { readonly kind: 'every line' }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'invalid'; readonly reason: string };

/** Reads awslogs-multiline-pattern and awslogs-datetime-format. */
export function eventStart(options: Readonly<Record<string, string>>): EventStart {
  const { 'awslogs-multiline-pattern': pattern, 'awslogs-datetime-format': format } = options;
  if (pattern !== undefined && format !== undefined) {
    const reason =
      'you cannot configure log opt awslogs-datetime-format and awslogs-multiline-pattern at the same time';
    return { kind: 'invalid', reason };
  }
  if (format !== undefined) return { kind: 'pattern', pattern: new RegExp(datetimePattern(format)) };
  if (pattern === undefined) return { kind: 'every line' };
  try {
    return { kind: 'pattern', pattern: new RegExp(pattern) };
  } catch {
    return { kind: 'invalid', reason: `awslogs could not parse multiline pattern key "${pattern}"` };
  }
}

function datetimePattern(format: string): string {
  return format
    .split(/(%[a-zA-Z%])/)
    .map((part) => (part.startsWith('%') ? (directives[part.slice(1)] ?? RegExp.escape(part)) : RegExp.escape(part)))
    .join('');
}
