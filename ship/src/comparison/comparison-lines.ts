import type { Difference } from '../deployment/difference.ts';
import { type Paint, printable } from '../report/output.ts';
import { differenceInWords } from '../report/short-forms.ts';

/** Differences for people, each with a sign: `+` is added, `-` is removed, `~` changes. */
export function comparisonLines(
  from: string,
  to: string,
  differences: readonly Difference[],
  paint: Paint,
): readonly string[] {
  const head = `${from} → ${to}`;
  if (differences.length === 0) return [`${head}: no difference`];
  return [
    paint('bold', `${head}: ${differences.length === 1 ? '1 difference' : `${differences.length} differences`}`),
    ...differences.map((difference) => {
      if (difference.before === undefined) return paint('green', `+ ${difference.path}: ${shown(difference.after)}`);
      if (difference.after === undefined) return paint('red', `- ${difference.path}: ${shown(difference.before)}`);
      return paint('yellow', `~ ${printable(differenceInWords(difference))}`);
    }),
  ];
}

function shown(value: string | undefined): string {
  return printable(value ?? '');
}
