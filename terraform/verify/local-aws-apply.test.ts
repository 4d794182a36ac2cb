import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import { type LocalAws, startLocalAws } from '../../local-aws/src/index.ts';
import { buildImage, sha256 } from '../../local-aws/test/registry/image-builder.ts';
import { isLong, type RealRoot, realRoot, reasonToSkip, type Variables } from './support/real-terraform.ts';

const ship = fileURLToPath(new URL('../../ship/bin/ship.js', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));
const cluster = 'devops-challenge-dev-cluster';
const service = 'devops-challenge-dev-service';

/** Answers every path, as the stack's placeholder image does. */
const placeholder = `
import { createServer } from 'node:http';
createServer((_, response) => response.end('placeholder')).listen(process.env.PORT ?? 8080, process.env.HOST);
process.on('SIGTERM', () => process.exit(0));
`;

const edit = { environment_variables: { LOG_LEVEL: 'debug' } };

/** All of the stack that local-aws has the services for. */
function everything(testListenerPort: number): Variables {
  return {
    ...edit,
    managed_secrets: { API_TOKEN: { initial_value: 'a first value' } },
    flow_logs: true,
    network_acls: true,
    close_default_security_group: true,
    s3_gateway_endpoint: true,
    interface_endpoints: ['ecr.api', 'ecr.dkr', 'logs'],
    access_logs: true,
    waf: {},
    autoscaling: {
      minimum: 2,
      maximum: 4,
      schedules: { night: { schedule: 'cron(0 20 * * ? *)', minimum: 1, maximum: 2 } },
    },
    traffic_shifting: true,
    test_listener_port: testListenerPort,
    test_listener_cidrs: ['127.0.0.0/8'],
    alarm_email: 'alarms@example.com',
    extended_alarms: true,
    slo: {},
  };
}

const skip = reasonToSkip();

