import { join } from 'node:path';
import { readSource } from '../hcl/source.ts';
import type { Root } from './page.ts';

const folders = ['terraform', 'terraform/bootstrap', 'terraform/account', 'terraform/global'];

/** The root configurations as they are in a checkout of this repository. */
export function readRoots(repository: string): readonly Root[] {
  return folders.map((folder) => ({ folder, blocks: readSource(join(repository, folder)).blocks }));
}
