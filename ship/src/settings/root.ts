import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The project that a command is about: the nearest folder, from `directory` upwards, that holds `terraform/environments`;
 * `directory` itself where there is none.
 */
export function projectRoot(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'terraform', 'environments'))) return folder;
    if (dirname(folder) === folder) return directory;
  }
}
