import { rmSync } from 'node:fs';
import { join } from 'node:path';

const stateFile = 'state.sqlite';
/** What local-aws makes in its data folder; whatever else is in it is not ours to delete. */
const own = [stateFile, `${stateFile}-wal`, `${stateFile}-shm`, 'registry', 'unpacked', 's3'];

export function statePath(dataDirectory: string): string {
  return join(dataDirectory, stateFile);
}

/** Deletes local-aws's state, images and objects. No local-aws may run on the folder. */
export function forgetData(dataDirectory: string): void {
  for (const name of own) rmSync(join(dataDirectory, name), { recursive: true, force: true });
}
