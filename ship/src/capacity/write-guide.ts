/** Writes the tables of docs/guides/capacity.md: `npm run capacity:guide -w ship`. */
import { readFile, writeFile } from 'node:fs/promises';
import { withPlans } from './guide.ts';

const guide = new URL('../../../docs/guides/capacity.md', import.meta.url);
await writeFile(guide, withPlans(await readFile(guide, 'utf8')));
