import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Failure } from '../invocation/failure.ts';
import { planFailed, variablesFile, withPlan } from '../invocation/plan-file.ts';
import { blocksOf, sourcesOf } from '../invocation/sources.ts';
import { type Terraform, terraformIn } from '../invocation/terraform.ts';
import type { Plan } from '../plan/plan.ts';
import { stackOf } from '../plan/stack.ts';
import { evaluate, type Finding, type PolicyReport } from '../policies/evaluate.ts';
import { rules } from '../policies/index.ts';

const main = fileURLToPath(new URL('..', import.meta.url));
const roots: readonly (readonly [name: string, directory: string, environment: string | undefined])[] = [
  ['dev', main, 'dev'],
  ['staging', main, 'staging'],
  ['prod', main, 'prod'],
  ['prod-dr', main, 'prod-dr'],
  ['bootstrap', join(main, 'bootstrap'), undefined],
  ['account', join(main, 'account'), undefined],
  ['global', join(main, 'global'), undefined],
];

/** An apply can only be pretended: whatever would ask AWS finds nobody at this address. */
const nobody = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nobody',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};
const environment = { ...process.env, ...nobody };
const skip = await cannotPretend();

/**
 * The policies on what is really planned. The plan after an apply is judged, in which every id and ARN is known, so
 * that nothing is left undecided. Only a provider that pretends can make one without AWS.
 */
describe('the policies', { skip }, () => {
  for (const [name, directory, of] of roots) {
    describe(`on ${name}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'shipshape-policies-'));
      let report: PolicyReport;

      before(async () => {
        const plan = await planAfterApply(terraformIn(directory, environment), directory, of, join(folder, 'state'));
        const sources = sourcesOf(plan, directory);
        report = evaluate(stackOf(plan, 'after', sources), rules, blocksOf(plan, sources), of);
      });

      after(() => rmSync(folder, { recursive: true }));

      it('all pass, but for what dev is excused from with a reason', (test) => {
        assert.deepEqual(report.failures.map(inWords), []);
        assert.deepEqual(report.brokenExceptions, []);
        test.diagnostic(`${name}: ${report.rules} rules, asked ${report.asked} times, ${report.passed} passed`);
        for (const { rule, address, exception } of report.excused) {
          test.diagnostic(`${name}: excused from ${rule.id} at ${address}: ${exception.reason}`);
        }
      });

      it('leave nothing undecided, and no exception that excuses nothing', () => {
        assert.deepEqual(report.undecided.map(inWords), []);
        assert.deepEqual(report.idleExceptions, []);
        if (of !== 'dev') assert.deepEqual(report.excused, []);
      });
    });
  }
});

async function planAfterApply(
  terraform: Terraform,
  directory: string,
  of: string | undefined,
  state: string,
): Promise<Plan> {
  // A root without environments has an example of its variables.
  const variables = of === undefined ? ['-var-file=terraform.tfvars.example'] : variablesFile(directory, of);
  const applied = await terraform.run(
    'apply',
    '-auto-approve',
    '-input=false',
    '-no-color',
    `-state=${state}`,
    ...variables,
  );
  if (applied.code !== 0) throw new Error(applied.output + applied.errors);
  return withPlan(terraform, ['plan', `-state=${state}`, ...variables], (finished) => {
    if (finished.code !== 0) throw planFailed(finished, of);
  });
}

async function cannotPretend(): Promise<string | false> {
  try {
    const { code } = await terraformIn(main, environment).run(
      'plan',
      '-input=false',
      '-no-color',
      ...variablesFile(main, 'dev'),
    );
    return code === 0 ? false : 'Terraform’s provider asks AWS here: npm run plan:review judges plans with an account';
  } catch (error) {
    if (error instanceof Failure && error.code === 'terraform-missing') return error.message;
    throw error;
  }
}

function inWords({ rule, address, why }: Finding): string {
  return `${rule.id} ${address}: ${why}`;
}
