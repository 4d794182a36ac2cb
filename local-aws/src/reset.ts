import { existsSync } from 'node:fs';
import { forgetData, statePath } from './data-directory.ts';
import type { Options } from './options.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { StoreError } from './store/store-error.ts';

/** How long a local-aws may take to start afresh, in milliseconds. */
const longestRestart = 60_000;

/**
 * Forgets everything: of the local-aws that answers at the endpoint, where it keeps its state in this data folder, else
 * of the folder itself. Returns what was done, as a sentence.
 * @throws {StoreError} `in use` when another local-aws than the endpoint's runs on the folder
 * @throws {Error} when the local-aws does not answer again
 */
export async function reset({ host, port, dataDirectory }: Options): Promise<string> {
  const endpoint = `http://${host}:${port}`;
  const before = await health(endpoint);
  if (before?.dataDirectory !== dataDirectory) return forgetFolder(dataDirectory);
  await fetch(`${endpoint}/_local/reset`, { method: 'POST' });
  const deadline = Date.now() + longestRestart;
  while (Date.now() < deadline) {
    const now = await health(endpoint);
    if (now && now.startedAt !== before.startedAt) return `The local-aws at ${endpoint} has started afresh.`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `the local-aws at ${endpoint} does not answer again after ${longestRestart / 1000} s; see its output`,
  );
}

function forgetFolder(dataDirectory: string): string {
  // Folders called registry or s3 may be anybody's: only beside local-aws's state are they its own.
  if (!existsSync(statePath(dataDirectory))) return `There is no local-aws's state in ${dataDirectory}.`;
  refuseInUse(statePath(dataDirectory));
  forgetData(dataDirectory);
  return `Forgot what was in ${dataDirectory}.`;
}

function refuseInUse(path: string): void {
  try {
    openSqliteStore(path).close();
  } catch (error) {
    // What cannot be read any more may all the more be forgotten.
    if (error instanceof StoreError && error.code !== 'in use') return;
    throw error;
  }
}

interface Seen {
  readonly dataDirectory: unknown;
  readonly startedAt: unknown;
}

async function health(endpoint: string): Promise<Seen | undefined> {
  try {
    const body: unknown = await (await fetch(`${endpoint}/_local/health`)).json();
    const members = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
    return { dataDirectory: members.get('dataDirectory'), startedAt: members.get('startedAt') };
  } catch {
    return undefined;
  }
}
