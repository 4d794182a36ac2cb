import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { matching } from '../../../src/services/ec2/filters.ts';

const readings = { name: ({ name }: { name: string }) => name };

function isLetThrough(pattern: string, value: string): boolean {
  return matching([{ name: value, Tags: [] }], [{ Name: 'name', Values: [pattern] }], readings).length === 1;
}

/** The same rule, written as the regular expression that the filters avoid. */
function asExpression(pattern: string): RegExp {
  const parts = pattern.replace(/\\(.)|[\s\S]/g, (part, escaped?: string) => {
    if (escaped === undefined && part === '*') return '[^]*';
    if (escaped === undefined && part === '?') return '[^]';
    return (escaped ?? part).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^${parts}$`);
}

describe('Filters', () => {
  it('match as the wildcards of EC2’s documentation do', () => {
    const letters = fc
      .array(fc.constantFrom('a', 'b', '*', '?', '\\', '.'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, letters, (pattern, value) => {
        assert.equal(isLetThrough(pattern, value), asExpression(pattern).test(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('take no longer than pattern times value', () => {
    const pattern = `${'*a'.repeat(2000)}b`;
    const value = 'a'.repeat(4000);

    const started = performance.now();
    const isMatch = isLetThrough(pattern, value);

    assert.equal(isMatch, false);
    assert.ok(performance.now() - started < 2000);
  });

  it('go for tags by key, by value and by both', () => {
    const items = [
      { name: 'one', Tags: [{ Key: 'Name', Value: 'web' }] },
      { name: 'two', Tags: [{ Key: 'Tier', Value: 'web' }] },
      { name: 'three', Tags: [] },
    ];
    const namesBy = (Name: string, ...Values: string[]): string[] =>
      matching(items, [{ Name, Values }], readings).map(({ name }) => name);

    assert.deepEqual(namesBy('tag:Name', 'w?b'), ['one']);
    assert.deepEqual(namesBy('tag-key', 'Name', 'Tier'), ['one', 'two']);
    assert.deepEqual(namesBy('tag-value', 'web'), ['one', 'two']);
    assert.deepEqual(namesBy('tag:Name', 'two'), []);
  });

  it('refuse a name that the description does not have', () => {
    assert.throws(() => matching([], [{ Name: 'colour', Values: ['red'] }], readings), {
      shape: 'InvalidParameterValue',
      message: "The filter 'colour' is invalid",
    });
  });
});
