import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { notChecked, ok, problem } from '../../src/checks/check.ts';
import { findingsOf } from '../../src/doctor/check-permissions.ts';
import { nodeFinding } from '../../src/doctor/check-tools.ts';
import { nextStep } from '../../src/doctor/next-step.ts';
import { quotaFinding, quotas } from '../../src/doctor/quotas.ts';

describe('a limit of the account', () => {
  const purpose = 'this environment';

  it('is fine where what is left is enough', () => {
    assert.deepEqual(quotaFinding(quotas.addresses, { limit: 5, used: 3, needed: 2, purpose }), {
      state: 'ok',
      detail: '3 of 5 used, 2 left; this environment needs 2',
    });
  });

  it('is a problem where it is not, with the command that asks for more', () => {
    const finding = quotaFinding(quotas.addresses, { limit: 5, used: 4, needed: 2, purpose });

    assert.equal(finding.state, 'problem');
    assert.equal(finding.detail, '4 of 5 used, 1 left, but this environment needs 2');
    assert.match(finding.remedy ?? '', /--service-code ec2 --quota-code L-0263D0A3 --desired-value 6$/);
  });

  it('is a warning where it is used up and nothing more is needed', () => {
    assert.equal(quotaFinding(quotas.vpcs, { limit: 5, used: 5, needed: 0, purpose }).state, 'warning');
    assert.equal(quotaFinding(quotas.vpcs, { limit: 5, used: 4, needed: 0, purpose }).state, 'ok');
  });

  it('counts parts of a vCPU', () => {
    const { detail } = quotaFinding(quotas.fargate, { limit: 6, used: 1.75, needed: 1, purpose: 'a deployment' });

    assert.equal(detail, '1.75 of 6 vCPU used, 4.25 left; a deployment needs 1');
  });
});

describe('permissions', () => {
  it('are one line where all are allowed', () => {
    assert.deepEqual(findingsOf([], 25), ok('all of 25 needed actions are allowed'));
  });

  it('are a line for each that is denied: a problem only where a deployment needs it', () => {
    const denied = { resource: 'arn' };
    const findings = [
      findingsOf(
        [
          { ...denied, action: 'ecs:UpdateService', isForDeployment: true },
          { ...denied, action: 'ecs:ExecuteCommand', isForDeployment: false },
        ],
        25,
      ),
    ].flat();

    assert.deepEqual(
      findings.map(({ name, state, remedy }) => [name, state, remedy]),
      [
        ['ecs:UpdateService', 'problem', 'allow ecs:UpdateService on arn'],
        ['ecs:ExecuteCommand', 'warning', 'allow ecs:ExecuteCommand on arn'],
      ],
    );
  });
});

describe('what to do first', () => {
  it('is the problem that others hang on', () => {
    const first = nextStep([
      { group: 'project', name: 'contract', ...problem('is not there', 'ship up') },
      { group: 'account', name: 'credentials', ...problem('none', 'sign in') },
      { group: 'quotas', name: 'VPCs', ...notChecked('') },
    ]);

    assert.equal(first, 'First: credentials: sign in');
  });

  it('is nothing where there is no problem', () => {
    assert.equal(nextStep([{ group: 'tools', name: 'node', ...ok('v26') }]), undefined);
  });
});

describe('node', () => {
  it('is new enough or not', () => {
    assert.equal(nodeFinding('v26.1.0').state, 'ok');
    assert.equal(nodeFinding('v18.20.0').state, 'problem');
  });
});
