import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roots, terraform, withoutTerraform } from './support/terraform.ts';

const skip = await withoutTerraform();

describe('the configuration', { skip }, () => {
  it('is formatted as terraform fmt does it', async () => {
    const { code, output, errors } = await terraform(['fmt', '-check', '-recursive']);

    assert.equal(code, 0, `terraform fmt would change:\n${output}${errors}`);
  });

  for (const root of roots()) {
    it(`is valid in ${root}`, async () => {
      const { code, output, errors } = await terraform(['validate', '-no-color'], { root });

      assert.equal(code, 0, output + errors);
    });

    it(`is valid in ${root} under the oldest provider, too`, async (test) => {
      const { code, output, errors } = await terraform(['validate', '-no-color'], { root, command: 'TERRAFORM_REAL' });
      if (process.env.TERRAFORM_REAL === undefined) return test.skip('the variable TERRAFORM_REAL names no command');
      if (code === 3) return test.skip(errors.trim());

      assert.equal(code, 0, output + errors);
    });
  }
});
