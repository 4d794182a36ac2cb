import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'node:test';
import { type Guard, processGuard } from '../../src/runtime/guard.ts';
import { isAlive, processEnd } from './process-end.ts';

describe('the guard', () => {
  const started: ChildProcess[] = [];
  const guards: Guard[] = [];
  const directories: string[] = [];

  afterEach(async () => {
    for (const child of started.splice(0))
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    for (const guard of guards.splice(0)) await guard.close();
    for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
  });

  it('ends the tasks of a runtime whose process is killed', async () => {
    const keeper = spawn(process.execPath, [join(import.meta.dirname, 'killed-runtime.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(keeper);
    assert.ok(keeper.stdout);
    const [line] = await once(createInterface(keeper.stdout), 'line');
    const { task, directory } = JSON.parse(line);
    directories.push(directory);
    assert.ok(isAlive(task));

    keeper.kill('SIGKILL');

    await processEnd(task);
  });

  it('leaves alone what was released, and ends what it still holds when it is closed', async () => {
    const kept = spawn('cat', { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    const released = spawn('cat', { detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
    started.push(kept, released);
    const guard = processGuard();
    for (const { pid } of [released, kept]) guard.hold(pid ?? 0);
    guard.release(released.pid ?? 0);
    const ended = once(kept, 'exit');

    await guard.close();

    assert.deepEqual(await ended, [null, 'SIGKILL']);
    const answer = Promise.race([once(released.stdout, 'data'), once(released, 'exit')]);
    released.stdin.on('error', () => undefined).write('still here');
    assert.equal(String((await answer)[0]), 'still here');
  });

  it('closes though it never held anything', async () => {
    await processGuard().close();
  });
});
