import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesOf, taskDefinitionOf } from '../../src/local/blueprint.ts';
import { beginningOf, isServing } from '../../src/local/local-state.ts';
import { parseEnvironmentSettings } from '../../src/settings/environment-file.ts';
import { aDeployment, aService, aServiceDeployment, aTarget, earlier } from '../support/snapshots.ts';

describe("an environment's resources", () => {
  it("have Terraform's names", () => {
    assert.deepEqual(namesOf({ app: 'devops-challenge', environment: 'dev' }), {
      cluster: 'devops-challenge-dev-cluster',
      service: 'devops-challenge-dev-service',
      family: 'devops-challenge-dev',
      repository: 'devops-challenge',
      logGroup: '/ecs/devops-challenge-dev',
      loadBalancer: 'devops-challenge-dev-alb',
      targetGroup: 'devops-challenge-dev-tg',
      alternateTargetGroup: 'devops-challenge-dev-tg2',
      container: 'devops-challenge',
    });
  });

  it('have load balancer names that ELBv2 takes, however long the application is called', () => {
    const { loadBalancer, targetGroup } = namesOf({ app: 'a'.repeat(32), environment: 'staging' });

    assert.equal(loadBalancer, `${'a'.repeat(28)}-alb`);
    assert.ok(targetGroup.length <= 32);
  });

  it("run the task definition of the variables' file", () => {
    const settings = parseEnvironmentSettings('{"app_name":"app","environment":"dev","cpu":256}', 'dev.tfvars.json');

    const { cpu, memory, containerDefinitions } = taskDefinitionOf(settings, { image: 'i', appVersion: '1' });

    assert.deepEqual([cpu, memory], ['256', '1024']);
    assert.deepEqual(containerDefinitions?.[0]?.environment, [
      { name: 'APP_VERSION', value: '1' },
      { name: 'ENVIRONMENT', value: 'dev' },
      { name: 'PORT', value: '8080' },
    ]);
  });
});

describe('what an earlier ship up has left', () => {
  const successful = aServiceDeployment({ status: 'SUCCESSFUL' });

  it('is taken up when it has ever succeeded', () => {
    const service = aService({ deployments: [earlier] });

    assert.deepEqual(beginningOf(service, [successful]), {
      kind: 'take up',
      subject: { deploymentId: 'ecs-svc/1', taskDefinition: earlier.taskDefinition, createdAt: 10 },
    });
  });

  it('is begun anew where no service is there, or a deleted one', () => {
    assert.deepEqual(beginningOf(undefined, []), { kind: 'create' });
    assert.deepEqual(beginningOf(aService({ status: 'INACTIVE' }), [successful]), { kind: 'create' });
  });

  it('is tried again when its first deployment failed or was cut off', () => {
    const failed = aService({ deployments: [aDeployment({ rolloutState: 'FAILED' })] });
    const cutOff = aService({ deployments: [aDeployment({ rolloutState: 'IN_PROGRESS' })] });

    assert.deepEqual(beginningOf(failed, []), { kind: 'retry' });
    assert.deepEqual(beginningOf(cutOff, []), { kind: 'retry' });
  });
});

describe('a service that was taken up', () => {
  it('serves when all of its tasks are healthy targets', () => {
    const targets = [aTarget(), aTarget({ address: '127.0.1.2' })];

    assert.equal(isServing(aService(), targets), true);
    assert.equal(isServing(aService(), targets.slice(1)), false);
    assert.equal(isServing(aService({ running: 1 }), targets), false);
    assert.equal(isServing(undefined, targets), false);
  });
});
