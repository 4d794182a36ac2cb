/** `npm run reference:terraform`: writes docs/reference/terraform.md from the `.tf` files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { terraformPage } from './page.ts';
import { readRoots } from './roots.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
writeFileSync(join(repository, 'docs', 'reference', 'terraform.md'), terraformPage(readRoots(repository)));
