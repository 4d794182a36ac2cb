import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalAws } from '../../src/index.ts';
import { coverageOf } from '../../src/reference/operations-page.ts';

/** What `every-operation.py` prints. */
interface Report {
  readonly called: number;
  readonly problems: readonly string[];
  readonly uncovered: readonly string[];
}

const script = fileURLToPath(new URL('every-operation.py', import.meta.url));
const lacking = ['-c', 'import boto3; boto3.client("ecs", region_name="us-east-1").continue_service_deployment'];
const skip =
  spawnSync('python3', lacking).status !== 0 && 'python3 with a boto3 that knows the newest operations is not here';

test('boto3 calls every operation, and every answer holds against AWS’s model', {
  skip,
  timeout: 120_000,
}, async (t) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'local-aws-boto3-'));
  const nothing = (): void => undefined;
  const localAws = await startLocalAws({
    host: '127.0.0.1',
    port: 0,
    dataDirectory,
    pace: 'fast',
    shutDown: nothing,
    reset: nothing,
  });
  t.after(async () => {
    await localAws.close();
    rmSync(dataDirectory, { recursive: true });
  });
  const implemented = Object.fromEntries(
    localAws.services.map(coverageOf).map(({ name, implemented: operations }) => [name, operations]),
  );

  const python = spawn('python3', ['-B', script, localAws.endpoint], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.end(JSON.stringify(implemented));
  const report: Report = JSON.parse(await text(python.stdout));

  t.diagnostic(`${report.called} operations called`);
  assert.deepEqual(report.problems, []);
  assert.deepEqual(report.uncovered, []);
});
