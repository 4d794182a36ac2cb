import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { manifestTypes } from '../../src/registry/names.ts';
import { ecr } from '../../src/services/ecr/index.ts';
import { buildImage, sha256, smallImage } from './image-builder.ts';
import { type RegistryWorld, registryWorld } from './registry-world.ts';

describe('push and pull', () => {
  let world: RegistryWorld;

  beforeEach(async () => {
    world = await registryWorld();
    await world.run('CreateRepository', { repositoryName: 'team/app' });
  });
  afterEach(() => world[Symbol.asyncDispose]());

  it('gives back the very bytes of a pushed manifest, by tag and by digest', async () => {
    const image = smallImage('one');

    const pushed = await world.push('team/app', 'v1', image);
    const byTag = await world.fetch('/v2/team/app/manifests/v1');
    const byDigest = await world.fetch(`/v2/team/app/manifests/${image.digest}`);

    assert.equal(pushed.status, 201);
    assert.equal(pushed.headers.get('docker-content-digest'), image.digest);
    for (const response of [byTag, byDigest]) {
      assert.equal(response.headers.get('content-type'), manifestTypes.ociImage);
      assert.equal(response.headers.get('docker-content-digest'), image.digest);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), image.manifest);
    }
  });

  it('tells the size of a manifest and of a blob without sending them', async () => {
    const image = smallImage('one');
    const [config = Buffer.alloc(0)] = image.blobs;
    await world.push('team/app', 'v1', image);

    const manifest = await world.fetch('/v2/team/app/manifests/v1', { method: 'HEAD' });
    const blob = await world.fetch(`/v2/team/app/blobs/${sha256(config)}`, { method: 'HEAD' });

    assert.equal(manifest.headers.get('content-length'), String(image.manifest.length));
    assert.equal(blob.headers.get('content-length'), String(config.length));
  });

  it('sends the part of a blob that is asked for', async () => {
    const image = smallImage('one');
    const [config = Buffer.alloc(0)] = image.blobs;
    const path = `/v2/team/app/blobs/${sha256(config)}`;
    await world.push('team/app', 'v1', image);

    const part = await world.fetch(path, { headers: { range: 'bytes=2-5' } });
    const end = await world.fetch(path, { headers: { range: 'bytes=-3' } });
    const beyond = await world.fetch(path, { headers: { range: `bytes=${config.length}-` } });

    assert.equal(part.status, 206);
    assert.equal(part.headers.get('content-range'), `bytes 2-5/${config.length}`);
    assert.equal(await part.text(), config.subarray(2, 6).toString());
    assert.equal(await end.text(), config.subarray(-3).toString());
    assert.equal(beyond.status, 416);
  });

  it('refuses a manifest whose layers are not there', async () => {
    const image = smallImage('one');

    const response = await world.fetch('/v2/team/app/manifests/v1', {
      method: 'PUT',
      headers: { 'content-type': image.mediaType },
      body: new Uint8Array(image.manifest),
    });

    assert.equal(response.status, 404);
    assert.deepEqual(await codes(response), ['MANIFEST_BLOB_UNKNOWN']);
  });

  it('refuses a manifest that is not one, or not the one that its digest says', async () => {
    const image = smallImage('one');
    const put = (reference: string, body: string): Promise<Response> =>
      world.fetch(`/v2/team/app/manifests/${reference}`, {
        method: 'PUT',
        headers: { 'content-type': image.mediaType },
        body,
      });

    const answers = [
      await put('v1', 'no JSON'),
      await put('v1', '{"schemaVersion":1}'),
      await put(
        'v1',
        JSON.stringify({ schemaVersion: 2, mediaType: image.mediaType, config: { digest: '../../etc/passwd' } }),
      ),
      await put(sha256(Buffer.from('other')), image.manifest.toString()),
    ];

    const found = await Promise.all(answers.map(codes));
    assert.deepEqual(found.flat(), ['MANIFEST_INVALID', 'MANIFEST_INVALID', 'MANIFEST_INVALID', 'DIGEST_INVALID']);
  });

  it('refuses a manifest of more than 4 MiB', async () => {
    const response = await world.fetch('/v2/team/app/manifests/v1', {
      method: 'PUT',
      headers: { 'content-type': manifestTypes.ociImage },
      body: new Uint8Array(4 * 1024 * 1024 + 1),
    });

    assert.equal(response.status, 413);
  });

  it('takes an index of images that are there, and Docker schema 2', async () => {
    const image = { ...smallImage('one') };
    const docker = buildImage({ layers: [[{ path: 'x' }]], mediaType: manifestTypes.dockerImage });
    await world.push('team/app', image.digest, image);
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: manifestTypes.ociIndex,
        manifests: [
          {
            mediaType: image.mediaType,
            digest: image.digest,
            size: image.manifest.length,
            platform: { os: 'linux', architecture: 'amd64' },
          },
        ],
      }),
    );

    const index = await world.push('team/app', 'v1', {
      manifest,
      digest: sha256(manifest),
      mediaType: manifestTypes.ociIndex,
      blobs: [],
    });
    const schema2 = await world.push('team/app', 'docker', docker);

    assert.equal(index.status, 201);
    assert.equal(schema2.status, 201);
  });

  it('moves a tag to the image that was pushed last', async () => {
    const [first, second] = [smallImage('one'), smallImage('two')];
    await world.push('team/app', 'latest', first);

    await world.push('team/app', 'latest', second);

    const head = await world.fetch('/v2/team/app/manifests/latest', { method: 'HEAD' });
    assert.equal(head.headers.get('docker-content-digest'), second.digest);
    assert.equal((await world.fetch(`/v2/team/app/manifests/${first.digest}`, { method: 'HEAD' })).status, 200);
  });

  it('keeps an immutable tag where it is, and takes the same image again', async () => {
    const [first, second] = [smallImage('one'), smallImage('two')];
    await world.run('PutImageTagMutability', { repositoryName: 'team/app', imageTagMutability: 'IMMUTABLE' });
    await world.push('team/app', 'v1', first);

    const other = await world.push('team/app', 'v1', second);
    const same = await world.push('team/app', 'v1', first);

    assert.equal(other.status, 400);
    assert.deepEqual(await other.json(), {
      errors: [
        {
          code: 'TAG_INVALID',
          message:
            "The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten because the repository is immutable.",
        },
      ],
    });
    assert.equal(same.status, 201);
  });

  it('lists tags in order, a page at a time', async () => {
    const image = smallImage('one');
    for (const tag of ['c', 'a', 'b']) await world.push('team/app', tag, image);

    const first = await world.fetch('/v2/team/app/tags/list?n=2');
    const second = await world.fetch('/v2/team/app/tags/list?n=2&last=b');

    assert.deepEqual(await first.json(), { name: 'team/app', tags: ['a', 'b'] });
    assert.equal(first.headers.get('link'), '</v2/team/app/tags/list?n=2&last=b>; rel="next"');
    assert.deepEqual(await second.json(), { name: 'team/app', tags: ['c'] });
    assert.equal(second.headers.get('link'), null);
  });

  it('lists what refers to an image', async () => {
    const image = smallImage('one');
    await world.push('team/app', 'v1', image);
    const subject = { mediaType: image.mediaType, digest: image.digest, size: image.manifest.length };
    const sbom = buildImage({
      layers: [[{ path: 'sbom' }]],
      extra: { subject, artifactType: 'application/spdx+json' },
    });

    const pushed = await world.push('team/app', sbom.digest, sbom);
    const all = await world.fetch(`/v2/team/app/referrers/${image.digest}`);
    const none = await world.fetch(`/v2/team/app/referrers/${image.digest}?artifactType=other`);

    assert.equal(pushed.headers.get('oci-subject'), image.digest);
    assert.match(await all.text(), new RegExp(`"digest":"${sbom.digest}".*"artifactType":"application/spdx\\+json"`));
    assert.doesNotMatch(await none.text(), new RegExp(sbom.digest));
  });

  it('has every image again after a restart', async () => {
    const image = smallImage('one');
    await world.push('team/app', 'v1', image);
    const { store, clock, dataDirectory, host } = world;

    const restarted = ecr({ store, clock, dataDirectory });

    const found = await restarted.images.resolve(`${host}/team/app:v1`);
    assert.equal(found.digest, image.digest);
    assert.deepEqual(await buffer(restarted.images.blob(sha256(image.blobs[1] ?? Buffer.alloc(0)))), image.blobs[1]);
  });

  it('keeps the layers that another image of the repository needs', async () => {
    const base = { path: 'base', content: 'shared' };
    const first = buildImage({ layers: [[base], [{ path: 'one' }]] });
    const second = buildImage({ layers: [[base], [{ path: 'two' }]] });
    await world.push('team/app', 'v1', first);
    await world.push('team/app', 'v2', second);

    await world.fetch('/v2/team/app/manifests/v1', { method: 'DELETE' });

    const shared = await world.fetch(`/v2/team/app/blobs/${sha256(second.blobs[1] ?? Buffer.alloc(0))}`);
    assert.deepEqual(Buffer.from(await shared.arrayBuffer()), second.blobs[1]);
  });

  it('forgets a deleted image and the blobs that only it had', async () => {
    const [first, second] = [smallImage('one'), smallImage('two')];
    await world.push('team/app', 'v1', first);
    await world.push('team/app', 'v2', second);

    const deleted = await world.fetch(`/v2/team/app/manifests/${first.digest}`, { method: 'DELETE' });

    const statusOf = async (path: string): Promise<number> => (await world.fetch(path, { method: 'HEAD' })).status;
    assert.equal(deleted.status, 202);
    assert.equal(await statusOf('/v2/team/app/manifests/v1'), 404);
    assert.equal(await statusOf(`/v2/team/app/blobs/${sha256(first.blobs[1] ?? Buffer.alloc(0))}`), 404);
    assert.equal(await statusOf(`/v2/team/app/blobs/${sha256(second.blobs[1] ?? Buffer.alloc(0))}`), 200);
  });

  it('deletes the files that no repository needs any more', async () => {
    const [first, second] = [smallImage('one'), smallImage('two')];
    await world.run('CreateRepository', { repositoryName: 'team/other' });
    await world.push('team/app', 'v1', first);
    await world.push('team/app', 'v2', second);
    await world.push('team/other', 'v1', first);
    const filesOf = async ({ manifest, blobs }: typeof first): Promise<number> => {
      const files = await readdir(join(world.dataDirectory, 'registry', 'blobs'), { recursive: true });
      return [manifest, ...blobs].filter((bytes) => files.some((file) => `sha256:${basename(file)}` === sha256(bytes)))
        .length;
    };

    await world.run('DeleteRepository', { repositoryName: 'team/app', force: true });
    const afterOne = [await filesOf(first), await filesOf(second)];
    await world.run('DeleteRepository', { repositoryName: 'team/other', force: true });
    const afterBoth = [await filesOf(first), await filesOf(second)];

    assert.deepEqual({ afterOne, afterBoth }, { afterOne: [3, 0], afterBoth: [0, 0] });
  });
});

async function codes(response: Response): Promise<readonly unknown[]> {
  const body: unknown = await response.json();
  assert.ok(typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors));
  return body.errors.map((error: { code: unknown }) => error.code);
}
