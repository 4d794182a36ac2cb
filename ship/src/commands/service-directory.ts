import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { Failure } from '../failure.ts';
import type { Shell } from '../shell.ts';

/** The folder of the service to build: as given from where the user stands, else from the project's root. */
export async function serviceDirectory(given: string, shell: Shell, root: string): Promise<string> {
  const candidates = isAbsolute(given) ? [given] : [resolve(shell.directory, given), resolve(root, given)];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isDirectory()) return candidate;
  }
  throw new Failure({
    code: 'missing-file',
    where: '--service',
    what: `there is no folder ${candidates[0]}`,
    remedy: 'name the folder that holds src/main.ts',
  });
}
