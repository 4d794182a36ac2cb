import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreateServiceRequest, Service } from '../../../src/models/generated/ecs.ts';
import { type World, world } from './world.ts';

async function created(it: World, settings: Partial<CreateServiceRequest>): Promise<Service> {
  const { service } = await it.call('CreateService', {
    cluster: 'c',
    serviceName: 'app',
    taskDefinition: await it.define('good'),
    desiredCount: 1,
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    ...settings,
  });
  it.clock.advance(60_000);
  return service ?? {};
}

test('a service is described with the platform version that it asked for, its deployment with the one that runs', async () => {
  const it = world();
  await it.call('CreateCluster', { clusterName: 'c' });

  const { platformVersion, deployments = [] } = await created(it, { platformVersion: 'LATEST' });

  assert.equal(platformVersion, 'LATEST');
  assert.equal(deployments[0]?.platformVersion, '1.4.0');
  assert.equal((await it.tasks())[0]?.platformVersion, '1.4.0');
});

test("a service that names neither launch type nor strategy takes its cluster's strategy", async () => {
  const it = world();
  const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }];
  await it.call('CreateCluster', {
    clusterName: 'c',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: strategy,
  });

  const { launchType, capacityProviderStrategy } = await created(it, {});

  assert.equal(launchType, undefined);
  assert.deepEqual(capacityProviderStrategy, strategy);
  assert.equal((await it.tasks())[0]?.capacityProviderName, 'FARGATE_SPOT');
});

test("a launch type goes over the cluster's strategy, also where the strategy of the request is empty", async () => {
  const it = world();
  await it.call('CreateCluster', {
    clusterName: 'c',
    capacityProviders: ['FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
  });

  const { launchType, capacityProviderStrategy } = await created(it, {
    launchType: 'FARGATE',
    capacityProviderStrategy: [],
  });

  assert.equal(launchType, 'FARGATE');
  assert.equal(capacityProviderStrategy, undefined);
});
