const begin = '<!-- costs: written by npm run costs -- --write -->';
const end = '<!-- costs: end -->';

/** The guide with its table put in anew. Throws where the marks are gone. */
export function withTable(guide: string, table: string): string {
  const [start, stop] = [guide.indexOf(begin), guide.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`the guide has lost its marks (${begin} … ${end})`);
  return `${guide.slice(0, start + begin.length)}\n\n${table}\n\n${guide.slice(stop)}`;
}

/** Whether the guide says what the table says. */
export function isCurrent(guide: string, table: string): boolean {
  return withTable(guide, table) === guide;
}
