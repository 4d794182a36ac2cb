import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure.ts';

/** Says that a folder is a local stack's own, and so may be deleted with it. */
const mark = '.shipshape-data';

/** Makes the folder, or takes it if it is empty or marked; refuses one that holds anything else. */
export async function claimDataDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = await readdir(directory);
  if (names.length > 0 && !names.includes(mark)) {
    throw new Failure({
      code: 'data-directory-in-use',
      where: `--data ${directory}`,
      what: "is not empty and no local stack's data",
      remedy: 'choose an empty or a new folder',
    });
  }
  await writeFile(join(directory, mark), 'The data of a local stack; ship down deletes this folder.\n');
}

/** Deletes the folder if it is marked. */
export async function removeDataDirectory(directory: string): Promise<void> {
  const isMarked = await access(join(directory, mark)).then(
    () => true,
    () => false,
  );
  if (isMarked) await rm(directory, { recursive: true, force: true });
}
