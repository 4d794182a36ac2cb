import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Stack, startStack } from '../ship/src/drill/stack.ts';
import { namesOf } from '../ship/src/local/blueprint.ts';
import { requireEnvironmentFile } from '../ship/src/settings/environment-file.ts';

/** This project: the service that is built and deployed. */
export const project: string = fileURLToPath(new URL('../', import.meta.url));
/** How people start it: `node ship.js`. */
export const shipCommand: readonly [string, string] = [process.execPath, join(project, 'ship/bin/ship.js')];

/** A local stack with the service on it, in a folder of its own; both are gone afterwards. */
export async function withStack<T>(act: (stack: Stack, directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-stack-'));
  let stack: Stack | undefined;
  try {
    stack = await startStack(project, directory, new AbortController().signal);
    return await act(stack, directory);
  } finally {
    await stack?.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** What the local stack's resources are called. */
export async function localNames(): Promise<ReturnType<typeof namesOf>> {
  return namesOf(await requireEnvironmentFile(project, 'dev'));
}

/** For programs that speak to that stack: no account, profile or pipeline of whoever measures. */
export function localEnvironment(endpoint: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    NO_COLOR: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_PAGER: '',
  };
}
