import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBatch } from '../../simulation/batch.ts';
import { ownSetup } from '../../simulation/detection/case.ts';
import { runStock } from '../../simulation/detection/stock.ts';
import { runWithShip } from '../../simulation/detection/with-ship.ts';
import { drawPlan } from '../../simulation/plan/draw-plan.ts';
import { run } from '../../simulation/run.ts';

test("ship's exit codes tell the truth in worlds with faults, kills and other deployments", async () => {
  const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

  const { tally, failures } = await runBatch(seeds);

  assert.deepEqual(failures, []);
  assert.equal(tally.worlds, seeds.length);
});

test('identical seeds give identical histories', async () => {
  const plan = drawPlan(7);

  const [one, other] = [await run(plan), await run(plan)];

  assert.equal(one.fingerprint, other.fingerprint);
});

test('tasks that exit after a minute are known and undone long before the stock waiter gives up', async () => {
  const failing = { name: 'exits after a minute', image: 'exits after a minute' } as const;

  const [stock, ship] = [await runStock(ownSetup, failing, 1), await runWithShip(ownSetup, failing, 1)];

  assert.equal(ship.code, 1);
  assert.ok((ship.restored ?? Number.POSITIVE_INFINITY) < stock.waited / 2, `${ship.restored} and ${stock.waited}`);
});
