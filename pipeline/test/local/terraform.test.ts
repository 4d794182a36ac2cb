import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { impossibleWithout } from '../../local/terraform.ts';
import { parseWorkflow } from '../../workflow/workflow.ts';

describe('without Terraform', () => {
  const file = new URL('../../../.github/workflows/ci-cd.yml', import.meta.url);
  const { jobs } = parseWorkflow('ci-cd.yml', readFileSync(file, 'utf8'));
  const reasons = (missing: string | undefined): ReadonlyMap<string | undefined, string | undefined> => {
    const impossible = impossibleWithout(missing);
    return new Map(
      jobs
        .filter(({ id }) => id === 'terraform-plan')
        .flatMap((job) => job.steps.map((step) => [step.name, impossible(step, job)])),
    );
  };

  it('nothing is planned, and nobody asks for the review that nobody wrote', () => {
    const given = reasons('terraform is not here');

    assert.deepEqual(
      ['Plan', 'Review', 'Show the review', 'Install'].map((name) => given.get(name)),
      ['terraform is not here', 'terraform is not here', 'terraform is not here', undefined],
    );
  });

  it('and with it, all of that runs', () => {
    const given = reasons(undefined);

    assert.deepEqual(
      ['Plan', 'Review', 'Show the review', 'Install'].map((name) => given.get(name)),
      [undefined, undefined, undefined, undefined],
    );
  });
});