describe('the stack, applied to an AWS on this machine', { skip: skip ?? false, timeout: 900_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-apply-'));
  let localAws: LocalAws;
  let ecs: ECSClient;
  let root: RealRoot;
  let edited: Variables;
  let url: string;
  let empty: State;

  before(async () => {
    const nothing = (): void => undefined;
    const options = { host: '127.0.0.1', port: 0, pace: 'fast', shutDown: nothing, reset: nothing } as const;
    localAws = await startLocalAws({ ...options, dataDirectory: directory });
    const client = {
      endpoint: localAws.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    ecs = new ECSClient(client);
    const ecr = new ECRClient(client);
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'placeholder' }));
    const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
    ecr.destroy();
    const [port, testPort] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${port}`;
    edited = isLong ? everything(testPort) : edit;
    root = realRoot({
      directory,
      endpoint: localAws.endpoint,
      override: listensOn(port),
      variablesFile: 'dev.tfvars.json',
      variables: {
        placeholder_image: await pushedPlaceholder(authorizationData[0]?.authorizationToken ?? ''),
        ecr_force_delete: true,
        customer_managed_key: isLong,
      },
    });
    await root.init();
    await defaultNetwork();
    empty = await state();
  });

  after(async () => {
    ecs.destroy();
    await localAws.close();
    rmSync(directory, { recursive: true });
  });

  /** A region's default network is there once anybody looks. */
  async function defaultNetwork(): Promise<void> {
    const scope = 'Credential=test/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0';
    const body = new URLSearchParams({ Action: 'DescribeVpcs', Version: '2016-11-15' });
    await fetch(localAws.endpoint, { method: 'POST', headers: { authorization: `AWS4-HMAC-SHA256 ${scope}` }, body });
  }

  async function state(): Promise<State> {
    return (await fetch(`${localAws.endpoint}/_local/state`)).json() as Promise<State>;
  }

  async function pushedPlaceholder(token: string): Promise<string> {
    const image = buildImage({
      layers: [[{ path: 'app/main.mjs', content: placeholder }]],
      config: { Entrypoint: ['node', '/app/main.mjs'] },
    });
    const send = async (method: string, path: string, body: Buffer, type: string): Promise<void> => {
      const headers = { authorization: `Basic ${token}`, 'content-type': type };
      const answer = await fetch(`${localAws.endpoint}/v2/placeholder${path}`, {
        method,
        headers,
        body: new Uint8Array(body),
      });
      assert.equal(answer.status, 201, await answer.text());
    };
    for (const blob of image.blobs) {
      await send('POST', `/blobs/uploads/?digest=${sha256(blob)}`, blob, 'application/octet-stream');
    }
    await send('PUT', '/manifests/1', image.manifest, image.mediaType);
    return `${new URL(localAws.endpoint).host}/placeholder:1`;
  }

  /** The real command, which finds everything by the contract. */
  async function deploy(version: string): Promise<void> {
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(ship, ['deploy', '--app-version', version, '--endpoint-url', localAws.endpoint], {
      cwd: project,
      env: { PATH, HOME, TMPDIR, NO_COLOR: '1', AWS_EC2_METADATA_DISABLED: 'true' },
    });
    const [output, problems, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    assert.equal(code, 0, `${output}${problems}`);
  }

  /** What of the edit the container that serves has in its environment. */
  async function runningEnvironment(): Promise<Readonly<Record<string, string>>> {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: services[0]?.taskDefinition }),
    );
    const [container] = taskDefinition?.containerDefinitions ?? [];
    return Object.fromEntries([
      ...(container?.environment ?? [])
        .filter(({ name }) => name === 'LOG_LEVEL')
        .map(({ name, value }) => [name, value]),
      ...(container?.secrets ?? []).map(({ name }) => [name, 'secret']),
    ]);
  }

  async function served(): Promise<unknown> {
    const body: unknown = await (await fetch(`${url}/health`)).json();
    return typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
  }

  test('the first apply needs no image: the placeholder answers', async () => {
    await root.apply();

    await assert.doesNotReject(until(async () => (await (await fetch(`${url}/health`)).text()) === 'placeholder'));
  });

  test('what was applied is found unchanged', async () => {
    await root.planIsEmpty();
  });

  test('a deployment by the contract serves, and is no drift', async () => {
    await deploy('1.0.1');

    assert.equal(await served(), '1.0.1');
    await root.planIsEmpty();
  });

  test('an edit of the template reaches the next deployment and not the one that serves', async () => {
    await root.apply(edited);

    assert.deepEqual([await served(), await runningEnvironment()], ['1.0.1', {}]);
    await deploy('1.0.2');
    const secrets = isLong ? { API_TOKEN: 'secret' } : {};
    assert.deepEqual([await served(), await runningEnvironment()], ['1.0.2', { LOG_LEVEL: 'debug', ...secrets }]);
    await root.planIsEmpty(edited);
  });

  test('destroyed, nothing is left that runs or costs', async () => {
    await root.destroy(edited);

    const left = await state();
    const more = Object.entries(left).flatMap(([table, keys]) => {
      const added = keys.filter((key) => !(empty[table] ?? []).includes(key));
      return added.length === 0 || remembered.test(table) ? [] : [`${table}: ${added.join(', ')}`];
    });
    assert.deepEqual(more, []);
    assert.equal(await nobodyAnswers(), true);
  });

  async function nobodyAnswers(): Promise<boolean> {
    return fetch(url).then(
      () => false,
      () => true,
    );
  }
});

/** Another port than 80, which others on this machine may have. */
function listensOn(port: number): string {
  return `
    resource "aws_lb_listener" "http" {
      port = ${port}
    }

    locals {
      url = "http://\${local.host}:${port}"
    }
  `;
}

/** Keys of local-aws's tables. */
type State = Readonly<Record<string, readonly string[]>>;

/** What AWS, too, goes on to tell for a while: inactive clusters and revisions, histories, what was deleted lately. */
const remembered =
  /^(ecs\.|cloudwatch\.|ec2\.[a-z0-9-]+\.(natGateways|clientTokens|tags|vpcEndpoints)|ec2\.regions|kms keys|secretsmanager)/;

/** Resolves when it is so; what is asked may fail meanwhile. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = AbortSignal.timeout(30_000);
  while (!(await isSo().catch(() => false))) {
    deadline.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
