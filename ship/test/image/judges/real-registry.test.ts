import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { layoutBase, registryBase } from '../../../src/image/base/base-source.ts';
import { blobCache } from '../../../src/image/base/blob-cache.ts';
import { readBase } from '../../../src/image/base/read-base.ts';
import { type BuiltImage, buildImage } from '../../../src/image/build.ts';
import { readLayout } from '../../../src/image/layout.ts';
import { attachPapers } from '../../../src/image/papers/attach.ts';
import { ownKeySigner, ownKeyVerifier } from '../../../src/image/papers/own-key.ts';
import { papersFor } from '../../../src/image/papers/papers.ts';
import { checkPapers } from '../../../src/image/papers/verify-image.ts';
import { pushImage } from '../../../src/image/push.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import { registryClient } from '../../../src/image/registry/client.ts';
import { resolveImage } from '../../../src/image/resolve.ts';
import { dockerRegistry, type RealRegistry, skopeo, without } from './judge.ts';

const serviceDirectory = fileURLToPath(new URL('../../fixtures/services/unhealthy', import.meta.url));
const git = async () => undefined;
const plain = ['--src-tls-verify=false', '--dest-tls-verify=false'];

describe("Docker's own registry and skopeo", { skip: without('docker-registry', 'skopeo') }, () => {
  const repository = 'team/app';
  let running: RealRegistry;
  let registry: string;
  let workspace: string;
  let directory: string;
  let built: BuiltImage;

  before(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'ship-judges-'));
    running = await dockerRegistry(workspace);
    registry = running.host;
    directory = join(workspace, 'image');
    const platforms = [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
    ] as const;
    built = await buildImage({ serviceDirectory, layoutDirectory: directory, appVersion: '1.0', platforms, git });
  });

  after(async () => {
    await running.stop();
    await rm(workspace, { recursive: true, force: true });
  });

  it('take an image for two platforms, in chunks, and give the same one back', async () => {
    const pushed = await pushImage({
      registry,
      repository,
      layoutDirectory: directory,
      tags: ['1.0', 'latest'],
      chunkBytes: 700,
    });

    const found = await resolveImage(`${registry}/${repository}:latest`, { platform: 'linux/arm64' });
    const inspected = JSON.parse(
      await skopeo(
        'inspect',
        '--tls-verify=false',
        '--override-arch',
        'arm64',
        `docker://${registry}/${repository}:1.0`,
      ),
    );

    assert.equal(found.reference, pushed.reference);
    assert.equal(inspected.Labels['org.opencontainers.image.version'], '1.0');
    assert.equal(inspected.Architecture, 'arm64');
    assert.deepEqual(inspected.RepoTags.sort(), ['1.0', 'latest']);
  });

  it('are pushed nothing twice', async () => {
    const pushed = await pushImage({ registry, repository, layoutDirectory: directory, tags: ['1.0'] });

    assert.equal(pushed.sentBytes, 0);
  });

  it('copy the layout into the registry, and out of it again to the byte', async () => {
    const back = join(workspace, 'back');

    await skopeo('copy', '--all', ...plain, `oci:${directory}`, `docker://${registry}/${repository}:copied`);
    await skopeo('copy', '--all', ...plain, `docker://${registry}/${repository}:copied`, `oci:${back}:1.0`);

    assert.equal((await resolveImage(`${registry}/${repository}:copied`)).digest, built.digest);
    const image = await readLayout(back);
    assert.equal(image.top.digest, built.digest);
    assert.equal(image.manifests.length, 2);
  });

  it('hold the base of another image', async () => {
    const reference = parseImageReference(`${registry}/${repository}@${built.digest}`);
    const cache = blobCache(join(workspace, 'cache'));
    const source = registryBase(reference, cache, { chunkBytes: 500 });
    const platform = { os: 'linux', architecture: 'amd64' } as const;

    const base = await readBase(source, platform);
    source.close();

    const here = await readBase(layoutBase(directory), platform);
    assert.deepEqual(
      base.layers.map(({ digest, diffId }) => [digest, diffId]),
      here.layers.map(({ digest, diffId }) => [digest, diffId]),
    );
  });

  it('keep the papers, by the tag that registries without referrers need', async () => {
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
    const client = registryClient({ registry, repository });

    await attachPapers({ client, subject: built, name: `${registry}/${repository}`, papers, signer });

    const checks = await checkPapers(client, built.digest, verifier);
    client.close();
    const listed = JSON.parse(
      await skopeo(
        'inspect',
        '--raw',
        '--tls-verify=false',
        `docker://${registry}/${repository}:${built.digest.replace(':', '-')}`,
      ),
    );
    assert.ok(checks.every(({ signer: who }) => who !== undefined));
    assert.equal(listed.manifests.length, 5);
  });
});
