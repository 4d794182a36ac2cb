import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Script {
  readonly script: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/**
 * Runs a step's script as GitHub's runner does where no shell is named (`bash -e`), with standard output and error read
 * line by line; resolves with its exit code, 128 and more where a signal ended it.
 */
export async function runScript({ script, directory, environment, signal, onLine }: Script): Promise<number> {
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-c', script], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what the script has started ends with it.
    detached: true,
  });
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  signal.addEventListener('abort', end, { once: true });
  const reading = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) onLine(line);
  });
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (exitCode, ended) => resolve(exitCode ?? (ended === 'SIGTERM' ? 143 : 137)));
    });
    await Promise.all(reading);
    return code;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
