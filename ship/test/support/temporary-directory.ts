import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A folder of the test's own, gone with the test. */
export async function temporaryDirectory(test: TestContext): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'ship-test-')));
  test.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}
