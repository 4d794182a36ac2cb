import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { describe, it } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { RequestFieldSettings } from '../../src/load-balancer/request-head.ts';
import { type ClientRequest, defaultRequestFields, requestHead } from '../../src/load-balancer/request-head.ts';
import { compileTransforms, isRuleRegex } from '../../src/load-balancer/transforms.ts';
import { aBalancer, anHttpTarget, ask, listenerSettings } from './world.ts';

const base: ClientRequest = {
  method: 'GET',
  target: '/dp/B09?x=1',
  fields: ['Host', 'shop.example.com'],
  clientAddress: '10.1.2.3',
  clientPort: 54_321,
  listenerPort: 80,
  tls: undefined,
  settings: defaultRequestFields,
  transforms: undefined,
  isUpgrade: false,
};

function lines(changes: Partial<ClientRequest>, settings: Partial<RequestFieldSettings> = {}): string[] {
  const head = requestHead({ ...base, ...changes, settings: { ...base.settings, ...settings } }, () => '1-2-3');
  return head.kind === 'forward' ? head.text.split('\r\n') : [`refused ${head.status}`];
}

const hostLine = (changes: Partial<ClientRequest>, settings: Partial<RequestFieldSettings> = {}): string | undefined =>
  lines(changes, settings).find((line) => line.startsWith('Host: '));

describe('attributes of a load balancer', () => {
  it("take the default port off the host and put another listener's on, unless it is preserved", () => {
    const withPort = { fields: ['Host', 'shop.example.com:80'] };

    assert.equal(hostLine({}), 'Host: shop.example.com');
    assert.equal(hostLine(withPort), 'Host: shop.example.com');
    assert.equal(hostLine({ listenerPort: 8080 }), 'Host: shop.example.com:8080');
    assert.equal(hostLine({ target: 'http://dns.name/a' }), 'Host: dns.name');
    assert.equal(hostLine(withPort, { preservesHost: true }), 'Host: shop.example.com:80');
    assert.equal(hostLine({ listenerPort: 8080 }, { preservesHost: true }), 'Host: shop.example.com');
    assert.equal(hostLine({ target: 'http://dns.name/a' }, { preservesHost: true }), 'Host: shop.example.com');
  });

  it("add the client's port to X-Forwarded-For", () => {
    const found = (clientAddress: string) =>
      lines({ clientAddress }, { withClientPort: true }).find((line) => line.startsWith('X-Forwarded-For'));

    assert.equal(found('10.1.2.3'), 'X-Forwarded-For: 10.1.2.3:54321');
    assert.equal(found('2001:db8::1'), 'X-Forwarded-For: [2001:db8::1]:54321');
  });

  it('drop fields with unusual names', () => {
    const fields = [...base.fields, 'X_Under_Score', 'a', 'X-Good-1', 'b'];

    assert.ok(lines({ fields }).includes('X_Under_Score: a'));
    assert.ok(!lines({ fields }, { dropsInvalidFields: true }).includes('X_Under_Score: a'));
    assert.ok(lines({ fields }, { dropsInvalidFields: true }).includes('X-Good-1: b'));
  });
});

describe('transforms of a rule', () => {
  const transformed = (url?: [string, string], host?: [string, string]): string[] => {
    const rewrite = (given?: [string, string]) => given && { regex: given[0], replace: given[1] };
    return lines({ transforms: compileTransforms({ url: rewrite(url), host: rewrite(host) }) });
  };

  it('rewrite the path with its query, and the host', () => {
    const sent = transformed(
      ['^/dp/([A-Z0-9]+)\\?x=(\\d)', '/product.php?id=$1&x=$2'],
      ['^(.+)\\.example\\.com$', '$1.internal'],
    );

    assert.equal(sent[0], 'GET /product.php?id=B09&x=1 HTTP/1.1');
    assert.equal(sent[1], 'Host: shop.internal');
  });

  it('leave alone what does not match, and are refused when they make what cannot be sent', () => {
    assert.equal(transformed(['^/other', '/x'])[0], 'GET /dp/B09?x=1 HTTP/1.1');
    assert.deepEqual(transformed(['^/dp', 'no-slash']), ['refused 500']);
    assert.deepEqual(transformed(['^/dp', '/a b']), ['refused 500']);
    assert.deepEqual(transformed(undefined, ['.*', '$9']), ['refused 500']);
  });

  it('take regular expressions without looking around, referring back, or holding on', () => {
    for (const regex of ['^/api/(.+)$', 'a{2,3}?', '[a-z]+', '\\.+']) assert.ok(isRuleRegex(regex), regex);
    for (const regex of ['(?=a)', '(?<!a)b', '(a)\\1', 'a*+', '(?>a)', '\\p{L}', '('])
      assert.ok(!isRuleRegex(regex), regex);
  });
});

describe('attributes of a listener', () => {
  it('set fields of every answer in place of the target, and take Server away', async (t) => {
    const { port, register, plane } = await aBalancer(t);
    const settings = {
      ...listenerSettings,
      responseFields: { keepsServer: false, set: [{ name: 'X-Frame-Options', value: 'DENY' }] },
    };
    plane.changeListener('listener', settings);
    const own = await ask(port);
    await register(
      await anHttpTarget(t, (_, response) => {
        response.writeHead(200, { Server: 'secret', 'x-frame-options': 'ALLOW', 'X-Kept': 'yes' });
        response.end();
      }),
    );

    const served = await ask(port);

    assert.deepEqual([own.status, own.headers.server, own.headers['x-frame-options']], [503, undefined, 'DENY']);
    assert.deepEqual([served.headers.server, served.headers['x-frame-options']], [undefined, 'DENY']);
    assert.equal(served.headers['x-kept'], 'yes');
  });
});

describe("a client's connection", () => {
  it('takes no further request when it is older than its keep-alive duration', async (t) => {
    let skipped = 0;
    const clock = { ...systemClock, now: () => systemClock.now() + skipped };
    const { port, register } = await aBalancer(t, {
      clock,
      settings: { ...listenerSettings, clientKeepAliveSeconds: 60, idleTimeoutSeconds: 4000 },
    });
    await register(await anHttpTarget(t, (_, response) => response.end()));
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    const connectionField = async (): Promise<string | undefined> => {
      const [response] = await once(http.get({ host: '127.0.0.1', port, agent }), 'response');
      response.resume();
      await once(response, 'end');
      return response.headers.connection;
    };

    const young = await connectionField();
    skipped = 61_000;
    const old = await connectionField();

    assert.deepEqual([young, old], ['keep-alive', 'close']);
  });
});
