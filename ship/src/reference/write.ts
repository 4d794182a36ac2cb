/** Writes the pages of docs/reference that are made from ship's code: `npm run reference -w ship`. */
import { writeFile } from 'node:fs/promises';
import { referencePages } from './pages.ts';

const directory = new URL('../../../docs/reference/', import.meta.url);
for (const [name, text] of await referencePages()) await writeFile(new URL(name, directory), text);
