import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { permissions } from '../../src/permissions/table.ts';
import { aWebhook } from '../support/a-webhook.ts';
import { problemsOf } from '../support/json-lines.ts';
import { type RecordingProxy, recordingProxy } from '../support/recording-proxy.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { fixtures, type LocalStack, localStack, type Ran } from './local-stack.ts';

const program = join(import.meta.dirname, '../../bin/ship.js');

describe('what ship asks of AWS and tells of a deployment', () => {
  let stack: LocalStack;
  let proxy: RecordingProxy;

  before(async () => {
    stack = await localStack();
    proxy = await recordingProxy(stack.endpoint);
  });

  after(async () => {
    await proxy.close();
    await stack.close();
  });

  /** A command through the proxy that writes down what is asked. */
  async function ship(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, [program, ...words, '--endpoint-url', proxy.endpoint], {
      env: { PATH, HOME, TMPDIR, AWS_EC2_METADATA_DISABLED: 'true', ...environment },
    });
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { exitCode, stdout, stderr };
  }

  it('lines of JSON are what the schema says, of a deployment that succeeds and of one that fails', async () => {
    const good = await ship(['deploy', '--app-version', '1.1.0', '--json']);
    const bad = await ship(['deploy', '--service', join(fixtures, 'exits-at-start'), '--json']);
    const back = await ship(['rollback', '--json']);

    assert.deepEqual([good.exitCode, bad.exitCode, back.exitCode], [0, 1, 0], good.stderr + bad.stderr + back.stderr);
    const lines = [good, bad, back].flatMap(({ stdout }) => stdout.trimEnd().split('\n'));
    assert.deepEqual(problemsOf(lines), []);
    const types = new Set(lines.map((line) => JSON.parse(line).type));
    for (const type of ['step', 'plan', 'rollout', 'task-stopped', 'service-event', 'outcome']) {
      assert.ok(types.has(type), type);
    }
  });

  it('GitHub Actions gets a page, outputs, and one annotation; others a notice', async (test) => {
    const directory = await temporaryDirectory(test);
    const hook = await aWebhook(test, 200);
    const files = { GITHUB_STEP_SUMMARY: join(directory, 'summary'), GITHUB_OUTPUT: join(directory, 'output') };
    const environment = { ...files, GITHUB_ACTIONS: 'true', CI: 'true', HOOK: hook.url };

    const { exitCode, stdout } = await ship(
      ['deploy', '--service', join(fixtures, 'exits-at-start'), '--notify', 'webhook:HOOK'],
      environment,
    );

    assert.equal(exitCode, 1);
    assert.equal(stdout.match(/^::error title=/gm)?.length, 1);
    assert.match(stdout, /^::group::What happened\n[\s\S]*^::endgroup::\n✖ /m);
    assert.match(await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'), /^## ❌ [\s\S]*\*\*Cause\*\*: the container/);
    assert.match(await readFile(files.GITHUB_OUTPUT, 'utf8'), /^cause=exits$/m);
    assert.deepEqual(
      hook.received.map(({ body }) => JSON.parse(body).event),
      ['started', 'ended'],
    );
  });

  it('every operation that is asked is among the permissions', async () => {
    await ship(['status']);
    await ship(['logs', '--since', '1m']);
    const listed = new Set(permissions.map(({ action }) => action));

    const asked = new Set(proxy.calls.map(({ action }) => action));

    assert.ok(asked.has('ecs:UpdateService') && asked.has('logs:FilterLogEvents'), [...asked].join());
    assert.deepEqual(
      [...asked].filter((action) => !listed.has(action)),
      [],
    );
  });
});
