import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, messageOf } from '../failure.ts';

/** Says that a folder is a local stack's own, and so may be deleted with it. */
const mark = '.shipshape-data';

/** Makes the folder, or takes it if it is empty or marked; refuses one that holds anything else. */
export async function claimDataDirectory(directory: string): Promise<void> {
  const names = await namesIn(directory);
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

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    await mkdir(directory, { recursive: true });
    return await readdir(directory);
  } catch (error) {
    throw new Failure({
      code: 'data-directory-unusable',
      where: `--data ${directory}`,
      what: `cannot be used as a folder: ${messageOf(error)}`,
      remedy: 'choose one that this user may write to',
      cause: error,
    });
  }
}

/** Deletes the folder if it is marked. */
export async function removeDataDirectory(directory: string): Promise<void> {
  const isMarked = await access(join(directory, mark)).then(
    () => true,
    () => false,
  );
  if (isMarked) await rm(directory, { recursive: true, force: true });
}
