import assert from 'node:assert/strict';
import { once } from 'node:events';
import https from 'node:https';
import { describe, it, type TestContext } from 'node:test';
import tls from 'node:tls';
import { systemClock } from '../../src/clock.ts';
import { networkProbe } from '../../src/load-balancer/health-probe.ts';
import { defaultRequestFields } from '../../src/load-balancer/request-head.ts';
import type { SecureSettings } from '../../src/load-balancer/secure-server.ts';
import { ellipticCertificate, rsaCertificate, wildcardCertificate } from './test-only-certificates.ts';
import {
  aBalancer,
  anHttpTarget,
  ask,
  group,
  groupConfig,
  listener,
  listenerSettings,
  sendRaw,
  textOf,
} from './world.ts';

const modern: SecureSettings = {
  certificates: [ellipticCertificate],
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.3',
  ciphers: ['TLS_AES_128_GCM_SHA256', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
};

async function handshake(port: number, options: tls.ConnectionOptions = {}): Promise<tls.TLSSocket> {
  const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options });
  await once(socket, 'secureConnect');
  return socket;
}

/** The names and the kind of key of the certificate that a client is shown. */
async function shown(port: number, servername?: string): Promise<string> {
  const socket = await handshake(port, servername === undefined ? {} : { servername });
  const certificate = socket.getPeerX509Certificate();
  socket.destroy();
  return `${certificate?.publicKey.asymmetricKeyType} ${certificate?.subjectAltName}`;
}

async function get(port: number, path = '/'): Promise<{ status: number | undefined; body: string; headers: object }> {
  const request = https.get({ host: '127.0.0.1', port, path, agent: false, rejectUnauthorized: false });
  const [response] = await once(request, 'response');
  return { status: response.statusCode, headers: response.headers, body: await textOf(response) };
}

describe('an HTTPS listener', () => {
  it('tells the target that the client came over TLS, and how where it is asked to', async (t) => {
    const requestFields = {
      ...defaultRequestFields,
      tlsFields: { version: 'X-Amzn-Tls-Version', cipherSuite: 'X-Amzn-Tls-Cipher-Suite' },
    };
    const { port, register } = await aBalancer(t, { settings: { ...listenerSettings, secure: modern, requestFields } });
    await register(await anHttpTarget(t, (request, response) => response.end(JSON.stringify(request.headers))));

    const { status, body } = await get(port);

    const headers = JSON.parse(body);
    assert.equal(status, 200);
    assert.equal(headers['x-forwarded-proto'], 'https');
    assert.equal(headers['x-forwarded-port'], String(port));
    assert.equal(headers['x-amzn-tls-version'], 'TLSv1.3');
    assert.equal(headers['x-amzn-tls-cipher-suite'], 'TLS_AES_128_GCM_SHA256');
  });

  it('speaks HTTP/1.1 and says so', async (t) => {
    const { port } = await aBalancer(t, { settings: { ...listenerSettings, secure: modern } });

    const socket = await handshake(port, { ALPNProtocols: ['h2', 'http/1.1'] });

    assert.equal(socket.alpnProtocol, 'http/1.1');
    socket.destroy();
  });

  it('shows the certificate of the name that the client asks for: exact, then wildcard, then the default', async (t) => {
    const secure = { ...modern, certificates: [rsaCertificate, wildcardCertificate, ellipticCertificate] };
    const { port } = await aBalancer(t, { settings: { ...listenerSettings, secure } });

    const asked = [await shown(port, 'app.example.test'), await shown(port, 'other.example.test')];
    const unasked = [await shown(port), await shown(port, 'elsewhere.test')];

    assert.deepEqual(asked, ['ec DNS:app.example.test, DNS:localhost', 'ec DNS:*.example.test']);
    assert.deepEqual(unasked, ['rsa DNS:app.example.test', 'rsa DNS:app.example.test']);
  });

  it('shows a new certificate to the next connection', async (t) => {
    const settings = { ...listenerSettings, secure: modern };
    const { plane, port } = await aBalancer(t, { settings });

    plane.changeListener(listener, { ...settings, secure: { ...modern, certificates: [wildcardCertificate] } });

    assert.equal(await shown(port), 'ec DNS:*.example.test');
    assert.equal(await shown(port, 'localhost'), 'ec DNS:*.example.test');
  });

  it('takes no older version of TLS than its policy says', async (t) => {
    const { plane, port } = await aBalancer(t, { settings: { ...listenerSettings, secure: modern } });

    const before = await handshake(port, { maxVersion: 'TLSv1.2' });
    const newest = { ...modern, minVersion: 'TLSv1.3', ciphers: ['TLS_AES_128_GCM_SHA256'] } as const;
    plane.changeListener(listener, { ...listenerSettings, secure: newest });

    assert.equal(before.getProtocol(), 'TLSv1.2');
    before.destroy();
    await assert.rejects(handshake(port, { maxVersion: 'TLSv1.2' }), /protocol version/);
  });

  it('takes TLS 1.0 where an old policy allows it', async (t) => {
    const secure = { ...modern, minVersion: 'TLSv1', ciphers: ['ECDHE-ECDSA-AES128-SHA'] } as const;
    const { port } = await aBalancer(t, { settings: { ...listenerSettings, secure } });

    const socket = await handshake(port, {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0',
    });

    assert.equal(socket.getProtocol(), 'TLSv1');
    socket.destroy();
  });

  it('closes a connection that does not begin with a handshake', async (t) => {
    const { port, register } = await aBalancer(t, { settings: { ...listenerSettings, secure: modern } });
    await register(await anHttpTarget(t, (_, response) => response.end('served')));

    const answer = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n').catch((error: Error) => error.message);

    assert.doesNotMatch(answer, /served/);
    assert.equal((await get(port)).body, 'served');
  });

  it('becomes an HTTP listener on the same port, and back', async (t) => {
    const { plane, port, register } = await aBalancer(t);
    await register(await anHttpTarget(t, (_, response) => response.end('served')));
    await plane.moveListener(listener, port, listenerSettings);

    await plane.moveListener(listener, port, { ...listenerSettings, secure: modern });
    const secure = await get(port);
    await plane.moveListener(listener, port, listenerSettings);
    const plain = await ask(port);

    assert.deepEqual([secure.body, plain.body], ['served', 'served']);
  });
});

describe('an HTTPS target', () => {
  it('is checked and served over TLS, whatever its certificate', async (t) => {
    const healthCheck = { ...groupConfig.healthCheck, protocol: 'HTTPS' } as const;
    const { plane, port, register } = await aBalancer(t, {
      probe: networkProbe(systemClock),
      config: { ...groupConfig, protocol: 'HTTPS', healthCheck },
    });
    const target = await anHttpsTarget(t);

    await register(target);
    const answer = await ask(port, { path: '/secret' });

    assert.deepEqual(plane.health(group, target), { state: 'healthy' });
    assert.equal(answer.body, 'over TLS: /secret');
  });
});

async function anHttpsTarget(t: TestContext): Promise<{ address: string; port: number }> {
  const { certificatePem: cert, privateKeyPem: key } = wildcardCertificate;
  const server = https.createServer({ cert, key }, (request, response) => response.end(`over TLS: ${request.url}`));
  server.listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  const address = server.address();
  return { address: '127.0.0.1', port: typeof address === 'object' && address !== null ? address.port : 0 };
}
