import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  contains,
  firstFreeAddress,
  formatIpv4Address,
  formatIpv4Block,
  freeAddresses,
  type Ipv4Block,
  overlaps,
  parseIpv4Address,
  parseIpv4Block,
  partOf,
  sizeOf,
} from '../../../src/services/ec2/cidr.ts';

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([first, prefix]) => parsed(`${formatIpv4Address(first)}/${prefix}`));

function parsed(text: string): Ipv4Block {
  const read = parseIpv4Block(text);
  assert.ok(read, text);
  return read;
}

function isIn(one: number, { first, prefix }: Ipv4Block): boolean {
  return one >= first && one < first + 2 ** (32 - prefix);
}

describe('IPv4 blocks', () => {
  it('turns a block into its canonical form, as EC2’s documentation shows', () => {
    assert.equal(formatIpv4Block(parsed('100.68.0.18/18')), '100.68.0.0/18');
  });

  for (const text of [
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.0/33',
    '256.0.0.0/8',
    '10.0.0.0/08',
    '01.0.0.0/8',
    ' 10.0.0.0/8',
  ]) {
    it(`takes ${JSON.stringify(text)} for no block`, () => {
      assert.equal(parseIpv4Block(text), undefined);
    });
  }

  it('reads every address as it was written', () => {
    fc.assert(fc.property(address, (one) => parseIpv4Address(formatIpv4Address(one)) === one));
  });

  it('reads every block as it was written, and a block holds the address it was made from', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (one, prefix) => {
        const made = parsed(`${formatIpv4Address(one)}/${prefix}`);

        assert.deepEqual(parsed(formatIpv4Block(made)), made);
        assert.ok(isIn(one, made));
      }),
    );
  });

  it('contains a block exactly when it holds its first and its last address', () => {
    fc.assert(
      fc.property(block, block, (outer, inner) => {
        const bothIn = isIn(inner.first, outer) && isIn(inner.first + sizeOf(inner) - 1, outer);

        assert.equal(contains(outer, inner), bothIn);
      }),
    );
  });

  it('overlaps a block exactly when the later of both first addresses is in both', () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        const later = Math.max(one.first, other.first);

        assert.equal(overlaps(one, other), isIn(later, one) && isIn(later, other));
        assert.equal(overlaps(one, other), overlaps(other, one));
      }),
    );
  });

  it('has parts that lie inside it, side by side', () => {
    const whole = fc.tuple(address, fc.integer({ min: 0, max: 28 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(whole, ([first, prefix, more]) => {
        const outer = parsed(`${formatIpv4Address(first)}/${prefix}`);

        const parts = Array.from({ length: 2 ** more }, (_, index) => partOf(outer, prefix + more, index));

        assert.ok(parts.every((part) => contains(outer, part)));
        assert.ok(parts.every((part, index) => parts.slice(index + 1).every((other) => !overlaps(part, other))));
        assert.equal(
          parts.reduce((sum, part) => sum + sizeOf(part), 0),
          sizeOf(outer),
        );
      }),
    );
  });

  it('gives a subnet’s addresses out one by one, without the five that AWS keeps', () => {
    const subnet = parsed('10.0.1.16/28');
    const taken = new Set<string>();

    for (let next = firstFreeAddress(subnet, taken); next; next = firstFreeAddress(subnet, taken)) {
      assert.equal(freeAddresses(subnet, taken.size), 11 - taken.size);
      taken.add(next);
    }

    assert.equal(taken.size, 11);
    assert.deepEqual([[...taken][0], [...taken].at(-1)], ['10.0.1.20', '10.0.1.30']);
  });
});
