import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Milliseconds, systemClock } from '../../src/clock.ts';
import { type ContainerProcess, startContainerProcess } from '../../src/runtime/container-process.ts';

/** Runs a shell script and notes what the guard hears and what the log gets. */
function run(
  script: string,
  clock = systemClock,
): { started: Promise<ContainerProcess>; heard: string[]; lines: string[] } {
  const heard: string[] = [];
  const lines: string[] = [];
  const guard = {
    hold: (group: number) => heard.push(`+ ${group}`),
    release: (group: number) => heard.push(`- ${group}`),
    close: async () => undefined,
  };
  const command = {
    program: 'sh',
    file: '/bin/sh',
    arguments: ['-c', script],
    workingDirectory: '/',
    environment: { PATH: '/usr/bin:/bin' },
  };
  const log = { write: (line: string) => lines.push(line) };
  return { started: startContainerProcess(command, log, { clock, guard }), heard, lines };
}

describe('a container as a process', { skip: process.platform !== 'linux' }, () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'local-aws-process-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('is held by the guard from its start to its end', async () => {
    const { started, heard } = run('read -r line');

    const { pid, exited } = await started;
    const alive = [...heard];
    await exited;

    assert.deepEqual(alive, [`+ ${pid}`]);
    assert.deepEqual(heard, [`+ ${pid}`, `- ${pid}`]);
  });

  it('ends, for others, only when its last line was delivered', async () => {
    const { started, lines } = run(outlivedBy(`sleep 0.2; echo last`, 3));

    const exitCode = await (await started).exited;

    assert.equal(exitCode, 3);
    assert.deepEqual(lines, ['last']);
  });

  it('does not wait for ever for someone who keeps its output open', async () => {
    const waits: Milliseconds[] = [];
    const impatient = {
      now: systemClock.now,
      after(delay: Milliseconds, act: () => void) {
        waits.push(delay);
        return systemClock.after(0, act);
      },
    };
    const { started } = run(outlivedBy('exec sleep 20', 4), impatient);

    const exitCode = await (await started).exited;

    process.kill(Number(readFileSync(join(directory, 'ready'), 'utf8')));
    assert.equal(exitCode, 4);
    assert.deepEqual(waits, [2000]);
  });

  /** A script that ends when it has started another in a session of its own, which no signal to the group reaches. */
  function outlivedBy(other: string, exitCode: number): string {
    const ready = join(directory, 'ready');
    const announce = `echo $$ > ${ready}.part; mv ${ready}.part ${ready}`;
    return `setsid sh -c '${announce}; ${other}' & until [ -e ${ready} ]; do sleep 0.01; done; exit ${exitCode}`;
  }
});
