import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const bin: string = join(import.meta.dirname, '..', '..', 'bin', 'local-aws.js');

export interface LocalAwsProcess {
  readonly child: ChildProcess;
  readonly endpoint: string;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Does nothing for one that has ended. */
  end(): Promise<void>;
}

/** local-aws as a process of its own on a free port; fails where it ends instead of answering. */
export async function localAwsProcess(dataDirectory: string): Promise<LocalAwsProcess> {
  const child = spawn(process.execPath, [bin, '--port', '0', '--data', dataDirectory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [found] = /http:\S+/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`local-aws ended with ${code}: ${errors}`)));
  });
  return {
    child,
    endpoint,
    errors: () => errors,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
