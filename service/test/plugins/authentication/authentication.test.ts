import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { parseApiKeys, principalOfApiKey } from '../../../src/plugins/authentication/api-keys.ts';
import type { JwtIssuer } from '../../../src/plugins/authentication/jwt.ts';
import { aService, atTheEnd, portOf } from '../../a-service.ts';

const key = 'k-4f1d0a';

function anApiKey(name: string, text: string, scopes: readonly string[]) {
  return { name, sha256: createHash('sha256').update(text).digest(), scopes: new Set(scopes) };
}

const apiKeys = [anApiKey('ci', key, ['notes:write']), anApiKey('reader', 'other', [])];

test('a known key tells who asks', async () => {
  const { app } = await aService({ config: { apiKeys } });

  const response = await app.inject({ url: '/api/whoami', headers: { 'x-api-key': key } });

  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { subject: 'ci', by: 'api key', scopes: ['notes:write'] });
});

test('an unknown key, and none, are 401 with a challenge', async () => {
  const { app } = await aService({ config: { apiKeys } });

  const unknown = await app.inject({ url: '/api/whoami', headers: { 'x-api-key': `${key}x` } });
  const none = await app.inject('/api/whoami');

  assert.equal(unknown.statusCode, 401);
  assert.equal(unknown.headers['www-authenticate'], 'Bearer error="invalid_token"');
  assert.doesNotMatch(unknown.body, /4f1d0a/);
  assert.equal(none.statusCode, 401);
  assert.equal(none.headers['www-authenticate'], 'Bearer');
  assert.equal(none.json().detail, 'This needs an API key in X-Api-Key.');
});

test('a caller without the scope is 403, before the body is looked at', async () => {
  const { app } = await aService({ config: { apiKeys } });

  const response = await app.inject({
    method: 'POST',
    url: '/api/notes',
    headers: { 'x-api-key': 'other', 'content-type': 'text/xml' },
    payload: '<note/>',
  });

  assert.equal(response.statusCode, 403);
  assert.equal(response.headers['www-authenticate'], 'Bearer error="insufficient_scope", scope="notes:write"');
});

test('keys, tokens and their refusals leave nothing secret in the log', async () => {
  const { app, logged } = await aService({ config: { apiKeys, logLevel: 'trace' } });

  await app.inject({ url: '/api/whoami?api_key=q-secret', headers: { 'x-api-key': key } });
  await app.inject({ url: '/api/whoami', headers: { authorization: 'Bearer t-secret' } });

  assert.doesNotMatch(JSON.stringify(logged()), /4f1d0a|secret/);
});

test('no other key than the configured one is taken', () => {
  fc.assert(
    fc.property(fc.string(), (presented) => {
      assert.equal(principalOfApiKey(apiKeys, presented) === undefined, presented !== key && presented !== 'other');
    }),
  );
});

test('API_KEYS is taken whole or not at all', () => {
  const good = { name: 'ci', sha256: 'ab'.repeat(32), scopes: ['a:b'] };

  assert.equal(parseApiKeys(JSON.stringify([good]))?.length, 1);
  for (const bad of [
    { ...good, name: '' },
    { ...good, sha256: 'ab' },
    { ...good, scopes: ['a b'] },
    { ...good, scopes: [1] },
    null,
  ]) {
    assert.equal(parseApiKeys(JSON.stringify([good, bad])), undefined);
  }
  assert.equal(parseApiKeys('['), undefined);
});

interface IssuerUnderTest {
  readonly config: JwtIssuer;
  readonly questions: () => number;
  token(claims?: Record<string, unknown>, change?: (jwt: SignJWT) => SignJWT): Promise<string>;
  close(): void;
}

async function anIssuer(): Promise<IssuerUnderTest> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  let questions = 0;
  const server = createServer((_request, response) => {
    questions += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  atTheEnd(async () => close());
  return {
    config: {
      jwksUrl: new URL(`http://127.0.0.1:${portOf(server.address())}/keys`),
      issuer: 'https://issuer.example.com',
      audience: 'notes',
    },
    questions: () => questions,
    token: (claims = {}, change = (jwt) => jwt) => change(aToken(claims)).sign(privateKey),
    close,
  };
}

function aToken(claims: Record<string, unknown>, kid = 'one'): SignJWT {
  return new SignJWT({ scope: 'notes:write notes:read', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setSubject('ann')
    .setIssuer('https://issuer.example.com')
    .setAudience('notes')
    .setExpirationTime('5m');
}

async function statusFor(app: Awaited<ReturnType<typeof aService>>['app'], token: string): Promise<number> {
  return (await app.inject({ url: '/api/whoami', headers: { authorization: `Bearer ${token}` } })).statusCode;
}

test('a good token tells who asks and what for; the keys are fetched once', async () => {
  const issuer = await anIssuer();
  const { app } = await aService({ config: { jwtIssuer: issuer.config } });
  const token = await issuer.token();

  const response = await app.inject({ url: '/api/whoami', headers: { authorization: `Bearer ${token}` } });
  await statusFor(app, token);

  assert.deepEqual(response.json(), { subject: 'ann', by: 'token', scopes: ['notes:write', 'notes:read'] });
  assert.equal(issuer.questions(), 1);
});

test('a token that is expired, for another, by another, or signed by another is 401', async () => {
  const issuer = await anIssuer();
  const { app } = await aService({ config: { jwtIssuer: issuer.config } });
  const { privateKey }: { privateKey: CryptoKey } = await generateKeyPair('ES256');

  const bad = [
    await issuer.token({}, (jwt) => jwt.setExpirationTime('-1m')),
    await issuer.token({}, (jwt) => jwt.setNotBefore('1m')),
    await issuer.token({}, (jwt) => jwt.setAudience('others')),
    await issuer.token({}, (jwt) => jwt.setIssuer('https://other.example.com')),
    await aToken({}, 'two').sign(privateKey),
    await aToken({}).sign(privateKey),
    await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject('ann').sign(randomBytes(32)),
    new UnsecuredJWT({}).setSubject('ann').setIssuer('https://issuer.example.com').setAudience('notes').encode(),
    'not.a.token',
    'x',
  ];

  for (const token of bad) assert.equal(await statusFor(app, token), 401, token);
});

test('while the keys cannot be had, nobody is let in, and it is not the caller’s fault', async () => {
  const issuer = await anIssuer();
  const { app, logged } = await aService({ config: { jwtIssuer: issuer.config } });
  const token = await issuer.token();
  issuer.close();

  assert.equal(await statusFor(app, token), 503);
  assert.equal(logged().find(({ message }) => message === 'tokens cannot be verified')?.level, 'error');
  assert.equal(JSON.stringify(logged()).includes(token), false);
});
