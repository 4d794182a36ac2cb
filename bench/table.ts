/** What a benchmark has to show: names at the left, figures at the right. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below it. */
  readonly notes: readonly string[];
}

/** The table in Markdown. */
export function markdown({ columns, rows, notes }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = `|---|${'---:|'.repeat(Math.max(0, columns.length - 1))}`;
  return [line(columns), rule, ...rows.map(line), ...notes.flatMap((note) => ['', note])].join('\n');
}
