import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuiltImage, findLockfile, type Papers, papersFor, statementAbout } from '../image/index.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';

/** The papers of an image that was built just now. */
export async function papersOf(built: BuiltImage, { directory, environment }: Shell): Promise<Papers> {
  const { serviceDirectory } = built;
  const lockfile = await findLockfile(serviceDirectory);
  return papersFor({ built, serviceDirectory, root: projectRoot(directory), lockfile, environment });
}

/** Lays the papers beside the image, in `papers/` of its layout, where layouts may hold more than the image. */
export async function writePapers(built: BuiltImage, { sbom, statements }: Papers): Promise<void> {
  const directory = join(built.layoutDirectory, 'papers');
  await mkdir(directory, { recursive: true });
  const provenance = statementAbout(built.title, built.digest, statements.provenance);
  await writeFile(join(directory, 'sbom.spdx.json'), sbom);
  await writeFile(join(directory, 'provenance.json'), provenance);
}
