import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isCurrent } from '../costs/guide.ts';
import { planCosts } from '../costs/plan-costs.ts';
import { renderCosts } from '../costs/table.ts';
import { Failure } from '../invocation/failure.ts';
import { planFailed, variablesFile } from '../invocation/plan-file.ts';
import { terraformIn } from '../invocation/terraform.ts';

const main = fileURLToPath(new URL('..', import.meta.url));
const guide = fileURLToPath(new URL('../../docs/guides/cost.md', import.meta.url));
const skip = await withoutPlans();

describe('the guide to costs', { skip, timeout: 600_000 }, () => {
  it('says what is planned', async () => {
    const table = renderCosts(await planCosts(terraformIn(main, process.env), main, () => undefined));

    assert.ok(isCurrent(readFileSync(guide, 'utf8'), table), `stale, npm run costs -- --write:\n${table}`);
  });
});

async function withoutPlans(): Promise<string | false> {
  try {
    const planned = await terraformIn(main, process.env).run(
      'plan',
      '-lock=false',
      '-input=false',
      '-no-color',
      ...variablesFile(main, 'dev'),
    );
    return planned.code === 0
      ? false
      : `nothing can be planned here: ${planFailed(planned, 'dev').evidence.split('\n')[0]}`;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}
