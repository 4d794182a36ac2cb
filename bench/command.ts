import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** How a command ended. */
export interface Ran {
  /** From exec to exit. */
  readonly milliseconds: number;
  readonly exitCode: number;
  /** Standard output and error. */
  readonly output: string;
}

export interface Surroundings {
  readonly directory?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Runs a command to its end, whatever that is. */
export async function ran(
  [file, ...parameters]: readonly [string, ...string[]],
  { directory, environment = process.env }: Surroundings = {},
): Promise<Ran> {
  const startedAt = performance.now();
  const child = spawn(file, parameters, { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const exited = once(child, 'exit').then(() => performance.now());
  const [[code], endedAt] = await Promise.all([once(child, 'close'), exited]);
  return { milliseconds: endedAt - startedAt, exitCode: typeof code === 'number' ? code : -1, output };
}

/** @throws where it does not end with 0: its time would mean nothing */
export async function ranWell(command: readonly [string, ...string[]], surroundings?: Surroundings): Promise<Ran> {
  const result = await ran(command, surroundings);
  if (result.exitCode === 0) return result;
  throw new Error(`${command.join(' ')} ended with ${result.exitCode}: ${result.output.slice(-400)}`);
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}
