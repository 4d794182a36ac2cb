import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { weightedChoice } from '../../src/load-balancer/weighted-choice.ts';

describe('a weighted choice', () => {
  it('gives each item its share over a full turn, whatever the weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 });

    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 50 }), (given, skipped) => {
        const total = given.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const choose = weightedChoice(given.map((weight, item) => ({ item, weight })));
        for (let index = 0; index < skipped; index += 1) choose();
        const counts = given.map(() => 0);

        for (let index = 0; index < total; index += 1) {
          const item = choose() ?? -1;
          counts[item] = (counts[item] ?? 0) + 1;
        }

        assert.deepEqual(counts, given);
      }),
    );
  });

  it('spreads a small weight evenly among a large one', () => {
    const choose = weightedChoice([
      { item: 'blue', weight: 4 },
      { item: 'green', weight: 1 },
    ]);

    const chosen = Array.from({ length: 5 }, choose);

    assert.deepEqual(chosen, ['blue', 'blue', 'green', 'blue', 'blue']);
  });

  it('finds nothing where nothing has a weight', () => {
    assert.equal(weightedChoice([{ item: 'blue', weight: 0 }])(), undefined);
    assert.equal(weightedChoice([])(), undefined);
  });
});
