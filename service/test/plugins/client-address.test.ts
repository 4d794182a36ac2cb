import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { clientAddress, clientKey } from '../../src/plugins/client-address.ts';

const examples: readonly (readonly [
  what: string,
  forwardedFor: string | undefined,
  proxies: number,
  client: string,
])[] = [
  ['no proxy is trusted', '192.0.2.1', 0, '10.0.0.1'],
  ['the header is missing', undefined, 1, '10.0.0.1'],
  ['one proxy', '192.0.2.1', 1, '192.0.2.1'],
  ['one proxy, and the client sent an address of its own', '1.2.3.4, 192.0.2.1', 1, '192.0.2.1'],
  ['two proxies', '1.2.3.4, 192.0.2.1, 198.51.100.1', 2, '192.0.2.1'],
  ['fewer entries than proxies', '192.0.2.1', 3, '192.0.2.1'],
  ['with a port', '192.0.2.1:4711', 1, '192.0.2.1'],
  ['IPv6', '2001:db8::1', 1, '2001:db8::1'],
  ['IPv6 with a port', '[2001:db8::1]:4711', 1, '2001:db8::1'],
  ['IPv4 as IPv6', '::ffff:192.0.2.1', 1, '192.0.2.1'],
  ['not an address', '192.0.2.1, <script>', 1, '10.0.0.1'],
  ['empty', '', 1, '10.0.0.1'],
];

for (const [what, forwardedFor, proxies, client] of examples) {
  test(`the client's address, ${what}`, () => {
    const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };

    assert.equal(clientAddress('::ffff:10.0.0.1', headers, proxies), client);
  });
}

test('whatever a client sends, the proxy’s entry is what counts', () => {
  fc.assert(
    fc.property(fc.string(), fc.ipV4(), (sent, seen) => {
      assert.equal(clientAddress('10.0.0.1', { 'x-forwarded-for': `${sent}, ${seen}` }, 1), seen);
    }),
  );
});

test('whatever the header holds, the address is an address', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 4 }), (forwardedFor, proxies) => {
      assert.notEqual(isIP(clientAddress('10.0.0.1', { 'x-forwarded-for': forwardedFor }, proxies)), 0);
    }),
  );
});

test('one subscriber’s IPv6 network is one client, however its addresses are written', () => {
  assert.equal(clientKey('192.0.2.1'), '192.0.2.1');
  assert.equal(clientKey('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(clientKey('2001:db8:1:2::6'), '2001:db8:1:2::/64');
  assert.equal(clientKey('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(clientKey('::1'), '0:0:0:0::/64');
  assert.notEqual(clientKey('2001:db8:1:3::6'), clientKey('2001:db8:1:2::6'));
});

test('every IPv6 address of a network has the same key', () => {
  const group = fc.integer({ min: 1, max: 0xffff }).map((value) => value.toString(16));
  fc.assert(
    fc.property(fc.array(group, { minLength: 4, maxLength: 4 }), fc.ipV6(), (network, other) => {
      const key = clientKey([...network, '1', '2', '3', '4'].join(':'));

      assert.equal(clientKey(`${network.join(':')}::9`), key);
      assert.match(clientKey(other), /::\/64$/);
    }),
  );
});
