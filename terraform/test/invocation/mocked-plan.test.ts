import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../invocation/failure.ts';
import { mockedPlan } from '../../invocation/mocked-plan.ts';
import type { Terraform } from '../../invocation/terraform.ts';

/** Prints these messages, whatever is run, and keeps what was. */
function aTerraform(
  ...messages: readonly object[]
): Pick<Terraform, 'run'> & { readonly ran: readonly (readonly string[])[] } {
  const ran: (readonly string[])[] = [];
  return {
    ran,
    run(...parameters) {
      ran.push(parameters);
      return Promise.resolve({ code: 0, output: messages.map((one) => JSON.stringify(one)).join('\n'), errors: '' });
    },
  };
}

const aTestPlan = {
  type: 'test_plan',
  test_plan: {
    plan_format_version: '1.2',
    resource_changes: [
      { address: 'a.b', mode: 'managed', type: 'a', name: 'b', change: { actions: ['create'], after: { size: 1 } } },
    ],
  },
};

describe('a plan with a mocked provider', () => {
  it('is what the first run of the test file plans', async () => {
    const terraform = aTerraform({ type: 'version' }, aTestPlan, {
      ...aTestPlan,
      test_plan: { plan_format_version: '1.2' },
    });

    const plan = await mockedPlan(terraform, 'tests/one.tftest.hcl', '-var-file=dev.json');

    assert.deepEqual(terraform.ran, [
      ['test', '-json', '-verbose', '-filter=tests/one.tftest.hcl', '-var-file=dev.json'],
    ]);
    assert.deepEqual(
      plan.changes.map(({ address, action, after }) => ({ address, action, after })),
      [{ address: 'a.b', action: 'create', after: { size: 1 } }],
    );
  });

  it('fails with what Terraform said where nothing is planned', async () => {
    const terraform = aTerraform({ diagnostic: { summary: 'Inconsistent dependency lock file', detail: 'run init' } });

    await assert.rejects(
      mockedPlan(terraform, 'tests/one.tftest.hcl'),
      (error) =>
        error instanceof Failure &&
        error.code === 'plan-failed' &&
        error.evidence === 'Inconsistent dependency lock file: run init',
    );
  });
});
