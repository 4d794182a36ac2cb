import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CborValue, readCbor, writeCbor } from '../../../src/wire/protocols/cbor.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('CBOR', () => {
  /** https://www.rfc-editor.org/rfc/rfc8949#name-examples-of-encoded-cbor-da */
  const examples: [encoded: string, value: CborValue][] = [
    ['00', 0],
    ['1903e8', 1000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['3863', -100],
    ['f90001', 2 ** -24],
    ['f97bff', 65504],
    ['fa47c35000', 100_000],
    ['fb7e37e43c8800759c', 1e300],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['f4', false],
    ['f6', null],
    ['c11a514b67b0', { tag: 1, value: 1_363_896_240 }],
    ['4401020304', hex('01020304')],
    ['62c3bc', 'ü'],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['7f657374726561646d696e67ff', 'streaming'],
    [
      'bf6346756ef563416d7421ff',
      new Map<string, CborValue>([
        ['Fun', true],
        ['Amt', -2],
      ]),
    ],
  ];
  for (const [encoded, value] of examples) {
    it(`${encoded} is read as the RFC says`, () => {
      assert.deepEqual(readCbor(hex(encoded)), value);
    });
  }

  const malformed = [
    '',
    '18',
    '62c3',
    '62ffff',
    '81',
    'a10102',
    '9f01',
    'ff',
    '1c',
    '0000',
    '9bffffffffffffffff00',
    '81'.repeat(200),
  ];
  for (const encoded of malformed) {
    it(`'${encoded.slice(0, 20)}' is refused`, () => {
      assert.throws(() => readCbor(hex(encoded)), { name: 'MalformedInput' });
    });
  }

  it('reads back whatever it writes', () => {
    const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.double({ noNaN: true }),
        fc.maxSafeInteger(),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 30 }),
        fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 30 }).map((entries) => new Map(entries)),
      ),
    }));

    fc.assert(fc.property(value, (each) => assert.deepEqual(readCbor(writeCbor(each)), each)));
  });

  it('never fails but as malformed input, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readCbor(bytes);
        } catch (error) {
          assert.equal(error instanceof Error && error.name, 'MalformedInput');
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
