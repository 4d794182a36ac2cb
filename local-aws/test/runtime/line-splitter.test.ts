import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lineSplitter } from '../../src/runtime/line-splitter.ts';

function linesOf(chunks: readonly Uint8Array[], most?: number): readonly string[] {
  const lines: string[] = [];
  const splitter = lineSplitter((line) => lines.push(line), most);
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  return lines;
}

describe('splitting output into lines', () => {
  it('gives the same lines however the bytes are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '€', '🚢', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (whole, size) => {
        const bytes = Buffer.from(whole);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const expected = whole.endsWith('\n') ? whole.slice(0, -1).split('\n') : whole.split('\n');

        assert.deepEqual(linesOf(chunks), whole === '' ? [] : expected);
      }),
    );
  });

  it('takes the line end of Windows, too, and keeps empty lines', () => {
    assert.deepEqual(linesOf([Buffer.from('a\r\n\r\nb\r'), Buffer.from('\nc')]), ['a', '', 'b', 'c']);
  });

  it('shows that the output ended within a character', () => {
    assert.deepEqual(linesOf([Buffer.from('a\nb'), Buffer.from([0xe2])]), ['a', 'b\ufffd']);
  });

  it('cuts a line that is too long, never within a character', () => {
    const lines = linesOf([Buffer.from('€€€🚢\nx')], 7);

    assert.deepEqual(lines, ['€€', '€🚢', 'x']);
  });

  it('holds no more than a line, however long the output goes on without an end', () => {
    const lines: string[] = [];
    const splitter = lineSplitter((line) => lines.push(line));

    for (let written = 0; written < 64; written += 1) splitter.write(Buffer.alloc(64 * 1024, 'x'));

    assert.ok(lines.length >= 15);
    assert.ok(lines.every((line) => line.length === 256 * 1024 - 26));
  });
});
