import { parseArgs } from 'node:util';

/** What the command line asks for, or what is wrong with it in one line. */
export type Command =
  | { readonly kind: 'many'; readonly runs: number; readonly first: number; readonly workers: number }
  | { readonly kind: 'every step'; readonly workers: number }
  | { readonly kind: 'replay'; readonly seed: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'misused'; readonly message: string };

export const usage: string = `simulate: ship against a simulated AWS, judged by what is true there

Usage: npm run simulate -w ship -- [options]

Options:
  --runs N     how many worlds (default: 500)
  --first N    the first seed; the others follow (default: 1)
  --workers N  threads to run them on (default: 2)
  --every-step kills a few scenarios at each of their requests and waits, in place of drawn worlds
  --seed N     replays one world and prints its history
  --help       print this

Exit codes: 0 nothing found, 1 something found, 2 wrong usage
`;

export function parseCommand(argv: readonly string[]): Command {
  let values: ReturnType<typeof read>;
  try {
    values = read(argv);
  } catch (error) {
    return misused(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error));
  }
  if (values.help) return { kind: 'help' };
  const numbers = new Map<string, number>();
  for (const name of ['runs', 'first', 'workers', 'seed'] as const) {
    const text = values[name];
    if (text === undefined) continue;
    const least = name === 'runs' || name === 'workers' ? 1 : 0;
    if (!/^\d{1,9}$/.test(text) || Number(text) < least) {
      return misused(`--${name} is "${text}", allowed is a whole number from ${least}`);
    }
    numbers.set(name, Number(text));
  }
  const seed = numbers.get('seed');
  if (seed !== undefined) return { kind: 'replay', seed };
  if (values.everyStep) return { kind: 'every step', workers: Math.min(64, numbers.get('workers') ?? 2) };
  return {
    kind: 'many',
    runs: numbers.get('runs') ?? 500,
    first: numbers.get('first') ?? 1,
    workers: Math.min(64, numbers.get('workers') ?? 2),
  };
}

function misused(message: string): Command {
  return { kind: 'misused', message: `${message} (see --help)` };
}

function read(argv: readonly string[]): {
  readonly runs?: string | undefined;
  readonly first?: string | undefined;
  readonly workers?: string | undefined;
  readonly seed?: string | undefined;
  readonly everyStep: boolean;
  readonly help: boolean;
} {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      runs: { type: 'string' },
      first: { type: 'string' },
      workers: { type: 'string' },
      seed: { type: 'string' },
      'every-step': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, everyStep: values['every-step'] };
}
