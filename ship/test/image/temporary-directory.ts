import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A folder that goes when the file's tests have ended. */
export async function aTemporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'shipshape-image-'));
  after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}
