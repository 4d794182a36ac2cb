/** Several measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = sorted.length / 2;
  return {
    median: (at(Math.ceil(middle) - 1) + at(Math.floor(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** `12.3 (11.9–14.0)`: the median, and between what it was. */
export function spreadInWords({ median, least, most }: Spread, digits = 0): string {
  return `${fixed(median, digits)} (${fixed(least, digits)}–${fixed(most, digits)})`;
}

/** With thousands set apart. */
export function fixed(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
