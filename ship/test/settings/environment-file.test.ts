import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseEnvironmentSettings, requireEnvironmentFile } from '../../src/settings/environment-file.ts';
import { projectRoot } from '../../src/settings/root.ts';

const parse = (members: object) =>
  parseEnvironmentSettings(JSON.stringify({ app_name: 'app', environment: 'dev', ...members }), 'dev.tfvars.json');

describe("an environment's variables", () => {
  it('have the defaults that Terraform has', () => {
    assert.deepEqual(parse({}), {
      app: 'app',
      environment: 'dev',
      appVersion: '1.0.0',
      region: 'us-east-1',
      containerPort: 8080,
      desiredCount: 2,
      cpu: 512,
      memory: 1024,
      logRetentionDays: 7,
      notify: [],
      notifyKey: undefined,
    });
  });

  it('are refused with their name and what is allowed', () => {
    assert.throws(() => parse({ container_port: 70_000, app_name: 'No Name', log_retention_days: 8 }), {
      code: 'invalid-variables',
      exit: 2,
      message:
        /^dev\.tfvars\.json: app_name: allowed are 2 to 32 .*; container_port: must be a whole number from 1 to 65535; log_retention_days: must be one of 1, 3, /,
    });
  });

  it('are refused with what is missing of them', () => {
    assert.throws(() => parseEnvironmentSettings('{}', 'dev.tfvars.json'), {
      message: 'dev.tfvars.json: app_name: is missing; environment: is missing',
    });
  });

  it('are refused when the file is not JSON', () => {
    assert.throws(() => parseEnvironmentSettings('{"app_name":', 'dev.tfvars.json'), {
      code: 'malformed-json',
      message: /^dev\.tfvars\.json: is not JSON: /,
    });
  });

  it("are the project's own for dev", async () => {
    const root = projectRoot(import.meta.dirname);

    const settings = await requireEnvironmentFile(root, 'dev');

    assert.deepEqual([settings.app, settings.environment], ['devops-challenge', 'dev']);
  });

  it('that are missing are asked for with their place', async () => {
    const root = projectRoot(import.meta.dirname);

    await assert.rejects(requireEnvironmentFile(root, 'nowhere'), (error: Error) => {
      assert.ok(error.message.startsWith(join(root, 'terraform', 'environments', 'nowhere.tfvars.json')));
      return true;
    });
  });
});
