import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { send, whoAmI } from './calls.ts';

/** An AWS on this machine, in a process of its own. */
export interface Emulator {
  readonly name: 'local-aws' | 'moto';
  readonly port: number;
  readonly process: ChildProcess;
  /** From the start of its process to its first good answer. */
  readonly readyMilliseconds: number;
  stop(): Promise<void>;
}

export function isMotoHere(): boolean {
  return spawnSync('moto_server', ['--help']).status === 0;
}

export async function startEmulator(name: Emulator['name']): Promise<Emulator> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'bench-local-aws-'));
  const program = fileURLToPath(new URL('../../local-aws/bin/local-aws.js', import.meta.url));
  const startedAt = performance.now();
  const child =
    name === 'local-aws'
      ? spawn(process.execPath, [program, '--port', String(port), '--data', data], { stdio: 'ignore' })
      : spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await answering(port, child, name);
  return {
    name,
    port,
    process: child,
    readyMilliseconds: Math.round(performance.now() - startedAt),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function answering(port: number, child: ChildProcess, name: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await send(port, whoAmI).catch(() => undefined);
    if (answer?.ok) return;
    await delay(5);
  }
  child.kill();
  throw new Error(`${name} did not answer on port ${port}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
