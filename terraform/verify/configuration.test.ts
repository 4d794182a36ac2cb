import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { mainRoot, roots, withoutTerraform } from './support/terraform.ts';
import { testReport } from './support/test-report.ts';

const skip = await withoutTerraform();

/** Needs a variables file: `environments.test.ts` gives it each. */
const withVariables = 'environment.tftest.hcl';

describe("each root's own tests", { skip }, () => {
  for (const root of roots().filter((candidate) => testFiles(candidate).length > 0)) {
    it(`pass in ${root}`, async (test) => {
      const filters = testFiles(root).map((file) => `-filter=tests/${file}`);

      const runs = await testReport(filters, { root });

      for (const { file, name, status, errors } of runs) {
        await test.test(`${file}: ${name.replaceAll('_', ' ')}`, () => {
          assert.equal(status, 'pass', errors.join('\n'));
        });
      }
    });
  }
});

function testFiles(root: string): readonly string[] {
  const directory = join(mainRoot, root, 'tests');
  if (!existsSync(directory)) return [];
  return readdirSync(directory).filter((name) => name.endsWith('.tftest.hcl') && name !== withVariables);
}
