import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseContract } from '../../ship/src/contract/contract.ts';
import { actions } from './support/plan.ts';
import { type PretendedAccount, pretendedAccount, withoutPretendedAccount } from './support/pretended-account.ts';

const skip = await withoutPretendedAccount();

const variables = { traffic_shifting: true, test_listener_cidrs: ['192.0.2.0/24'] };

describe('what Terraform owns', { skip }, () => {
  let account: PretendedAccount;

  before(async () => {
    account = pretendedAccount();
    await account.apply(variables);
  });

  after(() => account[Symbol.asyncDispose]());

  it('is published in a contract that ship understands', async () => {
    const { insecure_value: value } = await account.attributes('aws_ssm_parameter.ship');
    const { arn, skip_destroy: isKept } = await account.attributes('aws_ecs_task_definition.main');

    const contract = parseContract(String(value), '/devops-challenge/dev/ship');

    assert.equal(contract.service, 'devops-challenge-dev-service');
    assert.equal(contract.container, 'devops-challenge');
    assert.equal(contract.taskDefinition, arn);
    assert.ok(isKept, 'a rollback may need the revision before');
    assert.equal(contract.listenerRules.length, 2);
    assert.equal(contract.targetGroups.length, 2);
  });

  it('is all there after an apply', async () => {
    assert.deepEqual(actions(await account.plan(variables)), []);
  });

  it('gets a new revision of the template on an edit, which the contract names, and nothing starts', async () => {
    const changes = await account.plan({ ...variables, memory: 2048 });

    assert.deepEqual(actions(changes), [
      'aws_ecs_task_definition.main: delete, create',
      'aws_ssm_parameter.ship: update',
    ]);
  });

  it('ends where ship and autoscaling decide: how many tasks there are', async () => {
    assert.deepEqual(actions(await account.plan({ ...variables, desired_count: 5 })), []);
  });
});
