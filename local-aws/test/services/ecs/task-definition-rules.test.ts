import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerDefinition } from '../../../src/models/generated/ecs.ts';
import { checkTaskDefinition, type Registration } from '../../../src/services/ecs/task-definition-rules.ts';
import { taskWorld } from './task-world.ts';

const app: ContainerDefinition = { name: 'app', image: 'app:1' };
const base: Registration = {
  family: 'app',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [app],
};

function withContainers(...containerDefinitions: readonly ContainerDefinition[]): Registration {
  return { ...base, containerDefinitions };
}

function withApp(change: Partial<ContainerDefinition>): Registration {
  return withContainers({ ...app, ...change });
}

function withHealthCheck(change: Partial<NonNullable<ContainerDefinition['healthCheck']>>): Registration {
  return withApp({ healthCheck: { command: ['CMD', 'true'], ...change } });
}

const sidecar: ContainerDefinition = { name: 'sidecar', image: 'sidecar:1', essential: false };
const logging = (logDriver: 'awslogs' | 'awsfirelens', options: Record<string, string>): Registration =>
  withApp({ logConfiguration: { logDriver, options } });

for (const [what, input, message] of [
  ['no container', withContainers(), /^Container list cannot be empty/],
  ['two containers of one name', withContainers(app, app), /^Container names must be unique/],
  ['no essential container', withApp({ essential: false }), /at least one container/i],
  [
    'a dependency on an unknown container',
    withApp({ dependsOn: [{ containerName: 'other', condition: 'START' }] }),
    "Cannot depend on container + 'other' because it does not exist",
  ],
  [
    'success of an essential container as a dependency',
    withContainers(app, { ...sidecar, dependsOn: [{ containerName: 'app', condition: 'SUCCESS' }] }),
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
  ],
  [
    'health of a container without a check as a dependency',
    withContainers(sidecar, { ...app, dependsOn: [{ containerName: 'sidecar', condition: 'HEALTHY' }] }),
    'A dependency container with HEALTHY condition must have health check configured',
  ],
  [
    'a cycle of dependencies',
    withContainers(
      { ...app, dependsOn: [{ containerName: 'sidecar', condition: 'START' }] },
      { ...sidecar, dependsOn: [{ containerName: 'app', condition: 'START' }] },
    ),
    /cycle: app -> sidecar -> app$/,
  ],
  [
    'a port twice',
    withContainers(
      { ...app, portMappings: [{ containerPort: 80 }] },
      { ...sidecar, portMappings: [{ containerPort: 80 }] },
    ),
    /^Duplicate port mapping: 80\/tcp/,
  ],
  ['another host port', withApp({ portMappings: [{ containerPort: 80, hostPort: 81 }] }), /ports .* must match\.$/],
  ['a short interval', withHealthCheck({ interval: 4 }), /interval .* between 5 and 300/],
  ['a long timeout', withHealthCheck({ timeout: 61 }), /timeout .* between 2 and 60/],
  ['no retries', withHealthCheck({ retries: 0 }), /retries .* between 1 and 10/],
  ['a long start period', withHealthCheck({ startPeriod: 301 }), /startPeriod .* between 0 and 300/],
  ['an unknown kind of check', withHealthCheck({ command: ['curl', 'x'] }), /begins with CMD or CMD-SHELL/],
  ['a check without a command', withHealthCheck({ command: ['CMD'] }), /begins with CMD or CMD-SHELL/],
  ['a stop timeout over two minutes', withApp({ stopTimeout: 121 }), /stop timeout of less than 120 seconds/],
  ['a start timeout of a second', withApp({ startTimeout: 1 }), /^Granular start timeout on container 'app'/],
  ['more memory than the task has', withApp({ memory: 1024 }), /memory must not be greater/],
  ['more CPU than the task has', withApp({ cpu: 512 }), /cpu must not be greater/],
  ['a limit below the reservation', withApp({ memory: 128, memoryReservation: 256 }), /greater than or equal to/],
  [
    'secrets without an execution role',
    withApp({ secrets: [{ name: 'A', valueFrom: '/a' }] }),
    /you must also specify a value for 'executionRoleArn'/,
  ],
  [
    'a secret that is a variable, too',
    {
      ...withApp({ secrets: [{ name: 'A', valueFrom: '/a' }], environment: [{ name: 'A', value: '1' }] }),
      executionRoleArn: 'arn:role',
    },
    /^The secret name must be unique .* such as 'A'$/,
  ],
  ['environment files', withApp({ environmentFiles: [{ type: 's3', value: 'arn:s3' }] }), /environment files/],
  ['a log router', logging('awsfirelens', {}), /awsfirelens/],
  [
    'awslogs without a group',
    logging('awslogs', { 'awslogs-region': 'us-east-1' }),
    'Log driver awslogs requires options: awslogs-group',
  ],
  [
    'a size that Fargate lacks',
    { ...base, memory: '600' },
    /^No Fargate configuration exists for given values: 256 CPU, 600 memory/,
  ],
  ['ephemeral storage of 20 GiB', { ...base, ephemeralStorage: { sizeInGiB: 20 } }, /21 to 200 GiB/],
] as const) {
  test(`a task definition is refused for ${what}`, () => {
    assert.throws(() => checkTaskDefinition(input), { shape: 'ClientException', message });
  });
}

test('what may be said in other words is described in ECS’s: sizes in units, defaults of a health check', async () => {
  const it = await taskWorld();

  const { taskDefinition } = await it.call('RegisterTaskDefinition', {
    ...base,
    cpu: '.5 vCPU',
    memory: '1GB',
    containerDefinitions: [{ ...app, healthCheck: { command: ['CMD-SHELL', 'true'], timeout: 10 } }],
  });

  assert.deepEqual([taskDefinition?.cpu, taskDefinition?.memory], ['512', '1024']);
  assert.deepEqual(taskDefinition?.containerDefinitions?.[0]?.healthCheck, {
    command: ['CMD-SHELL', 'true'],
    interval: 30,
    timeout: 10,
    retries: 3,
  });
});
