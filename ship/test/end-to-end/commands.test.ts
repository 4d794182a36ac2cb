import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DeleteParameterCommand } from '@aws-sdk/client-ssm';
import type { Clients } from '../../src/aws/clients.ts';
import { parameterStore } from '../../src/aws/parameters.ts';
import { type Contract, contractParameter, parseContract, renderContract } from '../../src/contract/contract.ts';
import { neededActions } from '../../src/doctor/actions.ts';
import { permissionFindings } from '../../src/doctor/check-permissions.ts';
import { type LocalStack, localStack, type Ran } from './local-stack.ts';
import { clientsOf, secondEnvironment } from './second-environment.ts';

const app = 'devops-challenge';
const serviceDirectory = fileURLToPath(new URL('../../../service', import.meta.url));

describe('commands on a local stack', () => {
  let stack: LocalStack;
  let clients: Clients;
  let contract: Contract;
  let imageDirectory: string;

  before(async () => {
    stack = await localStack();
    clients = clientsOf(stack.endpoint);
    const parameter = contractParameter(app, 'dev');
    contract = parseContract((await parameterStore(clients).read(parameter)) ?? '', parameter);
    imageDirectory = mkdtempSync(join(tmpdir(), 'ship-second-'));
  });

  after(async () => {
    await stack.close();
    rmSync(imageDirectory, { recursive: true, force: true });
  });

  /** Members of the lines that a command wrote as JSON. */
  const linesOf = ({ stdout }: Ran): Record<string, unknown>[] =>
    stdout
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));

  async function writeContract(members: Partial<Contract>): Promise<void> {
    await parameterStore(clients).write(contractParameter(app, 'dev'), renderContract({ ...contract, ...members }));
  }

  test('diff shows what a deployment would change, and history what one has changed', async () => {
    const same = await stack.ship('diff', '--exit-code');
    const next = await stack.ship('diff', '--app-version', '1.1.0', '--exit-code', '--json');
    await stack.ship('deploy', '--app-version', '1.1.0');
    const between = await stack.ship('diff', '1', '2');
    const history = await stack.ship('history', '--json');

    assert.deepEqual([same.exitCode, next.exitCode, between.exitCode], [0, 1, 0]);
    assert.deepEqual(linesOf(next)[0]?.differences, [
      { path: `containers.${app}.environment.APP_VERSION`, before: '1.0.0', after: '1.1.0' },
    ]);
    assert.match(between.stdout, /APP_VERSION: 1\.0\.0 → 1\.1\.0/);
    const [latest, first] = linesOf(history);
    assert.deepEqual(
      [latest?.version, latest?.verdict, latest?.isCurrent, latest?.strategy],
      ['1.1.0', 'succeeded', true, 'rolling'],
    );
    assert.match(String(latest?.digest), /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual([first?.version, first?.isCurrent], ['1.0.0', false]);
  });

  test('diff of a revision that is not there, and with options that contradict, is told in one line', async () => {
    const missing = await stack.ship('diff', '1', '99');
    const contradicting = await stack.ship('diff', '1', '--image', 'x');

    assert.deepEqual([missing.exitCode, contradicting.exitCode], [2, 2]);
    assert.match(missing.stderr, /^ship: task definition devops-challenge-dev:99: does not exist; .*\n$/);
    assert.match(contradicting.stderr, /^ship: --image: .*\n$/);
  });

  test('scale waits until so many serve, and refuses what autoscaling would undo', async () => {
    const scaled = await stack.ship('scale', '3', '--json');
    const client = await clients.scaling();
    await client.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: 'ecs',
        ResourceId: `service/${contract.cluster}/${contract.service}`,
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity: 2,
        MaxCapacity: 4,
      }),
    );
    const refused = await stack.ship('scale', '9');
    const back = await stack.ship('scale', '2');

    const [line] = linesOf(scaled);
    assert.deepEqual([scaled.exitCode, line?.verdict, line?.healthy, line?.from], [0, 'reached', 3, 2]);
    assert.equal(refused.exitCode, 2);
    assert.match(
      refused.stderr,
      /^ship: 9 tasks: autoscaling keeps this service between 2 and 4 .*; raise its maximum/,
    );
    assert.match(back.stdout, /3 → 2, all healthy[\s\S]*autoscaling may move it again, between 2 and 4/);
  });

  test('status shows bounds, alarms and who holds the lock', async () => {
    const client = await clients.alarms();
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName: 'errors',
        Namespace: 'N',
        MetricName: 'M',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    await writeContract({ alarms: ['errors', 'gone'] });
    const lock = { id: '1', owner: 'alice', host: 'h', pid: 1, journal: { command: 'deploy', phase: 'updating' } };
    await parameterStore(clients).write(`${contractParameter(app, 'dev')}/lock`, JSON.stringify(lock));
    const status = await stack.ship('status');
    const parameters = await clients.parameters();
    await parameters.send(new DeleteParameterCommand({ Name: `${contractParameter(app, 'dev')}/lock` }));
    await writeContract({});

    assert.match(status.stdout, /\ndeploy by alice is under way \(updating\)\n/);
    assert.match(status.stdout, /2 of 2 running \(autoscaling 2 to 4\)/);
    assert.match(status.stdout, /ALARM {3}STATE\nerrors {2}(OK|INSUFFICIENT_DATA)\ngone {4}missing/);
  });

  test('run passes lines and exit code on, and leaves no revision that can be started', async () => {
    const program = 'console.log(process.env.GREETING, process.env.ENVIRONMENT); process.exit(7)';
    const [ran, unknown] = await Promise.all([
      stack.ship('run', '-e', 'GREETING=hello', '--', 'node', '-e', program),
      stack.ship('run', '--json', '--', 'no-such-program'),
    ]);

    assert.deepEqual([ran.exitCode, ran.stdout], [7, 'hello dev\n']);
    assert.equal(unknown.exitCode, 125);
    const [started, outcome] = linesOf(unknown);
    assert.equal(outcome?.verdict, 'never-started');
    const client = await clients.ecs();
    const { taskDefinition } = await client.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: String(started?.taskDefinition) }),
    );
    assert.equal(taskDefinition?.status, 'INACTIVE');
  });

  test('run without a command, and exec without ECS Exec, say what is missing', async () => {
    const [nothing, exec] = await Promise.all([stack.ship('run'), stack.ship('exec')]);

    assert.deepEqual([nothing.exitCode, nothing.stderr], [2, 'ship: there is no command to run; write it after --\n']);
    assert.equal(exec.exitCode, 2);
    assert.match(exec.stderr, /ship: ECS Exec is not enabled on the service; set enable_execute_command/);
  });

  test('exec hands over to the AWS CLI, with a task that has ECS Exec, and passes its exit code on', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'ship-exec-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const script = '#!/bin/sh\nprintf "%s|" "$@"\nexit 3\n';
    for (const program of ['aws', 'session-manager-plugin'])
      writeFileSync(join(folder, program), script, { mode: 0o755 });
    const PATH = `${folder}:${process.env.PATH}`;
    const client = await clients.ecs();
    const { cluster, service } = contract;
    await client.send(new UpdateServiceCommand({ cluster, service, enableExecuteCommand: true }));

    const old = await stack.shipWith({ PATH }, 'exec', '--', 'node', '-v');
    await stack.ship('scale', '3');
    const handedOver = await stack.shipWith({ PATH }, 'exec', '--', 'node', '-v');
    await stack.ship('scale', '2');

    assert.match(old.stderr, /was started before ECS Exec was enabled on the service; deploy again/);
    assert.equal(handedOver.exitCode, 3);
    assert.match(handedOver.stdout, /^ecs\|execute-command\|.*\|--interactive\|--command\|node -v\|/);
  });

  test('logs are filtered where they lie, and told pretty or as JSON', async () => {
    const pattern = '{ $.message = "listening" }';
    const [json, pretty, bad] = await Promise.all([
      stack.ship('logs', '--filter', pattern, '--json'),
      stack.ship('logs', '--filter', pattern, '--pretty'),
      stack.ship('logs', '--filter', '{ $.'),
    ]);

    assert.ok(
      linesOf(json).every(({ type, message }) => type === 'log-line' && String(message).includes('"listening"')),
    );
    assert.match(pretty.stdout, /^[0-9a-f]{8} \d\d:\d\d:\d\d\.\d{3} INFO {2}listening address=/);
    assert.equal(bad.exitCode, 2);
    assert.match(bad.stderr, /^ship: --filter: .*\n$/);
  });

  test('verify finds what a deployment needs, and names what is missing', async () => {
    const good = await stack.ship('verify');
    const ecs = await clients.ecs();
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: contract.taskDefinition }),
    );
    const [container] = taskDefinition?.containerDefinitions ?? [];
    const registered = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'broken',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
        executionRoleArn: 'arn:aws:iam::000000000000:role/nobody',
        taskRoleArn: taskDefinition?.taskRoleArn,
        containerDefinitions: [
          {
            ...container,
            secrets: [
              { name: 'KEY', valueFrom: '/no/such/parameter' },
              { name: 'DB', valueFrom: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:none-AbCdEf' },
            ],
            logConfiguration: {
              logDriver: 'awslogs',
              options: { 'awslogs-group': '/no/group', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
            },
          },
        ],
      }),
    );
    const iam = await clients.roles();
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: `${app}-dev-task`,
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        }),
      }),
    );
    await writeContract({ taskDefinition: registered.taskDefinition?.taskDefinitionArn ?? '' });
    const bad = await stack.ship('verify', '--json');
    await writeContract({});

    assert.equal(good.exitCode, 0, good.stdout);
    assert.match(good.stdout, /No problem: \d+ ok, 1 warning/);
    assert.equal(bad.exitCode, 2);
    const [{ checks = [] } = {}] = linesOf(bad);
    assert.ok(Array.isArray(checks));
    const problems = checks.filter(({ state }) => state === 'problem').map(({ name }) => name);
    assert.deepEqual(problems, [app, `${app}.KEY`, `${app}.DB`, 'execution role', 'task role', '/no/group']);
  });

  test('doctor finds a stack in order, and without one says where to begin', async () => {
    const [good, elsewhere] = await Promise.all([
      stack.ship('doctor', '--json'),
      stack.ship('doctor', '--env', 'nowhere', '--app', 'nothing'),
    ]);

    assert.equal(good.exitCode, 0, good.stdout);
    const [{ checks = [] } = {}] = linesOf(good);
    assert.ok(Array.isArray(checks));
    const groups = new Set(checks.map(({ group }) => group));
    assert.deepEqual([...groups], ['tools', 'project', 'account', 'quotas', 'reach']);
    assert.equal(elsewhere.exitCode, 2);
    assert.match(elsewhere.stdout, /✖ contract .*nothing's nowhere environment is not there/);
    assert.match(elsewhere.stdout, /\nFirst: /);
  });

  test("doctor's simulation tells what a role may not do", async () => {
    const iam = await clients.roles();
    const document = (Statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'deployer',
        AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'deployer',
        PolicyName: 'all-but-one',
        PolicyDocument: document({ Effect: 'Allow', NotAction: 'iam:PassRole', Resource: '*' }),
      }),
    );
    const place = { account: '000000000000', region: 'us-east-1', app, environment: 'dev' };
    const needed = neededActions(contract, place, ['arn:aws:iam::000000000000:role/task']);

    const findings = await permissionFindings(clients, 'arn:aws:sts::000000000000:assumed-role/deployer/me', needed);

    assert.deepEqual(findings, [
      {
        name: 'iam:PassRole',
        state: 'problem',
        detail: 'is denied: ECS takes on the roles that the task definition names',
        remedy: 'allow iam:PassRole on arn:aws:iam::000000000000:role/task',
      },
    ]);
  });

  test('promote brings the very image to another repository and deploys it there', async () => {
    const staging = await secondEnvironment(stack.endpoint, 'staging', { serviceDirectory, imageDirectory });
    const credentials = join(imageDirectory, 'credentials');
    writeFileSync(credentials, '[first]\naws_access_key_id = other\naws_secret_access_key = other\n');
    const variables = { AWS_SHARED_CREDENTIALS_FILE: credentials };
    const common = ['promote', 'dev', 'staging', '--app', app];
    const strange = await stack.shipWith(variables, ...common, '--from-profile', 'nobody');
    const promoted = await stack.shipWith(variables, ...common, '--from-profile', 'first');
    const history = await stack.ship('history', '--env', 'staging', '--app', app, '--json');
    const [here] = linesOf(await stack.ship('history', '--json'));

    assert.equal(strange.exitCode, 2);
    assert.match(strange.stderr, /^ship: --from-profile: AWS's configuration files have no credentials for "nobody"; /);
    assert.equal(promoted.exitCode, 0, promoted.stdout + promoted.stderr);
    const [latest] = linesOf(history);
    assert.deepEqual([latest?.version, latest?.digest], ['1.1.0', here?.digest]);
    assert.equal(latest?.image, `${staging.repository.uri}@${here?.digest}`);
  });

  test('promote refuses an environment that serves nothing, and says what to write', async () => {
    const client = await clients.scaling();
    await client.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: 'ecs',
        ResourceId: `service/${contract.cluster}/${contract.service}`,
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity: 0,
      }),
    );
    await stack.ship('scale', '0');
    const [nothing, unsaid] = await Promise.all([
      stack.ship('promote', 'dev', 'staging', '--app', app),
      stack.ship('promote', 'dev'),
    ]);

    assert.deepEqual([nothing.exitCode, unsaid.exitCode], [2, 2]);
    assert.match(nothing.stderr, /^ship: environment dev: no task of it runs.*; ship scale 1 --env dev\n$/);
    assert.match(unsaid.stderr, /for example ship promote dev staging\n$/);
  });
});
