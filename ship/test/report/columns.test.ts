import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clipped, columnsOf } from '../../src/report/columns.ts';

const red = '\u001b[31m';

describe('columns', () => {
  it('are taken by text, not by its colours', () => {
    assert.equal(columnsOf(`${red}abc\u001b[39m`), 3);
  });

  it('are two for a wide character, none for an accent', () => {
    assert.equal(columnsOf('日🚀'), 4);
    assert.equal(columnsOf('e\u0301'), 1);
  });
});

describe('a line that is clipped', () => {
  it('is left as it is where it fits', () => {
    assert.equal(clipped(`${red}abc\u001b[39m`, 3), `${red}abc\u001b[39m`);
  });

  it('ends in an ellipsis, and in no colour', () => {
    assert.equal(clipped('abcdef', 4), 'abc…');
    assert.equal(clipped(`${red}abcdef\u001b[39m`, 4), `${red}abc…\u001b[0m`);
  });

  it('is not cut through a wide character', () => {
    assert.equal(clipped('ab日本', 4), 'ab…');
  });
});
