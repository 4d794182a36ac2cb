import { parseArgs } from 'node:util';
import { parseReduction, type Reduction } from './plan/reduction.ts';

/** What the command line asks for, or what is wrong with it in one line. */
export type Command =
  | {
      readonly kind: 'many';
      readonly runs: number;
      readonly first: number;
      readonly workers: number;
      readonly json: boolean;
    }
  | { readonly kind: 'replay'; readonly seed: number; readonly reduction: Reduction; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'misused'; readonly message: string };

export const usage: string = `simulate: ECS's deployments in worlds drawn from seeds, judged after every step

Usage: npm run simulate -- [options]

Options:
  --runs N       how many worlds (default: 1000)
  --first N      the first seed; the others follow (default: 1)
  --workers N    threads to run them on (default: one for each core)
  --seed N       replays one world and prints its history
  --shrunk TEXT  with --seed: only what a shrunk failure kept of it, as it was printed
  --json         prints one JSON value
  --help         print this

Exit codes: 0 nothing found, 1 something found, 2 wrong usage
`;

/** @param cores how many threads are worth it by default */
export function parseCommand(argv: readonly string[], cores: number): Command {
  const misused = (message: string): Command => ({ kind: 'misused', message: `${message} (see --help)` });
  let values: ReturnType<typeof readArguments>;
  try {
    values = readArguments(argv);
  } catch (error) {
    return misused(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error));
  }
  if (values.help) return { kind: 'help' };
  const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
  const [runs, first, workers] = [whole(values.runs), whole(values.first), whole(values.workers ?? String(cores))];
  if (!(runs >= 1)) return misused(`--runs is "${values.runs}", allowed is a whole number from 1`);
  if (Number.isNaN(first)) return misused(`--first is "${values.first}", allowed is a whole number`);
  if (!(workers >= 1 && workers <= 64)) return misused(`--workers is "${values.workers}", allowed is 1 to 64`);
  if (values.seed === undefined) {
    if (values.shrunk !== undefined) return misused('--shrunk goes with --seed');
    return { kind: 'many', runs, first, workers, json: values.json };
  }
  const seed = whole(values.seed);
  const reduction = parseReduction(values.shrunk ?? '');
  if (Number.isNaN(seed)) return misused(`--seed is "${values.seed}", allowed is a whole number`);
  if (!reduction) return misused(`--shrunk is "${values.shrunk}", allowed is what a shrunk failure printed`);
  return { kind: 'replay', seed, reduction, json: values.json };
}

interface Values {
  readonly runs: string;
  readonly first: string;
  readonly workers?: string | undefined;
  readonly seed?: string | undefined;
  readonly shrunk?: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(argv: readonly string[]): Values {
  return parseArgs({
    args: [...argv],
    options: {
      runs: { type: 'string', default: '1000' },
      first: { type: 'string', default: '1' },
      workers: { type: 'string' },
      seed: { type: 'string' },
      shrunk: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
