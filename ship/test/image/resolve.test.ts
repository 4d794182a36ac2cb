import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../../src/clock.ts';
import { digestOf } from '../../src/image/digest.ts';
import { resolveImage } from '../../src/image/resolve.ts';
import { aRegistry, firstTimes, repository, type TestRegistry } from './registry/a-registry.ts';

const clock: Clock = { now: () => 0, wait: async () => undefined };

function put(registry: TestRegistry, architecture: string): Buffer {
  const config = Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture,
      config: { Labels: { 'org.opencontainers.image.version': `for-${architecture}` } },
    }),
  );
  registry.blobs.set(digestOf(config), config);
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(config), size: config.length },
      layers: [],
    }),
  );
  registry.manifests.set(digestOf(manifest), manifest);
  return manifest;
}

async function anImageAndAList() {
  const registry = await aRegistry();
  const manifests = ['amd64', 'arm64'].map((architecture) => {
    const manifest = put(registry, architecture);
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    registry.manifests.set(architecture, manifest);
    return { mediaType, digest: digestOf(manifest), size: manifest.length, platform: { os: 'linux', architecture } };
  });
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const list = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  registry.manifests.set('latest', list);
  return { registry, list };
}

test('a list of platforms is resolved to its own digest, with the version of the platform asked for', async () => {
  const { registry, list } = await anImageAndAList();

  const image = await resolveImage(`${registry.host}/${repository}`, { platform: 'linux/arm64' });

  assert.equal(image.digest, digestOf(list));
  assert.equal(image.version, 'for-arm64');
  assert.equal(image.platform, 'linux/arm64');
});

test('a platform that the list lacks is refused with those that it has', async () => {
  const { registry } = await anImageAndAList();

  const resolved = resolveImage(`${registry.host}/${repository}:latest`, { platform: 'linux/riscv64' });

  await assert.rejects(resolved, { code: 'platform-missing', message: /linux\/amd64, linux\/arm64/ });
});

test('a tag that is not there is a missing image', async () => {
  const { registry } = await anImageAndAList();

  await assert.rejects(resolveImage(`${registry.host}/${repository}:nope`), { code: 'image-missing' });
});

test('an answer that was cut off is asked for again', async () => {
  const { registry } = await anImageAndAList();
  registry.misbehave(
    firstTimes(1, 'GET', '/manifests/amd64', (response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"schemaVersion":2');
      setImmediate(() => response.destroy());
    }),
  );

  const image = await resolveImage(`${registry.host}/${repository}:amd64`, { clock });

  assert.equal(image.version, 'for-amd64');
});

test('a config whose bytes are not those of its digest is refused', async () => {
  const { registry } = await anImageAndAList();
  registry.misbehave(firstTimes(1, 'GET', '/blobs/', (response) => response.writeHead(200).end('{"os":"linux"}')));

  await assert.rejects(resolveImage(`${registry.host}/${repository}:amd64`), { code: 'digest-mismatch' });
});

test('a manifest asked for by digest must have that digest', async () => {
  const { registry } = await anImageAndAList();
  const digest = digestOf(put(registry, 's390x'));
  registry.manifests.set(digest, put(registry, 'amd64'));

  await assert.rejects(resolveImage(`${registry.host}/${repository}@${digest}`), { code: 'digest-mismatch' });
});

test('an endless answer is not read to its end', async () => {
  const { registry } = await anImageAndAList();
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  registry.misbehave((_request, response) => {
    response.writeHead(200);
    for (let sent = 0; sent < 6; sent += 1) response.write(chunk);
    return true;
  });

  await assert.rejects(resolveImage(`${registry.host}/${repository}:amd64`, { clock }), { message: /longer than/ });
});

test('a blob kept elsewhere is fetched there, without the credentials', async () => {
  const { registry } = await anImageAndAList();
  const store = await aRegistry();
  for (const [digest, content] of registry.blobs) store.blobs.set(digest, content);
  registry.misbehave(({ method, path }, response) => {
    if (method !== 'GET' || !path.includes('/blobs/')) return false;
    response.writeHead(307, { location: `http://${store.host}${path}?signature=s3` }).end();
    return true;
  });

  const credentials = async () => ({ username: 'AWS', password: 'token' });
  const image = await resolveImage(`${registry.host}/${repository}:amd64`, { credentials });

  assert.equal(image.version, 'for-amd64');
  assert.ok(registry.seen.every(({ authorization }) => authorization !== undefined));
  assert.deepEqual(
    store.seen.map(({ authorization }) => authorization),
    [undefined],
  );
});

test('a redirect to a plain http address of another machine is not followed', async () => {
  const { registry } = await anImageAndAList();
  registry.misbehave(
    firstTimes(1, 'GET', '/blobs/', (response) =>
      response.writeHead(307, { location: 'http://registry.example.com/' }).end(),
    ),
  );

  await assert.rejects(resolveImage(`${registry.host}/${repository}:amd64`), { code: 'registry-refused' });
});

test('a name under .localhost is this machine, whatever the resolver says', async () => {
  const { registry } = await anImageAndAList();
  const host = registry.host.replace('localhost', '000000000000.dkr.ecr.us-east-1.localhost');

  const image = await resolveImage(`${host}/${repository}:amd64`, { clock });

  assert.equal(image.version, 'for-amd64');
});
