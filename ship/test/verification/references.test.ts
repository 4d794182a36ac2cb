import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformOf } from '../../src/verification/check-images.ts';
import { rollbackFinding, serviceFinding } from '../../src/verification/check-service.ts';
import { isExpected } from '../../src/verification/check-targets.ts';
import { secretReference } from '../../src/verification/secret-reference.ts';
import { trustsEcsTasks } from '../../src/verification/trust-policy.ts';

describe("a secret's place", () => {
  const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';

  it('is a secret, perhaps with a member and a version', () => {
    assert.deepEqual(secretReference(arn), { kind: 'secret', id: arn, jsonKey: undefined });
    assert.deepEqual(secretReference(`${arn}:password::`), { kind: 'secret', id: arn, jsonKey: 'password' });
    assert.deepEqual(secretReference(`${arn}::AWSPREVIOUS:`), { kind: 'secret', id: arn, jsonKey: undefined });
  });

  it('is a parameter by its name or ARN', () => {
    const parameter = 'arn:aws:ssm:us-east-1:123456789012:parameter/app/key';

    assert.deepEqual(secretReference('/app/key'), { kind: 'parameter', name: '/app/key' });
    assert.deepEqual(secretReference(parameter), { kind: 'parameter', name: parameter });
  });
});

describe("a role's trust policy", () => {
  const document = (Statement: unknown): string => encodeURIComponent(JSON.stringify({ Statement }));
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } };

  it('lets tasks take the role by name, in a list, or as anybody', () => {
    assert.ok(trustsEcsTasks(document(allow)));
    assert.ok(
      trustsEcsTasks(
        document([{ ...allow, Principal: { Service: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] } }]),
      ),
    );
    assert.ok(trustsEcsTasks(document({ ...allow, Principal: '*' })));
  });

  it('does not where it names another service, denies, or is no policy', () => {
    assert.ok(!trustsEcsTasks(document({ ...allow, Principal: { Service: 'ec2.amazonaws.com' } })));
    assert.ok(!trustsEcsTasks(document({ ...allow, Effect: 'Deny' })));
    assert.ok(!trustsEcsTasks(document({ ...allow, Action: 'sts:TagSession' })));
    assert.ok(!trustsEcsTasks('nonsense'));
  });
});

describe('a platform', () => {
  it("is Fargate's default, or as the task definition says, in OCI's words", () => {
    assert.equal(platformOf({}), 'linux/amd64');
    assert.equal(
      platformOf({ runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }),
      'linux/arm64',
    );
  });
});

describe("a health check's matcher", () => {
  it('takes single codes, lists and ranges', () => {
    assert.ok(isExpected(200, '200'));
    assert.ok(isExpected(202, '200,202'));
    assert.ok(isExpected(204, '200-299'));
    assert.ok(!isExpected(503, '200,202'));
    assert.ok(!isExpected(301, '200-299'));
  });
});

describe('a service', () => {
  it('is fine when it is ACTIVE and nothing is under way', () => {
    const deployments = [{ status: 'PRIMARY', rolloutState: 'COMPLETED' as const }];

    assert.equal(serviceFinding({ status: 'ACTIVE', deployments, desiredCount: 2, runningCount: 2 }).state, 'ok');
    assert.equal(serviceFinding({ status: 'DRAINING' }).state, 'problem');
  });

  it('warns of a deployment that is under way or has failed', () => {
    const withState = (rolloutState: 'IN_PROGRESS' | 'FAILED') =>
      serviceFinding({ status: 'ACTIVE', deployments: [{ status: 'PRIMARY', rolloutState }] }).state;

    assert.deepEqual([withState('IN_PROGRESS'), withState('FAILED')], ['warning', 'warning']);
  });

  it('warns where ECS would not go back by itself', () => {
    const withBreaker = (enable: boolean, rollback: boolean) =>
      rollbackFinding({ deploymentConfiguration: { deploymentCircuitBreaker: { enable, rollback } } }).state;

    assert.deepEqual(
      [withBreaker(true, true), withBreaker(true, false), withBreaker(false, false)],
      ['ok', 'warning', 'warning'],
    );
    assert.equal(rollbackFinding({ deploymentConfiguration: { strategy: 'CANARY' } }).state, 'ok');
  });
});
