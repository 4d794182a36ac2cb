import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type LocalAws, startLocalAws } from '../../local-aws/src/index.ts';
import { isLong, type RealRoot, realRoot, reasonToSkip } from './support/real-terraform.ts';

const skip = isLong ? reasonToSkip() : 'it takes minutes: TERRAFORM_REAL_LONG=1 runs it';

describe('the bootstrap, applied to an AWS on this machine', { skip: skip ?? false, timeout: 300_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-bootstrap-'));
  let localAws: LocalAws;
  let root: RealRoot;

  before(async () => {
    const nothing = (): void => undefined;
    const options = { host: '127.0.0.1', port: 0, pace: 'fast', shutDown: nothing, reset: nothing } as const;
    localAws = await startLocalAws({ ...options, dataDirectory: directory });
    root = realRoot({
      folder: 'bootstrap',
      directory,
      endpoint: localAws.endpoint,
      variables: { github_repository: 'acme/shop' },
    });
    await root.init();
  });

  after(async () => {
    await localAws.close();
    rmSync(directory, { recursive: true });
  });

  test('state, roles and policies are made, and found unchanged', async () => {
    await root.apply();

    await root.planIsEmpty();
    assert.equal(await root.output('state_bucket'), 'devops-challenge-terraform-state-000000000000');
  });

  test('the state refuses to be destroyed', async () => {
    await assert.rejects(root.destroy(), /prevent_destroy/);
  });
});
