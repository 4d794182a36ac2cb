import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPlan } from '../../simulation/plan/draw-plan.ts';
import { run } from '../../simulation/run.ts';
import { brokenShips } from './broken-ships.ts';

for (const { bug, subject, breaks, seed } of brokenShips) {
  test(`finds that ${bug}, in a world where ship itself tells the truth`, async () => {
    const plan = drawPlan(seed);

    const [broken, own] = [await run(plan, subject), await run(plan)];

    assert.match(broken.violation?.says ?? 'nothing found', breaks);
    assert.equal(own.violation, undefined);
  });
}
