import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type LocalAws, startLocalAws } from '../../src/local-aws.ts';
import { coverageOf, operationsPage } from '../../src/reference/operations-page.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'local-aws-reference-'));
let localAws: LocalAws;

before(async () => {
  const nothing = (): void => undefined;
  localAws = await startLocalAws({
    host: '127.0.0.1',
    port: 0,
    dataDirectory,
    pace: 'fast',
    shutDown: nothing,
    reset: nothing,
  });
});

after(async () => {
  await localAws.close();
  rmSync(dataDirectory, { recursive: true });
});

test('the page of operations says what the code has', () => {
  const page = readFileSync(new URL('../../../docs/reference/local-aws-operations.md', import.meta.url), 'utf8');

  assert.equal(page, operationsPage(localAws.services.map(coverageOf)), 'run npm run reference -w local-aws');
});

test('everything that an operator of a Fargate service calls is there', () => {
  const ecs = localAws.services.map(coverageOf).find(({ name }) => name === 'ecs');

  for (const operation of ['CreateService', 'UpdateService', 'DescribeServices', 'RunTask', 'StopServiceDeployment']) {
    assert.ok(ecs?.implemented.includes(operation), operation);
  }
});
