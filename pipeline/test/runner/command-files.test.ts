import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseCommandFile } from '../../runner/command-files.ts';

describe('the files through which a step hands on', () => {
  it('hold values of one line and of several', () => {
    const values = parseCommandFile('image=repo@sha256:1=2\nnotes<<END\nfirst\n\nthird=x\nEND\nempty=\n');

    assert.deepEqual(Object.fromEntries(values), { image: 'repo@sha256:1=2', notes: 'first\n\nthird=x', empty: '' });
  });

  for (const [what, content] of [
    ['a block without an end', 'notes<<END\nfirst\n'],
    ['a line without a name', '=value\n'],
    ['a line that is neither', 'value\n'],
  ] as const) {
    it(`${what} is refused`, () => {
      assert.throws(() => parseCommandFile(content), Error);
    });
  }

  it('give back any value that was written as a block', () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((line) => !/[\r\n]/.test(line) && line !== 'E_O_F')), (lines) => {
        const values = parseCommandFile(`name<<E_O_F\n${lines.map((line) => `${line}\n`).join('')}E_O_F\n`);

        assert.equal(values.get('name'), lines.join('\n'));
      }),
    );
  });
});
