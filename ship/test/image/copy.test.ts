import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type BuiltImage, buildImage } from '../../src/image/build.ts';
import { copyImage } from '../../src/image/copy.ts';
import { attachPapers } from '../../src/image/papers/attach.ts';
import { ownKeySigner, ownKeyVerifier } from '../../src/image/papers/own-key.ts';
import { papersFor } from '../../src/image/papers/papers.ts';
import { checkPapers } from '../../src/image/papers/verify-image.ts';
import { pushImage } from '../../src/image/push.ts';
import { type RegistryClient, registryClient } from '../../src/image/registry/client.ts';
import { aRegistry, repository, type TestRegistry } from './registry/a-registry.ts';
import { aTemporaryDirectory } from './temporary-directory.ts';

const serviceDirectory = fileURLToPath(new URL('../fixtures/services/unhealthy', import.meta.url));
const bothPlatforms = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
] as const;

interface World {
  readonly source: TestRegistry;
  readonly target: TestRegistry;
  readonly from: RegistryClient;
  readonly to: RegistryClient;
  readonly built: BuiltImage;
  readonly directory: string;
}

/** An image for two platforms in one registry, and an empty registry beside it. */
async function aWorld(): Promise<World> {
  const [source, target] = [await aRegistry({ hasReferrers: true }), await aRegistry({ hasReferrers: true })];
  const layoutDirectory = await aTemporaryDirectory();
  const git = async () => undefined;
  const built = await buildImage({
    serviceDirectory,
    layoutDirectory,
    appVersion: '1.0',
    git,
    platforms: [...bothPlatforms],
  });
  await pushImage({ registry: source.host, repository, layoutDirectory, tags: ['1.0'] });
  return {
    source,
    target,
    from: registryClient({ registry: source.host, repository }),
    to: registryClient({ registry: target.host, repository }),
    built,
    directory: await aTemporaryDirectory(),
  };
}

test('an image is copied with all its platforms, byte for byte, and nothing is left on the way', async () => {
  const { source, target, from, to, built, directory } = await aWorld();

  const copied = await copyImage({ from, to, digest: built.digest, directory, tag: '1.0' });

  assert.equal((await to.getManifest('1.0')).digest, built.digest);
  assert.deepEqual([...target.blobs.keys()].sort(), [...source.blobs.keys()].sort());
  assert.ok(copied.sentBytes > 0);
  assert.deepEqual(await readdir(directory), []);
});

test('what is there already is not sent again', async () => {
  const { target, from, to, built, directory } = await aWorld();
  await copyImage({ from, to, digest: built.digest, directory, tag: undefined });
  const before = target.count('POST', '/uploads/');

  const again = await copyImage({ from, to, digest: built.digest, directory, tag: undefined });

  assert.equal(again.sentBytes, 0);
  assert.equal(target.count('POST', '/uploads/'), before);
});

test('signatures and papers come with it, and count there too', async () => {
  const { source, from, to, built, directory } = await aWorld();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const signer = ownKeySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), undefined, 'key');
  const verifier = ownKeyVerifier(publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'key');
  const papers = await papersFor({
    built,
    serviceDirectory,
    root: serviceDirectory,
    lockfile: undefined,
    environment: {},
  });
  await attachPapers({ client: from, subject: built, name: `${source.host}/${repository}`, papers, signer });

  const copied = await copyImage({ from, to, digest: built.digest, directory, tag: undefined });

  assert.equal(copied.papers, 5);
  const checks = await checkPapers(to, built.digest, verifier);
  assert.deepEqual(
    checks.map(({ problem }) => problem),
    [undefined, undefined, undefined],
  );
});

test('a tag that names another image there stays with it', async () => {
  const { from, to, target, built, directory } = await aWorld();
  await copyImage({ from, to, digest: built.digest, directory, tag: undefined });
  const [image] = built.images;
  const other = await to.getManifest(image?.digest ?? '');
  await to.putManifest('1.0', other.text, other.mediaType);

  await copyImage({ from, to, digest: built.digest, directory, tag: '1.0' });

  assert.equal((await to.getManifest('1.0')).digest, other.digest);
  assert.equal(target.count('PUT', '/manifests/1.0'), 1);
});

test('of an image whose bytes are not those of its digest nothing can be found there', async () => {
  const { source, target, from, to, built, directory } = await aWorld();
  const layer = built.images[0]?.layers[0]?.digest ?? '';
  const bytes = source.blobs.get(layer) ?? Buffer.alloc(0);
  source.blobs.set(layer, Buffer.alloc(bytes.length, 1));

  await assert.rejects(copyImage({ from, to, digest: built.digest, directory, tag: '1.0' }), {
    code: 'digest-mismatch',
  });

  assert.equal(target.manifests.size, 0);
  assert.deepEqual(await readdir(directory), []);
});
