import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hasLoopbackRange, ownAddresses, ownPorts } from '../../src/runtime/placement.ts';

describe('placement with own addresses', () => {
  it("gives every live task an address of its own in 127.16.0.1 to 127.254.255.254, with the containers' ports", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9999999, noNaN: true }), (start) => {
        const placements = ownAddresses(() => start);

        const given = Array.from({ length: 600 }, () => placements.take([8080, 9090]));

        assert.equal(new Set(given.map(({ address }) => address)).size, 600);
        for (const { address, ports } of given) {
          const [first = 0, second = 0, third = 0, fourth = 0] = address.split('.').map(Number);
          assert.equal(first, 127);
          assert.ok(second >= 16 && second <= 254 && third <= 255 && fourth >= 1 && fourth <= 254, address);
          assert.deepEqual(ports, { 8080: 8080, 9090: 9090 });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not give an address again as soon as it is free', () => {
    const placements = ownAddresses(() => 0);

    const first = placements.take([]);
    placements.giveBack(first);

    assert.equal(first.address, '127.16.0.1');
    assert.equal(placements.take([]).address, '127.16.0.2');
  });
});

describe('placement on one address', () => {
  it('gives every container port of every live task a port of its own', () => {
    const placements = ownPorts(() => 0.9999);

    const given = Array.from({ length: 50 }, () => placements.take([8080, 9090]));

    const ports = given.flatMap((placement) => Object.values(placement.ports));
    assert.equal(new Set(ports).size, 100);
    assert.ok(ports.every((port) => port >= 20_000 && port < 30_000));
    assert.ok(given.every(({ address }) => address === '127.0.0.1'));
  });
});

describe('the loopback range', { skip: process.platform !== 'linux' }, () => {
  it('is there on Linux', async () => {
    assert.equal(await hasLoopbackRange(), true);
  });
});
