import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '../../../src/image/digest.ts';
import { findLockfile, packagesIn, parseLockfile } from '../../../src/image/papers/lockfile.ts';
import { provenance } from '../../../src/image/papers/provenance.ts';
import { sbom } from '../../../src/image/papers/sbom.ts';
import { aTemporaryDirectory } from '../temporary-directory.ts';

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'shipshape' },
    service: { version: '0.1.0' },
    'node_modules/@shipshape/service': { resolved: 'service', link: true },
    'node_modules/fastify': { version: '5.12.8', integrity: 'sha512-AAAA', license: 'MIT' },
    'node_modules/@fastify/error': { version: '4.2.0', license: 'SEE LICENSE IN LICENSE' },
    'node_modules/tap': { version: '1.0.0', dev: true },
  },
};

const subject = {
  title: 'service',
  version: '1.0',
  digest: digestOf('the image'),
  revision: '0123456789abcdef0123456789abcdef01234567',
  source: 'https://github.com/owner/repo',
  base: { name: 'gcr.io/distroless/nodejs26-debian13:nonroot', digest: digestOf('the base') },
  createdAt: 0,
};

async function aProject() {
  const root = await aTemporaryDirectory();
  await mkdir(join(root, 'service'));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock));
  const folders = ['fastify', '@fastify/error'].map((name) => join(root, 'node_modules', name));
  return { root, folders };
}

test('each bundled package is named with version, checksum and licence, as the lockfile has them', async () => {
  const { root, folders } = await aProject();

  const packages = await packagesIn(folders, await findLockfile(join(root, 'service')));
  const document = JSON.parse(sbom({ ...subject, packages }));

  const summary = document.packages.map((each: Record<string, unknown>) => [
    each.name,
    each.versionInfo,
    each.licenseDeclared,
  ]);
  assert.deepEqual(summary, [
    ['service', '1.0', 'NOASSERTION'],
    ['@fastify/error', '4.2.0', 'NOASSERTION'],
    ['fastify', '5.12.8', 'MIT'],
    ['gcr.io/distroless/nodejs26-debian13:nonroot', digestOf('the base'), 'NOASSERTION'],
  ]);
  assert.deepEqual(document.packages[2].checksums, [{ algorithm: 'SHA512', checksumValue: '000000' }]);
  assert.equal(document.packages[1].externalRefs[0].referenceLocator, 'pkg:npm/%40fastify/error@4.2.0');
  assert.equal(document.creationInfo.created, '1970-01-01T00:00:00Z');
});

test('every element is identified once, and every relationship is between elements that are there', async () => {
  const { root, folders } = await aProject();

  const packages = await packagesIn(folders, await findLockfile(root));
  const document = JSON.parse(sbom({ ...subject, packages }));

  const ids: readonly string[] = [
    'SPDXRef-DOCUMENT',
    ...document.packages.map((each: { SPDXID: string }) => each.SPDXID),
  ];
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => /^SPDXRef-[A-Za-z0-9.-]+$/.test(id)));
  for (const { spdxElementId, relatedSpdxElement } of document.relationships) {
    assert.ok(ids.includes(spdxElementId) && ids.includes(relatedSpdxElement));
  }
});

test('what is needed for development is known as such, and links are no packages', () => {
  const { packages } = parseLockfile(JSON.stringify(lock), 'package-lock.json');

  assert.deepEqual([...packages.keys()], ['node_modules/fastify', 'node_modules/@fastify/error', 'node_modules/tap']);
  assert.equal(packages.get('node_modules/tap')?.isDevelopment, true);
});

for (const text of ['{', '{}', '{"lockfileVersion":1,"packages":{}}']) {
  test(`${text} is no lockfile`, () => {
    assert.throws(() => parseLockfile(text, 'package-lock.json'), { code: 'lockfile-invalid' });
  });
}

test('in GitHub Actions the provenance names workflow and run, elsewhere nobody who would vouch', () => {
  const options = {
    ...subject,
    isDirty: false,
    service: 'service',
    platforms: ['linux/amd64'],
    lockfile: digestOf('the lockfile'),
    node: '26.10.0',
  };
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'owner/repo',
    GITHUB_WORKFLOW_REF: 'owner/repo/.github/workflows/ci-cd.yml@refs/heads/main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '2',
  };

  const there = JSON.stringify(provenance({ ...options, environment }));
  const here = JSON.stringify(provenance({ ...options, environment: {} }));

  assert.match(there, /"id":"https:\/\/github\.com\/owner\/repo\/\.github\/workflows\/ci-cd\.yml@refs\/heads\/main"/);
  assert.match(there, /actions\/runs\/42\/attempts\/2/);
  assert.match(there, new RegExp(`"gitCommit":"${subject.revision}"`));
  assert.match(here, /a-machine-of-ones-own/);
});
