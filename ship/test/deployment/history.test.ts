import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findLastGood, standing } from '../../src/deployment/history.ts';
import { aServiceDeployment } from '../support/snapshots.ts';

describe('the revisions that stand behind one another', () => {
  for (const [deployed, expected] of [
    ['', ''],
    ['1 2 3', '3 2 1'],
    ['1 2 3 2', '2 1'],
    ['1 2 3 2 1', '1'],
    ['1 2 3 2 4', '4 2 1'],
    ['1 2 3 2 3', '3 2 1'],
    ['1 1 2 2', '2 1'],
  ] as const) {
    it(`after ${deployed || 'nothing'} are ${expected || 'none'}`, () => {
      const words = (text: string): string[] => (text === '' ? [] : text.split(' '));

      assert.deepEqual(standing(words(deployed)), words(expected));
    });
  }

  it('begin with the one that was deployed last, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '2', '3', '4'), { minLength: 1 }), (deployed) => {
        const stack = standing(deployed);

        assert.equal(stack[0], deployed.at(-1));
        assert.equal(new Set(stack).size, stack.length);
      }),
    );
  });
});

describe('the last good revision', () => {
  const source = (...revisions: readonly string[]) => ({
    serviceDeployments: async () =>
      revisions.map((targetRevisionArn, at) =>
        aServiceDeployment({ arn: `d${at}`, status: 'SUCCESSFUL', createdAt: at, targetRevisionArn }),
      ),
    taskDefinitionOf: async (revision: string) => revision,
  });
  const good = async (): Promise<boolean> => true;

  it('is the one before the current one', async () => {
    assert.equal(await findLastGood(source('1', '2', '3'), good, '3'), '2');
  });

  it('goes further back the second time, not forward again', async () => {
    assert.equal(await findLastGood(source('1', '2', '3', '2'), good, '2'), '1');
  });

  it('is not one that was never proved', async () => {
    assert.equal(await findLastGood(source('1', '2', '3'), async (revision) => revision !== '2', '3'), '1');
  });

  it('minds that ECS itself has gone back', async () => {
    // 3 failed and is no success; what runs is 2, by ECS's own rollback.
    assert.equal(await findLastGood(source('1', '2'), good, '2'), '1');
  });

  it('is none where there is only one', async () => {
    assert.equal(await findLastGood(source('1'), good, '1'), undefined);
  });
});
