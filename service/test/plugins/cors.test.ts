import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrigins } from '../../src/plugins/cors.ts';
import { aService } from '../a-service.ts';

const corsOrigins = ['https://app.example.com'];
const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };

test('a configured origin may read answers, refusals too', async () => {
  const { app } = await aService({ config: { corsOrigins } });

  for (const url of ['/api/hello', '/nowhere']) {
    const { headers } = await app.inject({ url, headers: { origin: 'https://app.example.com' } });
    assert.equal(headers['access-control-allow-origin'], 'https://app.example.com');
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers.vary, 'Origin');
    assert.equal(headers['access-control-allow-credentials'], undefined);
  }
});

test('another origin gets the answer without the permission to read it', async () => {
  const { app } = await aService({ config: { corsOrigins } });

  const { headers } = await app.inject({ url: '/api/hello', headers: { origin: 'https://app.example.com.evil.org' } });

  assert.equal(headers['access-control-allow-origin'], undefined);
  assert.equal(headers.vary, 'Origin');
});

test('a preflight from a configured origin is answered', async () => {
  const { app } = await aService({ config: { corsOrigins } });

  const response = await app.inject({
    method: 'OPTIONS',
    url: '/api/notes',
    headers: { origin: 'https://app.example.com', ...preflight },
  });

  assert.equal(response.statusCode, 204);
  assert.match(String(response.headers['access-control-allow-methods']), /\bPOST\b/);
  assert.match(String(response.headers['access-control-allow-headers']), /\bidempotency-key\b/);
});

test('without configured origins OPTIONS is a method like others, and no header speaks of CORS', async () => {
  const { app } = await aService();

  const response = await app.inject({
    method: 'OPTIONS',
    url: '/api/notes',
    headers: { origin: 'https://app.example.com', ...preflight },
  });

  assert.equal(response.statusCode, 405);
  assert.equal(response.headers.vary, undefined);
});

test('the star lets everybody read', async () => {
  const { app } = await aService({ config: { corsOrigins: ['*'] } });

  const { headers } = await app.inject({ url: '/api/hello', headers: { origin: 'https://any.example.org' } });

  assert.equal(headers['access-control-allow-origin'], '*');
});

test('origins are read as browsers send them, and nothing else', () => {
  assert.deepEqual(parseOrigins('https://a.example, http://b.example:8080'), [
    'https://a.example',
    'http://b.example:8080',
  ]);
  for (const wrong of ['https://a.example/', 'a.example', 'https://A.example', 'https://a.example:443', '', 'null']) {
    assert.equal(parseOrigins(wrong), undefined, wrong);
  }
});
