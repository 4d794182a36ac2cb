import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { localHealth } from '../../src/local/control.ts';
import { down } from '../../src/local/down.ts';
import { awaitLeftover } from '../../src/local/leftover.ts';
import { runningStack } from '../../src/local/running-stack.ts';
import {
  defaultDataDirectory,
  removeStack,
  type Stack,
  writeStack,
  writtenStacks,
} from '../../src/local/stack-file.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { aFreePort, anHttpServer } from '../support/listening.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function aStack(root: string, members: Partial<Stack> = {}): Stack {
  return {
    endpoint: 'http://127.0.0.1:4566',
    url: 'http://localhost:8080',
    pid: process.pid,
    localAwsPid: process.pid,
    port: 8080,
    endpointPort: 4566,
    dataDirectory: defaultDataDirectory(root),
    ...members,
  };
}

/** Something that answers as local-aws does. */
async function aLocalAws(test: TestContext, pid = process.pid): Promise<{ endpoint: string; endpointPort: number }> {
  const endpoint = await anHttpServer(test, (_, response) => {
    response.end(JSON.stringify({ status: 'ok', pid, version: '0', pace: 'fast', dataDirectory: '/nowhere' }));
  });
  return { endpoint, endpointPort: Number(new URL(endpoint).port) };
}

describe('what ship up writes down', () => {
  it('is found again, the default stack first, and nothing when it is removed', async (test) => {
    const root = await temporaryDirectory(test);
    const other = aStack(root, { dataDirectory: join(root, 'other'), endpointPort: 1234 });
    await writeStack(root, other);
    await writeStack(root, aStack(root));

    assert.deepEqual(await writtenStacks(root), [aStack(root), other]);

    await removeStack(root, other);
    assert.deepEqual(await readdir(join(root, '.shipshape')), ['up.json']);
  });

  it('is ignored when it is damaged', async (test) => {
    const root = await temporaryDirectory(test);
    await mkdir(join(root, '.shipshape'));
    await writeFile(join(root, '.shipshape', 'up.json'), '{"endpoint":');

    assert.deepEqual(await writtenStacks(root), []);
  });
});

describe('the local stack that a command means', () => {
  it('is none when what was written down does not answer', async (test) => {
    const root = await temporaryDirectory(test);
    const endpointPort = await aFreePort();
    await writeStack(root, aStack(root, { endpoint: `http://127.0.0.1:${endpointPort}`, endpointPort }));

    assert.equal(await runningStack(root), undefined);
  });

  it('is none when another process answers there now', async (test) => {
    const root = await temporaryDirectory(test);
    await writeStack(root, aStack(root, await aLocalAws(test, 1)));

    assert.equal(await runningStack(root), undefined);
  });

  it('is the default one among several', async (test) => {
    const root = await temporaryDirectory(test);
    const first = aStack(root, await aLocalAws(test));
    await writeStack(root, first);
    await writeStack(root, aStack(root, { ...(await aLocalAws(test)), dataDirectory: join(root, 'other') }));

    assert.deepEqual(await runningStack(root), first);
  });

  it('has to be named among several where none is the default', async (test) => {
    const root = await temporaryDirectory(test);
    await writeStack(root, aStack(root, { ...(await aLocalAws(test)), dataDirectory: join(root, 'one') }));
    await writeStack(root, aStack(root, { ...(await aLocalAws(test)), dataDirectory: join(root, 'two') }));

    await assert.rejects(runningStack(root), { code: 'several-stacks', exit: 2 });
  });
});

describe('a second ship up', () => {
  /** No process has it: pids end far below. */
  const nobody = 2 ** 30;

  it('is refused while the first one lives', async (test) => {
    const root = await temporaryDirectory(test);
    await writeStack(root, aStack(root, await aLocalAws(test)));

    await assert.rejects(awaitLeftover(root, aStack(root), fakeClock()), { code: 'already-up', exit: 2 });
  });

  it('goes on where the first one was killed', async (test) => {
    const root = await temporaryDirectory(test);
    await writeStack(root, aStack(root, { pid: nobody, localAwsPid: nobody }));

    await awaitLeftover(root, aStack(root), fakeClock());

    assert.deepEqual(await writtenStacks(root), []);
  });

  it('goes on where the numbers of the first one are of other processes now', async (test) => {
    const root = await temporaryDirectory(test);
    const endpointPort = await aFreePort();
    await writeStack(root, aStack(root, { endpoint: `http://127.0.0.1:${endpointPort}`, endpointPort }));

    await awaitLeftover(root, aStack(root), fakeClock());

    assert.deepEqual(await writtenStacks(root), []);
  });

  it('leaves a stack alone that has other ports and other data', async (test) => {
    const root = await temporaryDirectory(test);
    const other = aStack(root, { dataDirectory: join(root, 'other'), endpointPort: 1234 });
    await writeStack(root, other);

    await awaitLeftover(root, aStack(root), fakeClock());

    assert.deepEqual(await writtenStacks(root), [other]);
  });
});

describe("local-aws's control", () => {
  it('is not mistaken for another server on its port', async (test) => {
    const endpoint = await anHttpServer(test, (_, response) => response.end('{"status":"ok"}'));

    assert.equal(await localHealth(endpoint), undefined);
    assert.equal(await down(endpoint, false, fakeClock()), undefined);
  });

  it('says clearly when it refuses to end', async (test) => {
    const { endpoint } = await aLocalAws(test);

    await assert.rejects(down(endpoint, false, fakeClock()), { code: 'not-stopped', exit: 3 });
  });
});
