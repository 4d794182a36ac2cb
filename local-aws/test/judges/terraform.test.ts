import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { type LocalAws, startLocalAws } from '../../src/index.ts';
import { buildImage, sha256 } from '../registry/image-builder.ts';

/** Terraform with the real AWS provider: `TERRAFORM_REAL=terraform`, or any command with arguments that takes its place. */
const terraform = process.env.TERRAFORM_REAL;
const skip = terraform === undefined && 'the variable TERRAFORM_REAL names no command with the AWS provider';

const server = `
import { createServer } from 'node:http';
createServer((_, response) => response.end(process.env.GREETING + ' ' + process.env.APP_VERSION))
  .listen(process.env.PORT ?? 8080, process.env.HOST);
process.on('SIGTERM', () => process.exit(0));
`;
const stack = fileURLToPath(new URL('stack', import.meta.url));

describe('Terraform with the AWS provider', { skip, timeout: 900_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'local-aws-terraform-'));
  let localAws: LocalAws;
  let variables: Record<string, string>;

  before(async () => {
    cpSync(stack, join(directory, 'stack'), { recursive: true });
    localAws = await started(0);
    variables = {
      image: await pushedImage(),
      listener_port: String(await freePort()),
      desired_count: '1',
      app_version: '1',
      zones: '["us-east-1a","us-east-1b"]',
    };
    await run('init', '-input=false');
  });

  after(async () => {
    await localAws.close();
    rmSync(directory, { recursive: true });
  });

  function started(port: number): Promise<LocalAws> {
    const nothing = (): void => undefined;
    const options = { host: '127.0.0.1', pace: 'fast', shutDown: nothing, reset: nothing } as const;
    return startLocalAws({ ...options, port, dataDirectory: directory });
  }

  function client(): ConstructorParameters<typeof ECSClient>[0] {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    return { endpoint: localAws.endpoint, region: 'us-east-1', credentials };
  }

  async function pushedImage(): Promise<string> {
    const ecr = new ECRClient(client() ?? {});
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'judged' }));
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    ecr.destroy();
    const image = buildImage({
      layers: [[{ path: 'app/main.mjs', content: server }]],
      config: { Entrypoint: ['node', '/app/main.mjs'] },
    });
    const send = async (method: string, path: string, body: Buffer, type: string): Promise<void> => {
      const headers = { authorization: `Basic ${authorizationData?.[0]?.authorizationToken}`, 'content-type': type };
      const url = `${localAws.endpoint}/v2/judged${path}`;
      const answer = await fetch(url, { method, headers, body: new Uint8Array(body) });
      assert.equal(answer.status, 201, await answer.text());
    };
    for (const blob of image.blobs) {
      await send('POST', `/blobs/uploads/?digest=${sha256(blob)}`, blob, 'application/octet-stream');
    }
    await send('PUT', '/manifests/1', image.manifest, image.mediaType);
    return `${new URL(localAws.endpoint).host}/judged:1`;
  }

  /** Terraform's exit code; what it printed where that is not the one expected. */
  async function run(command: string, ...parameters: readonly string[]): Promise<void> {
    const state = command === 'init' ? [] : [`-state=${join(directory, 'terraform.tfstate')}`];
    const line = [terraform, command, ...parameters, ...state, '-no-color'].join(' ');
    const environment = Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
    const child = spawn(line, {
      shell: true,
      cwd: join(directory, 'stack'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...Object.fromEntries(environment),
        AWS_ENDPOINT_URL: localAws.endpoint,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    });
    const [output, problems, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    assert.equal(code, 0, `${line}\n${output}${problems}`);
  }

  const apply = (): Promise<void> => run('apply', '-auto-approve', '-input=false');
  const planIsEmpty = (): Promise<void> => run('plan', '-detailed-exitcode', '-input=false');

  async function answer(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${variables.listener_port}/`)).text();
  }

  test('a stack is made, serves, and is found unchanged', async () => {
    await apply();

    assert.equal(await answer(), 'hello 1');
    await planIsEmpty();
  });

  test('a new task definition, another count and another zone are rolled out, and found unchanged', async () => {
    variables = {
      ...variables,
      desired_count: '2',
      app_version: '2',
      zones: '["us-east-1a","us-east-1b","us-east-1c"]',
    };

    await apply();

    assert.equal(await answer(), 'hello 2');
    await planIsEmpty();
  });

  test('after a restart nothing has changed', async () => {
    await localAws.close();
    localAws = await started(Number(new URL(localAws.endpoint).port));

    await planIsEmpty();
  });

  test('destroyed, nothing of it runs or costs', async () => {
    await run('destroy', '-auto-approve', '-input=false');

    const ecs = new ECSClient(client() ?? {});
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['judged'] }));
    ecs.destroy();
    assert.deepEqual(
      clusters?.map(({ status, runningTasksCount }) => [status, runningTasksCount]),
      [['INACTIVE', 0]],
    );
    const state: Record<string, string[]> = JSON.parse(await (await fetch(`${localAws.endpoint}/_local/state`)).text());
    for (const kind of ['elbv2.loadBalancers', 'elbv2.targetGroups', 'log groups', 'ssm parameters']) {
      assert.deepEqual(state[kind] ?? [], [], kind);
    }
    assert.equal(state['ec2.us-east-1.vpcs']?.length, 1, 'only the default VPC is left');
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
