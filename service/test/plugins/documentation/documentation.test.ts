import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { escapeHtml, html } from '../../../src/plugins/documentation/html.ts';
import { aService } from '../../a-service.ts';

const writer = {
  name: 'writer',
  sha256: createHash('sha256').update('writer').digest(),
  scopes: new Set(['notes:write']),
};

test('/openapi.json is valid OpenAPI 3.1', async () => {
  const { app } = await aService();

  const document = (await app.inject('/openapi.json')).json();

  assert.deepEqual(await new Validator().validate(document), { valid: true });
  assert.equal(document.openapi, '3.1.0');
  assert.equal(document.info.version, '1.4.2');
});

test('every route is in it, with its parameters, answers and scopes', async () => {
  const { app } = await aService();

  const { paths } = (await app.inject('/openapi.json')).json();

  assert.deepEqual(
    Object.entries(paths).map(([path, methods]) => `${path} ${Object.keys(Object(methods)).join(' ')}`),
    [
      '/api/hello get',
      '/api/notes get post',
      '/api/notes/{id} get delete',
      '/api/whoami get',
      '/health get',
      '/health/live get',
      '/health/ready get',
      '/metrics get',
    ],
  );
  assert.deepEqual(paths['/api/notes'].post.security, [{ apiKey: ['notes:write'] }, { token: ['notes:write'] }]);
  assert.deepEqual(Object.keys(paths['/api/notes'].post.responses), ['201', 'default']);
  assert.deepEqual(paths['/api/notes/{id}'].get.parameters, [
    { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  ]);
});

test('a client generated from it agrees with the running service', async () => {
  const { listen } = await aService({ config: { apiKeys: [writer] } });
  const url = await listen();
  const client = await new OpenAPIClientAxios({
    definition: `${url}/openapi.json`,
    withServer: { url },
    axiosConfigDefaults: { headers: { 'x-api-key': 'writer' }, validateStatus: () => true },
  }).getClient();
  const call = (operation: string, ...values: readonly unknown[]) => {
    const method: unknown = client[operation];
    assert.ok(typeof method === 'function', operation);
    return Promise.resolve(Reflect.apply(method, client, values));
  };

  const created = await call('createNote', null, { title: 'milk' });
  const found = await call('getNote', { id: created.data.id });
  const page = await call('listNotes', { limit: 1 });
  const removed = await call('deleteNote', { id: created.data.id });

  assert.equal(created.status, 201);
  assert.deepEqual(found.data, created.data);
  assert.deepEqual(page.data, { items: [created.data] });
  assert.equal(removed.status, 204);
  const rest = ['getHello', 'getWhoami', 'getHealth', 'getLiveness', 'getReadiness', 'getMetrics'];
  for (const operation of rest) assert.equal((await call(operation)).status, 200, operation);
});

test('/docs shows every operation and asks nobody but its own origin', async () => {
  const { app } = await aService();

  const { body, headers } = await app.inject('/docs');

  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  for (const operation of ['getHello', 'createNote', 'getReadiness'])
    assert.match(body, new RegExp(`id="${operation}"`));
  assert.doesNotMatch(body, /(src|href)="(https?:)?\/\//);
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /^default-src 'none'/);
  for (const [tag, directive] of [
    ['style', 'style-src'],
    ['script', 'script-src'],
  ] as const) {
    const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(body) ?? [];
    const hash = createHash('sha256').update(text).digest('base64');
    assert.ok(policy.includes(`${directive} 'sha256-${hash}'`), tag);
  }
});

test('text in the page cannot become markup', () => {
  assert.equal(escapeHtml(`<a href="x" id='y'>&`), '&#60;a href=&#34;x&#34; id=&#39;y&#39;&#62;&#38;');
  assert.equal(html`<b>${'<i>'}</b>${[html`<u>${'&'}</u>`]}`.text, '<b>&#60;i&#62;</b><u>&#38;</u>');
});
