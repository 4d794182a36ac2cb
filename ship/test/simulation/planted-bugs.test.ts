import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPlan } from '../../simulation/plan/draw-plan.ts';
import { run } from '../../simulation/run.ts';
import { brokenShips } from './broken-ships.ts';

const most = 150;

for (const { bug, subject, breaks } of brokenShips) {
  test(`finds within ${most} worlds that ${bug}`, async (t) => {
    for (let seed = 1; seed <= most; seed += 1) {
      const { violation } = await run(drawPlan(seed), subject);
      if (violation === undefined || !breaks.test(violation.says)) continue;
      // What the product itself does wrong in this world is no finding of the planted bug.
      if ((await run(drawPlan(seed))).violation !== undefined) continue;
      t.diagnostic(`seed ${seed}: ${violation.says}`);
      return;
    }
    assert.fail(`${most} worlds went by`);
  });
}
