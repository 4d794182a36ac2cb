import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bin, type LocalAwsProcess, localAwsProcess } from '../support/local-aws-process.ts';

describe('the process local-aws', () => {
  const data = mkdtempSync(join(tmpdir(), 'local-aws-'));
  let localAws: LocalAwsProcess;

  before(async () => {
    localAws = await localAwsProcess(data);
  });

  after(async () => {
    await localAws.end();
    rmSync(data, { recursive: true });
  });

  async function get(path: string): Promise<Map<string, unknown>> {
    // A reset cuts kept connections, which `fetch` may find out only by using one.
    const response = await fetch(`${localAws.endpoint}${path}`).catch(() => fetch(`${localAws.endpoint}${path}`));
    const body: unknown = await response.json();
    return new Map(Object.entries(body ?? {}));
  }

  function ecs(operation: string, input: object): Promise<Response> {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=0';
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
      authorization,
    };
    return fetch(localAws.endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
  }

  test('tells its health, what is there and what ECS told EventBridge', async () => {
    await ecs('CreateCluster', { clusterName: 'seen' });

    const health = await get('/_local/health');
    const state = await get('/_local/state');
    const events = await get('/_local/events');

    assert.equal(health.get('pid'), localAws.child.pid);
    assert.equal(health.get('dataDirectory'), data);
    assert.deepEqual(state.get('ecs.clusters'), ['seen']);
    assert.deepEqual(events.get('events'), []);
  });

  test('answers a wrong method with the right one, and an unknown page with a list', async () => {
    const wrong = await fetch(`${localAws.endpoint}/_local/reset`);
    const list = await get('/_local/');

    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.get('allow'), 'POST');
    assert.ok(list.has('GET /_local/health'));
  });

  test('`local-aws reset` has the one that runs forget everything', async () => {
    await ecs('CreateCluster', { clusterName: 'forgotten' });
    const port = new URL(localAws.endpoint).port;

    const told = execFileSync(process.execPath, [bin, 'reset', '--port', port, '--data', data], { encoding: 'utf8' });

    assert.match(told, /has started afresh/);
    assert.equal((await get('/_local/state')).get('ecs.clusters'), undefined);
    assert.equal((await get('/_local/health')).get('pid'), localAws.child.pid);
  });

  test('ends in order when it is asked to, and `reset` then empties its folder', async () => {
    await ecs('CreateCluster', { clusterName: 'kept' });
    await fetch(`${localAws.endpoint}/_local/shutdown`, { method: 'POST' });
    const [exitCode] = await once(localAws.child, 'exit');
    const isKept = existsSync(join(data, 'state.sqlite'));

    const { stdout } = spawnSync(process.execPath, [bin, 'reset', '--port', '1', '--data', data], { encoding: 'utf8' });

    assert.equal(exitCode, 0);
    assert.equal(isKept, true);
    assert.match(stdout, /^Forgot what was in /);
    assert.equal(existsSync(join(data, 'state.sqlite')), false);
  });

  test('a bad option is one line that says what is allowed, and exit code 2', () => {
    for (const [options, message] of [
      [['--port', '99999'], 'local-aws: --port is "99999", allowed is a whole number from 0 to 65535\n'],
      [['--pace', 'slow'], 'local-aws: --pace is "slow", allowed is fast or aws\n'],
      [
        ['--host', '0.0.0.0'],
        'local-aws: --host is "0.0.0.0", allowed is a loopback address: local-aws is for this machine alone\n',
      ],
      [['--prot', '1'], "local-aws: Unknown option '--prot' (see local-aws --help)\n"],
    ] as const) {
      const { status, stderr } = spawnSync(process.execPath, [bin, ...options], { encoding: 'utf8' });

      assert.deepEqual([status, stderr], [2, message]);
    }
  });
});
