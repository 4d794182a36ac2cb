import { drills } from '../drill/catalogue.ts';
import type { Drill } from '../drill/drill.ts';
import { promise } from '../drill/words.ts';

/** docs/reference/ship-drills.md: each drill with its promise and what keeps it. */
export function drillsPage(): string {
  return `# Drills

Made from the code by \`npm run reference -w ship\`; a test fails when it is out of date. How to run them, and to read what
they say: [the guide](../guides/drills.md).

| drill | what happens | what is expected | promised | kept by | on AWS, too |
| --- | --- | --- | --- | --- | --- |
${drills.map(row).join('\n')}
`;
}

function row({ name, title, expects, promised, defence, where }: Drill): string {
  return `| \`${name}\` | ${title} | ${expects} | ${promise(promised)} | ${defence} | ${where === 'anywhere' ? 'yes' : 'no'} |`;
}
