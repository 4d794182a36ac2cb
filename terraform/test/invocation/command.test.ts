import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('a reader that has seen enough is no failure and leaves no stack trace', async () => {
  const program = fileURLToPath(new URL('../../costs/main.ts', import.meta.url));
  const command = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  command.stdout.destroy();
  let told = '';
  command.stderr.on('data', (chunk: Buffer) => (told += chunk));
  const [code] = await once(command, 'close');
  assert.deepEqual({ code, told }, { code: 0, told: '' });
});
