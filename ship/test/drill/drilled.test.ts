import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as v from 'valibot';

const program = join(import.meta.dirname, '../../bin/ship.js');
const project = join(import.meta.dirname, '../../..');
const shown = v.object({
  name: v.string(),
  isDefended: v.boolean(),
  load: v.object({ requests: v.number(), failed: v.number() }),
  broken: v.array(v.string()),
});

/** `ship drill` for one drill, on a stack of its own. */
async function drill(...parameters: readonly string[]) {
  const child = spawn(process.execPath, [program, 'drill', '--only', 'task-stopped', '--json', ...parameters], {
    cwd: project,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  const [exitCode] = await once(child, 'close');
  return { exitCode, result: v.parse(shown, JSON.parse(output)) };
}

describe('ship drill', { timeout: 90_000 }, () => {
  it('is green where a task is stopped in order: nobody loses a request', async () => {
    const { exitCode, result } = await drill();

    assert.deepEqual(result.broken, []);
    assert.equal(exitCode, 0);
    assert.equal(result.load.failed, 0);
    assert.ok(result.load.requests > 100, `${result.load.requests} requests`);
  });

  it('is red without its defence: it can fail', async () => {
    const { exitCode, result } = await drill('--without-defence');

    assert.equal(exitCode, 1);
    assert.equal(result.isDefended, false);
    assert.ok(result.load.failed > 0);
    assert.notDeepEqual(result.broken, []);
  });
});
