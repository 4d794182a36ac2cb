import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeOf, policyFor } from '../../src/permissions/policy.ts';

const place = placeOf('shop', 'prod', { account: '111122223333', region: 'eu-central-1' });

describe('the policy', () => {
  it('of those who only look allows no change', () => {
    const { Statement } = policyFor('read', place);

    const changing = Statement.flatMap(({ Action }) => Action).filter(
      (action) => !/:(Get|List|Describe|Filter|BatchGet)/.test(action),
    );
    assert.deepEqual(changing, []);
  });

  it('of those who deploy holds what those who look may do', () => {
    const actions = (purpose: 'read' | 'deploy'): readonly string[] =>
      policyFor(purpose, place).Statement.flatMap(({ Action }) => Action);

    const missing = actions('read').filter((action) => !actions('deploy').includes(action));

    assert.deepEqual(missing, []);
  });

  it('names the application wherever AWS knows a resource', () => {
    const { Statement } = policyFor('all', place);

    const update = Statement.find(({ Action }) => Action.includes('ecs:UpdateService'));
    assert.equal(update?.Resource, 'arn:aws:ecs:eu-central-1:111122223333:service/shop-prod-cluster/shop-prod-service');
    const roles = Statement.find(({ Action }) => Action.includes('iam:PassRole'));
    assert.deepEqual(roles?.Condition, { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
  });

  it('speaks of the partition that a region is in', () => {
    const { Statement } = policyFor('all', placeOf('shop', 'prod', { account: '1', region: 'cn-north-1' }));

    const arns = Statement.flatMap(({ Resource }) => Resource).filter((resource) => resource !== '*');
    assert.ok(arns.every((arn) => arn.startsWith('arn:aws-cn:')));
  });
});
