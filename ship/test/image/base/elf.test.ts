import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripped } from '../../../src/image/base/elf.ts';

/** A program with one segment up to `segmentEnd`, and symbols and a table of sections behind it. */
function aProgram(segmentEnd: number): Buffer {
  const program = Buffer.alloc(segmentEnd + 500, 's');
  program.fill(0, 0, 120);
  program.write('\x7fELF\x02\x01', 0, 'latin1');
  program.writeBigUInt64LE(64n, 32);
  program.writeBigUInt64LE(BigInt(segmentEnd + 100), 40);
  program.writeUInt16LE(56, 54);
  program.writeUInt16LE(1, 56);
  program.writeUInt16LE(64, 58);
  program.writeUInt16LE(3, 60);
  program.writeUInt16LE(2, 62);
  program.writeBigUInt64LE(0n, 64 + 8);
  program.writeBigUInt64LE(BigInt(segmentEnd), 64 + 32);
  return program;
}

test('what the loader reads stays, what lies behind goes, and no section is told of any more', () => {
  const program = aProgram(1000);

  const kept = Buffer.from(stripped(program));

  assert.equal(kept.length, 1000);
  assert.deepEqual(kept.subarray(64), program.subarray(64, 1000));
  assert.equal(kept.readBigUInt64LE(40), 0n);
  assert.deepEqual(
    [58, 60, 62].map((offset) => kept.readUInt16LE(offset)),
    [0, 0, 0],
  );
});

for (const [what, bytes] of [
  ['a script', Buffer.alloc(200, '#!/bin/sh\n')],
  ['nothing', Buffer.alloc(0)],
  ['a program that is cut off', aProgram(1000).subarray(0, 900)],
] as const) {
  test(`${what} is refused`, () => {
    assert.throws(() => stripped(bytes), RangeError);
  });
}
