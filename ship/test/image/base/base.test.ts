import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Clock } from '../../../src/clock.ts';
import { registryBase } from '../../../src/image/base/base-source.ts';
import { blobCache } from '../../../src/image/base/blob-cache.ts';
import { dockerfileBase } from '../../../src/image/base/dockerfile-base.ts';
import { readBase } from '../../../src/image/base/read-base.ts';
import { contentOf } from '../../../src/image/blob-source.ts';
import { buildImage } from '../../../src/image/build.ts';
import { digestOf } from '../../../src/image/digest.ts';
import { readLayout } from '../../../src/image/layout.ts';
import { writeTar } from '../../../src/image/tar.ts';
import { aRegistry, firstTimes, repository, type TestRegistry } from '../registry/a-registry.ts';
import { configIn } from '../stored-image.ts';
import { aTemporaryDirectory } from '../temporary-directory.ts';

const serviceDirectory = fileURLToPath(new URL('../../fixtures/services/unhealthy', import.meta.url));
const amd64 = { os: 'linux', architecture: 'amd64' } as const;
const arm64 = { os: 'linux', architecture: 'arm64' } as const;
const clock: Clock = { now: () => 0, wait: async () => undefined };

/** Puts a small image for two platforms, in Docker's types, and resolves with its list's digest. */
function putBase(registry: TestRegistry, entrypoint: readonly string[]) {
  const archive = Buffer.from(
    writeTar([{ kind: 'file', path: 'etc/base', mode: 0o644, content: Buffer.alloc(3000, 'b') }]),
  );
  const layer = gzipSync(archive, { level: 0 });
  const put = (content: Buffer) => registry.blobs.set(digestOf(content), content);
  const manifests = ['amd64', 'arm64'].map((architecture) => {
    const config = Buffer.from(
      JSON.stringify({
        os: 'linux',
        architecture,
        config: {
          Env: ['PATH=/bin', 'NODE_ENV=development'],
          Entrypoint: entrypoint,
          User: 'root',
          Labels: { of: 'base' },
        },
        rootfs: { type: 'layers', diff_ids: [digestOf(archive)] },
        history: [{ created_by: 'the base' }],
      }),
    );
    put(config);
    put(layer);
    const describe = (mediaType: string, content: Buffer) => ({
      mediaType,
      digest: digestOf(content),
      size: content.length,
    });
    const mediaType = 'application/vnd.docker.distribution.manifest.v2+json';
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType,
        config: describe('application/vnd.docker.container.image.v1+json', config),
        layers: [describe('application/vnd.docker.image.rootfs.diff.tar.gzip', layer)],
      }),
    );
    registry.manifests.set(digestOf(manifest), manifest);
    return { ...describe(mediaType, manifest), platform: { os: 'linux', architecture } };
  });
  const mediaType = 'application/vnd.docker.distribution.manifest.list.v2+json';
  const list = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  registry.manifests.set(digestOf(list), list);
  return { digest: digestOf(list), layer };
}

async function aBase(entrypoint: readonly string[] = ['/nodejs/bin/node']) {
  const registry = await aRegistry();
  const { digest, layer } = putBase(registry, entrypoint);
  const directory = await aTemporaryDirectory();
  const reference = { registry: registry.host, repository, tag: '26', digest };
  const open = () => registryBase(reference, blobCache(directory), { clock, chunkBytes: 1000 });
  return { registry, reference, digest, layer, directory, open };
}

test('an image is the base, and on it the application; of the base it keeps environment, history and Node', async () => {
  const { digest, layer, reference, open } = await aBase();
  const layoutDirectory = await aTemporaryDirectory();

  const built = await buildImage({
    serviceDirectory,
    layoutDirectory,
    appVersion: '1.0',
    git: async () => undefined,
    platforms: [amd64, arm64],
    base: (platform) => readBase(open(), platform),
  });

  const { manifests, blobs } = await readLayout(layoutDirectory);
  const config = JSON.parse(JSON.stringify(await configIn(layoutDirectory)));
  assert.deepEqual(
    built.images.map(({ platform }) => platform),
    ['linux/amd64', 'linux/arm64'],
  );
  assert.equal(manifests.length, 2);
  assert.ok(manifests.every(({ manifest }) => manifest.layers[0]?.digest === digestOf(layer)));
  assert.equal(manifests[0]?.manifest.layers[0]?.mediaType, 'application/vnd.oci.image.layer.v1.tar+gzip');
  // The base's layer and two applications, one with a code cache, and two configs: what is the same is there once.
  assert.equal(blobs.length, 5);
  assert.deepEqual(config.config.Env, ['PATH=/bin', 'NODE_ENV=production']);
  assert.deepEqual(config.config.Entrypoint, ['/nodejs/bin/node', '--no-memory-reducer', 'main.js']);
  assert.equal(config.config.User, '65532:65532');
  assert.deepEqual(config.config.Labels, {
    'org.opencontainers.image.base.digest': digest,
    'org.opencontainers.image.base.name': `${reference.registry}/${repository}:26`,
    'org.opencontainers.image.title': 'service',
    'org.opencontainers.image.version': '1.0',
  });
  assert.deepEqual(
    config.history.map((each: { created_by: string }) => each.created_by),
    ['the base', 'ship build: application'],
  );
  assert.equal(config.rootfs.diff_ids.length, 2);
});

