import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalIpv6Block } from '../../../src/services/ec2/ipv6.ts';

const block = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([address, length]) => `${address}/${length}`);

describe('IPv6 blocks', () => {
  const spelled: [given: string, canonical: string][] = [
    ['::/0', '::/0'],
    ['2001:DB8:0:0:0:0:0:1/32', '2001:db8::/32'],
    ['2001:db8:1:ffff::/50', '2001:db8:1:c000::/50'],
    ['::ffff:10.0.0.1/128', '::ffff:a00:1/128'],
  ];
  for (const [given, canonical] of spelled) {
    it(`writes ${given} as ${canonical}`, () => {
      assert.equal(canonicalIpv6Block(given), canonical);
    });
  }

  for (const text of ['::', '::/129', '::/x', 'fe80::1%eth0/64', '10.0.0.0/8', '1::2::3/64', '::/0/0']) {
    it(`takes ${text} for no block`, () => {
      assert.equal(canonicalIpv6Block(text), undefined);
    });
  }

  it('leaves a canonical block as it is', () => {
    fc.assert(
      fc.property(block, (given) => {
        const canonical = canonicalIpv6Block(given) ?? '';

        assert.equal(canonicalIpv6Block(canonical), canonical);
      }),
    );
  });
});
