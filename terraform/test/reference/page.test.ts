import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sourceOf } from '../../hcl/source.ts';
import { outputsOf, variablesOf } from '../../reference/declarations.ts';
import { terraformPage } from '../../reference/page.ts';
import { readRoots } from '../../reference/roots.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

describe('the reference of Terraform', () => {
  it('has every variable and output as it is', () => {
    const page = readFileSync(join(repository, 'docs', 'reference', 'terraform.md'), 'utf8');

    const made = terraformPage(readRoots(repository));

    assert.equal(page, made, 'stale: npm run reference:terraform');
  });

  it('leaves no variable and no output without a word', () => {
    const roots = readRoots(repository);

    const silent = roots.flatMap(({ folder, blocks }) =>
      [...variablesOf(blocks), ...outputsOf(blocks)]
        .filter(({ description }) => description === '')
        .map(({ name }) => `${folder}: ${name}`),
    );

    assert.deepEqual(silent, []);
  });

  it('puts a type of several lines on one, and keeps the rules apart from the condition', () => {
    const { blocks } = sourceOf({
      'variables.tf': `
        variable "waf" {
          description = "The \\"firewall\\"."
          type = object({
            rate  = optional(number, 2000) # a minute
            names = list(string)
          })
          default   = null
          sensitive = true

          validation {
            condition     = var.waf == null || { a = "waf must be }" } != null
            error_message = "waf must be small."
          }
        }`,
    });

    const [variable] = variablesOf(blocks);

    assert.deepEqual(variable, {
      name: 'waf',
      file: 'variables.tf',
      description: 'The "firewall".',
      type: 'object({ rate = optional(number, 2000), names = list(string) })',
      default: 'null',
      isSensitive: true,
      rules: ['waf must be small.'],
    });
  });
});