test('a base whose entrypoint is a script has Node in its PATH', async () => {
  const { open } = await aBase(['docker-entrypoint.sh']);

  assert.equal((await readBase(open(), amd64)).node, 'node');
});

test('a base that is known is not asked for again', async () => {
  const { registry, open } = await aBase();
  await readBase(open(), amd64);
  registry.seen.length = 0;

  await readBase(open(), amd64);

  assert.deepEqual(registry.seen, []);
});

test('a base that has changed on the disk is fetched again', async () => {
  const { layer, directory, open } = await aBase();
  await readBase(open(), amd64);
  const path = join(directory, 'blobs/sha256', digestOf(layer).slice('sha256:'.length));
  await writeFile(path, (await readFile(path)).fill(0, 50, 60));

  const [blob] = (await readBase(open(), amd64)).layers;

  assert.ok(blob !== undefined && Buffer.compare(await contentOf(blob), layer) === 0);
});

test('a large layer comes in ranges, and a broken one alone is asked for again', async () => {
  const { registry, layer, open } = await aBase();
  registry.misbehave(
    firstTimes(1, 'GET', digestOf(layer), (response) => {
      response.writeHead(206, { 'content-length': 1000 });
      response.write('half');
      setImmediate(() => response.destroy());
    }),
  );

  await readBase(open(), amd64);

  assert.equal(registry.count('GET', digestOf(layer)), Math.ceil(layer.length / 1000) + 1);
});

test('a layer with other bytes than its digest names is refused, and nothing of it is kept', async () => {
  const { registry, layer, directory, open } = await aBase();
  registry.blobs.set(digestOf(layer), Buffer.alloc(layer.length, 'x'));

  await assert.rejects(readBase(open(), amd64), { code: 'digest-mismatch' });

  const kept = await readdir(join(directory, 'blobs/sha256'));
  assert.ok(!kept.some((name) => name.includes(digestOf(layer).slice('sha256:'.length))));
});

test('a registry that wants a token is asked for one, without a password and with one', async () => {
  for (const credentials of [undefined, async () => ({ username: 'me', password: 'mine' })]) {
    const { registry, reference, directory } = await aBase();
    const asked: (string | undefined)[] = [];
    registry.misbehave(({ path, authorization, message }, response) => {
      if (path === '/token') {
        asked.push(authorization, message.url);
        response.end('{"token":"abc"}');
        return true;
      }
      if (authorization === 'Bearer abc') return false;
      const challenge = `Bearer realm="http://${registry.host}/token",service="here",scope="repository:${repository}:pull"`;
      response.writeHead(401, { 'www-authenticate': challenge }).end();
      return true;
    });

    await readBase(registryBase(reference, blobCache(directory), { clock, credentials }), amd64);

    const basic = credentials && `Basic ${Buffer.from('me:mine').toString('base64')}`;
    assert.deepEqual(asked, [basic, `/token?service=here&scope=repository%3A${encodeURIComponent(repository)}%3Apull`]);
  }
});

test('a registry that sends for a token over plain http elsewhere is not obeyed', async () => {
  const { registry, open } = await aBase();
  registry.misbehave((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://registry.example.com/token"' }).end();
    return true;
  });

  await assert.rejects(readBase(open(), amd64), { code: 'registry-refused', message: /not over https/ });
});

test('a base without a digest is refused with the remedy', async () => {
  const reference = {
    registry: 'gcr.io',
    repository: 'distroless/nodejs26-debian13',
    tag: 'nonroot',
    digest: undefined,
  };

  assert.throws(() => registryBase(reference, blobCache('/nowhere')), { code: 'base-unpinned', message: /@sha256:/ });
});

test('a platform that the base lacks is refused with those that it has', async () => {
  const registry = await aRegistry();
  const manifests = [
    { mediaType: 'm', digest: digestOf('m'), size: 1, platform: { os: 'linux', architecture: 's390x' } },
  ];
  const list = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests }));
  registry.manifests.set(digestOf(list), list);
  const reference = { registry: registry.host, repository, tag: undefined, digest: digestOf(list) };
  const cache = blobCache(await aTemporaryDirectory());

  await assert.rejects(readBase(registryBase(reference, cache, { clock }), amd64), {
    code: 'platform-missing',
    message: /linux\/s390x/,
  });
});

test("a Dockerfile's base is that of its last stage", () => {
  const text =
    'FROM node:26 AS build\nRUN true\n\nfrom --platform=$TARGETPLATFORM gcr.io/base@sha256:abc AS run\nCOPY . .\n';

  assert.equal(dockerfileBase(text, 'Dockerfile'), 'gcr.io/base@sha256:abc');
});

for (const text of ['', 'FROM scratch\n', 'ARG BASE\nFROM $BASE\n', 'FROM a/b AS build\nFROM build\n']) {
  test(`${JSON.stringify(text)} names no base`, () => {
    assert.throws(() => dockerfileBase(text, 'Dockerfile'), { code: 'base-invalid', where: 'Dockerfile' });
  });
}
