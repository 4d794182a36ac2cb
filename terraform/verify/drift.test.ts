import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type LocalAws, startLocalAws } from '../../local-aws/src/index.ts';
import { type Finished, terraformIn } from '../invocation/terraform.ts';

const real = process.env.TERRAFORM_REAL;
const skip = real === undefined && 'the variable TERRAFORM_REAL names no command with the AWS provider';
const command = fileURLToPath(new URL('../drift/main.ts', import.meta.url));
const fixture = fileURLToPath(new URL('fixtures/drift', import.meta.url));

describe('npm run drift, against an AWS on this machine', { skip, timeout: 300_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-drift-'));
  const root = join(directory, 'root');
  let localAws: LocalAws;
  let environment: NodeJS.ProcessEnv;
  let logs: CloudWatchLogsClient;
  let ssm: SSMClient;

  before(async () => {
    const nothing = (): void => undefined;
    const options = { host: '127.0.0.1', port: 0, pace: 'fast', shutDown: nothing, reset: nothing } as const;
    localAws = await startLocalAws({ ...options, dataDirectory: directory });
    const state = `-state=${join(directory, 'terraform.tfstate')}`;
    environment = {
      ...process.env,
      TERRAFORM: real,
      TF_CLI_ARGS_apply: state,
      TF_CLI_ARGS_plan: state,
      AWS_ENDPOINT_URL: localAws.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    const client = {
      endpoint: localAws.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    logs = new CloudWatchLogsClient(client);
    ssm = new SSMClient(client);
    cpSync(fixture, root, { recursive: true });
    const terraform = terraformIn(root, environment);
    await succeeded(terraform.run('init', '-input=false', '-no-color'));
    await succeeded(terraform.run('apply', '-auto-approve', '-input=false', '-no-color'));
  });

  after(async () => {
    logs.destroy();
    ssm.destroy();
    await localAws.close();
    rmSync(directory, { recursive: true });
  });

  async function drift(...parameters: readonly string[]): Promise<Finished> {
    const child = spawn(process.execPath, [command, '--root', root, ...parameters], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: typeof code === 'number' ? code : -1, output, errors };
  }

  it('finds none after an apply', async () => {
    const { code, output, errors } = await drift();

    assert.equal(code, 0, output + errors);
    assert.match(output, /no drift/);
  });

  it('is not alarmed by what belongs to others, and tells it', async () => {
    await ssm.send(new PutParameterCommand({ Name: '/drifting/value', Value: 'second', Overwrite: true }));

    const { code, output, errors } = await drift();

    assert.equal(code, 0, output + errors);
    assert.match(output, /no drift\nChanged, and let stand/);
    assert.match(output, /~ aws_ssm_parameter\.shared {2}main\.tf/);
  });

  it('finds what was changed by hand, with what the state says and what is there', async () => {
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/ecs/drifting', retentionInDays: 30 }));

    const { code, output, errors } = await drift();

    assert.equal(code, 2, output + errors);
    assert.match(output, /1 resource is not as Terraform left it/);
    assert.match(output, /~ aws_cloudwatch_log_group\.app {2}main\.tf\n {6}retention_in_days {2}7 → 30\n/);
  });

  it('tells it to machines, and to an issue', async () => {
    const json = await drift('--json');
    const markdown = await drift('--markdown');

    const told: unknown = JSON.parse(json.output);
    assert.deepEqual([json.code, markdown.code], [2, 2]);
    assert.partialDeepStrictEqual(told, {
      hasDrift: true,
      drifted: [
        {
          address: 'aws_cloudwatch_log_group.app',
          kind: 'changed',
          attributes: [{ path: 'retention_in_days', state: '7', real: '30' }],
        },
      ],
    });
    assert.match(
      markdown.output,
      /\| `aws_cloudwatch_log_group\.app` \| main\.tf \| `retention_in_days` \| `7` \| `30` \|/,
    );
  });

  it('finds what is gone', async () => {
    await logs.send(new DeleteLogGroupCommand({ logGroupName: '/ecs/drifting' }));

    const { code, output } = await drift();

    assert.equal(code, 2);
    assert.match(output, /- aws_cloudwatch_log_group\.app {2}main\.tf {2}is gone/);
  });

  it('says that it cannot tell where Terraform fails, which is no drift', async () => {
    const { code, errors } = await drift('--env', 'nowhere');

    assert.equal(code, 1);
    assert.match(errors, /drift: --env nowhere: there is no environments\/nowhere\.tfvars\.json/);
  });
});

async function succeeded(run: Promise<Finished>): Promise<void> {
  const { code, output, errors } = await run;
  assert.equal(code, 0, output + errors);
}
