import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HashFiles } from '../workflow/expression.ts';

/** `hashFiles()` in a folder, as GitHub counts it: the hash of the hashes of what matches. */
export function hashFilesIn(directory: string): HashFiles {
  return (...patterns) => {
    const files = globSync([...patterns], { cwd: directory }).filter((file) =>
      statSync(join(directory, file)).isFile(),
    );
    if (files.length === 0) return '';
    const whole = createHash('sha256');
    for (const file of files.toSorted())
      whole.update(
        createHash('sha256')
          .update(readFileSync(join(directory, file)))
          .digest(),
      );
    return whole.digest('hex');
  };
}
