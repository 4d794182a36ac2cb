import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPlan } from '../../simulation/plan/draw-plan.ts';
import { run } from '../../simulation/run.ts';
import type { Subject } from '../../simulation/world/world.ts';
import { brokenSubjects } from './broken-subjects.ts';

const most = 1_000;

/** The first seed that finds the subject out. */
function firstFailure(subject: Subject): { readonly seed: number; readonly says: string } | undefined {
  for (let seed = 1; seed <= most; seed += 1) {
    const { violation } = run(drawPlan(seed), subject);
    if (violation) return { seed, says: violation.says };
  }
  return undefined;
}

for (const { bug, subject } of brokenSubjects) {
  test(`finds within ${most} runs that ${bug}`, (t) => {
    const found = firstFailure(subject);

    assert.ok(found, `${most} runs went by`);
    t.diagnostic(`seed ${found.seed}: ${found.says}`);
  });
}
