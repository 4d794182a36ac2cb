import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** Why tests with a program that is not ours are skipped; false where all of them are installed (Debian has them). */
export function without(...programs: readonly string[]): string | false {
  const missing = programs.filter((program) => !isInstalled(program));
  return missing.length === 0 ? false : `not installed: ${missing.join(', ')} (apt-get install ${missing.join(' ')})`;
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export async function skopeo(...args: readonly string[]): Promise<string> {
  const environment = { PATH: process.env.PATH, HOME: '/nonexistent', TMPDIR: process.env.TMPDIR };
  return (await promisify(execFile)('skopeo', [...args], { env: environment })).stdout;
}

export interface RealRegistry {
  readonly host: string;
  stop(): Promise<void>;
}

/** Docker's own registry (Debian's `docker-registry`) on a port of this machine, its data in an empty folder. */
export async function dockerRegistry(directory: string): Promise<RealRegistry> {
  const config = join(directory, 'config.yml');
  await writeFile(
    config,
    `version: 0.1\nlog: {level: info}\nstorage: {filesystem: {rootdirectory: ${directory}/data}}\nhttp: {addr: '127.0.0.1:0'}\n`,
  );
  const registry = spawn('docker-registry', ['serve', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: registry.stderr })) {
    const port = /listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    registry.stderr.resume();
    return { host: `127.0.0.1:${port}`, stop: () => ended(registry) };
  }
  throw new Error('docker-registry ended');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
