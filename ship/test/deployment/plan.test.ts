import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { environmentVariable, planTaskDefinition } from '../../src/deployment/plan.ts';

const template: TaskDefinition = {
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:000000000000:task-definition/app-dev:4',
  family: 'app-dev',
  revision: 4,
  status: 'ACTIVE',
  compatibilities: ['EC2', 'FARGATE'],
  requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' }],
  registeredAt: new Date(0),
  registeredBy: 'arn:aws:iam::000000000000:root',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '512',
  memory: '1024',
  containerDefinitions: [
    {
      name: 'app',
      image: 'placeholder',
      environment: [
        { name: 'APP_VERSION', value: '0' },
        { name: 'ENVIRONMENT', value: 'dev' },
      ],
      secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:secretsmanager:…' }],
    },
    { name: 'collector', image: 'otel' },
  ],
};

describe('the task definition to register', () => {
  it('is the template with the image and version, without what AWS adds', () => {
    const planned = planTaskDefinition(template, { container: 'app', image: 'repo@sha256:1', appVersion: '2.0.0' });

    assert.deepEqual(planned, {
      family: 'app-dev',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '512',
      memory: '1024',
      containerDefinitions: [
        {
          name: 'app',
          image: 'repo@sha256:1',
          environment: [
            { name: 'ENVIRONMENT', value: 'dev' },
            { name: 'APP_VERSION', value: '2.0.0' },
          ],
          secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:secretsmanager:…' }],
        },
        { name: 'collector', image: 'otel' },
      ],
    });
  });

  it('keeps tags', () => {
    const tags = [{ key: 'team', value: 'one' }];

    const planned = planTaskDefinition(template, { container: 'app', image: 'i', appVersion: '1' }, tags);

    assert.deepEqual(planned.tags, tags);
  });

  it('leaves the template as it was', () => {
    const copy = structuredClone(template);

    planTaskDefinition(template, { container: 'app', image: 'i', appVersion: '1' });

    assert.deepEqual(template, copy);
  });

  it('is refused where the template has no such container', () => {
    const plan = () => planTaskDefinition(template, { container: 'web', image: 'i', appVersion: '1' });

    assert.throws(plan, {
      code: 'container-missing',
      message:
        'task definition app-dev:4: has no container "web" (it has: app, collector); correct the contract\'s container or the template',
    });
  });
});

describe("a container's environment variable", () => {
  it('is found by container and name', () => {
    assert.equal(environmentVariable(template, 'app', 'ENVIRONMENT'), 'dev');
    assert.equal(environmentVariable(template, 'collector', 'ENVIRONMENT'), undefined);
  });
});
