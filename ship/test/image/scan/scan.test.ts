import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { askAdvisories } from '../../../src/image/scan/advisories.ts';
import { findingsOf, reaches } from '../../../src/image/scan/scan.ts';
import { isInRange } from '../../../src/image/scan/version-range.ts';

for (const [version, range, isIn] of [
  ['1.2.3', '<1.2.4', true],
  ['1.2.4', '<1.2.4', false],
  ['1.10.0', '<1.9.0', false],
  ['2.1.0', '>=2.0.0 <2.1.5', true],
  ['3.0.0', '>=2.0.0 <2.1.5', false],
  ['4.0.1', '<1.0.0 || >=4.0.0 <4.0.2', true],
  ['1.0.0', '<= 1.0.0', true],
  ['1.0.0', '=1.0.0', true],
  ['1.0.0', '1.0.1', false],
  ['1.0.0-rc.1', '<1.0.0', true],
  ['1.0.0-rc.10', '>1.0.0-rc.9', true],
  ['1.0.0-rc.1', '>1.0.0-alpha', true],
  ['1.0.0-1', '>1.0.0-alpha', false],
  ['9.9.9', '*', true],
  ['9.9.9', '', true],
  ['unreadable', '<1.0.0', true],
] as const) {
  test(`${version} is ${isIn ? '' : 'not '}in ${JSON.stringify(range)}`, () => {
    assert.equal(isInRange(version, range), isIn);
  });
}

async function aRegistryThatAnswers(status: number, answer: string) {
  const asked: { path: string | undefined; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    asked.push({ path: request.url, body: JSON.parse(gunzipSync(body).toString()) });
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked };
}

const packages = new Map([['lodash', ['4.17.20', '4.17.21']]]);

test('advisories are asked for by name and version, and only the versions that they mean are found', async () => {
  const advisory = {
    title: 'Command Injection',
    url: 'https://example.com/1',
    severity: 'high',
    vulnerable_versions: '<4.17.21',
  };
  const registry = await aRegistryThatAnswers(200, JSON.stringify({ lodash: [advisory] }));

  const advisories = await askAdvisories(registry.url, packages);

  assert.deepEqual(registry.asked, [
    { path: '/-/npm/v1/security/advisories/bulk', body: { lodash: ['4.17.20', '4.17.21'] } },
  ]);
  assert.ok(advisories.kind === 'known');
  const findings = findingsOf(packages, advisories.byPackage);
  assert.deepEqual(
    findings.map(({ name, version, severity }) => [name, version, severity]),
    [['lodash', '4.17.20', 'high']],
  );
  assert.ok(findings.every((finding) => reaches(finding, 'high') && !reaches(finding, 'critical')));
});

for (const [what, status, answer, reason] of [
  ['refuses', 405, '', /answers 405/],
  ['talks of something else', 200, '<html>', /something else/],
] as const) {
  test(`of a registry that ${what} nothing is known`, async () => {
    const registry = await aRegistryThatAnswers(status, answer);

    const advisories = await askAdvisories(registry.url, packages);

    assert.ok(advisories.kind === 'unknown');
    assert.match(advisories.reason, reason);
  });
}

test('without a network nothing is known, and the reason is told', async () => {
  const advisories = await askAdvisories('http://127.0.0.1:1', packages);

  assert.ok(advisories.kind === 'unknown');
  assert.match(advisories.reason, /ECONNREFUSED/);
});
