import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { sha256, smallImage } from './image-builder.ts';
import { type RegistryWorld, registryWorld } from './registry-world.ts';

const content = Buffer.from('the bytes of a layer');
const digest = sha256(content);

describe('uploads', () => {
  let world: RegistryWorld;

  beforeEach(async () => {
    world = await registryWorld({ largestBlob: 1000 });
    await world.run('CreateRepository', { repositoryName: 'app' });
    await world.run('CreateRepository', { repositoryName: 'other' });
  });
  afterEach(() => world[Symbol.asyncDispose]());

  async function begin(): Promise<string> {
    const response = await world.fetch('/v2/app/blobs/uploads/', { method: 'POST' });
    assert.equal(response.status, 202);
    return response.headers.get('location') ?? '';
  }

  const patch = (location: string, bytes: Uint8Array, range?: string): Promise<Response> =>
    world.fetch(location, {
      method: 'PATCH',
      body: new Uint8Array(bytes),
      headers: range === undefined ? {} : { 'content-range': range },
    });

  const finish = (location: string, of = digest): Promise<Response> =>
    world.fetch(`${location}?digest=${of}`, { method: 'PUT' });

  const statusOfBlob = async (repository = 'app', of = digest): Promise<number> =>
    (await world.fetch(`/v2/${repository}/blobs/${of}`, { method: 'HEAD' })).status;

  it('makes a blob of chunks that follow each other', async () => {
    const location = await begin();

    const first = await patch(location, content.subarray(0, 8), '0-7');
    const second = await patch(location, content.subarray(8), `8-${content.length - 1}`);
    const done = await finish(location);

    assert.equal(first.headers.get('range'), '0-7');
    assert.equal(second.headers.get('range'), `0-${content.length - 1}`);
    assert.equal(done.status, 201);
    assert.equal(await (await world.fetch(`/v2/app/blobs/${digest}`)).text(), content.toString());
  });

  it('refuses a chunk out of order, says where to go on, and goes on there', async () => {
    const location = await begin();
    await patch(location, content.subarray(0, 8), '0-7');

    const wrong = await patch(location, content.subarray(10), `10-${content.length - 1}`);
    const status = await world.fetch(location);
    await patch(location, content.subarray(8), `8-${content.length - 1}`);
    const done = await finish(location);

    assert.equal(wrong.status, 416);
    assert.equal(status.status, 204);
    assert.equal(status.headers.get('range'), '0-7');
    assert.equal(done.status, 201);
  });

  it('refuses a chunk whose length is not its range, and a range that is none', async () => {
    const location = await begin();

    const statuses = [
      (await patch(location, content, '0-3')).status,
      (await patch(location, content, 'bytes')).status,
      (await patch(location, content, '5-2')).status,
    ];

    assert.deepEqual(statuses, [416, 416, 416]);
  });

  it('throws away content with another digest than it should have', async () => {
    const location = await begin();
    await patch(location, Buffer.from('corrupted on the way'));

    const done = await finish(location);

    assert.equal(done.status, 400);
    assert.match(await done.text(), /DIGEST_INVALID/);
    assert.equal(await statusOfBlob(), 404);
    assert.equal((await world.fetch(location)).status, 404);
    assert.deepEqual(await readdir(join(world.dataDirectory, 'registry', 'uploads')), []);
  });

  it('takes a whole blob in one request, or none of it', async () => {
    const wrong = await world.fetch(`/v2/app/blobs/uploads/?digest=${digest}`, {
      method: 'POST',
      body: 'something else',
    });
    const right = await world.fetch(`/v2/app/blobs/uploads/?digest=${digest}`, {
      method: 'POST',
      body: new Uint8Array(content),
    });

    assert.equal(wrong.status, 400);
    assert.equal(right.status, 201);
    assert.deepEqual(await readdir(join(world.dataDirectory, 'registry', 'uploads')), []);
  });

  it('never makes a blob of an upload that is cut off, and takes up where it ended', async () => {
    const location = await begin();
    const { authorizationData } = await world.run('GetAuthorizationToken', {});
    const [hostname, port] = world.host.split(':');
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');

    socket.write(
      `PATCH ${location} HTTP/1.1\r\nHost: ${world.host}\r\nAuthorization: Basic ${authorizationData?.[0]?.authorizationToken}\r\nContent-Length: ${content.length}\r\n\r\n`,
    );
    socket.write(content.subarray(0, 8));
    while ((await world.fetch(location)).headers.get('range') !== '0-7');
    socket.destroy();
    let resumed = await patch(location, content.subarray(8), `8-${content.length - 1}`);
    while (resumed.status === 409) resumed = await patch(location, content.subarray(8), `8-${content.length - 1}`);

    assert.equal(await statusOfBlob(), 404);
    assert.equal((await finish(location)).status, 201);
    assert.equal(await statusOfBlob(), 200);
  });

  it('mounts a blob of another repository, and opens an upload where there is none', async () => {
    await world.fetch(`/v2/app/blobs/uploads/?digest=${digest}`, { method: 'POST', body: new Uint8Array(content) });
    assert.equal(await statusOfBlob('other'), 404);

    const mounted = await world.fetch(`/v2/other/blobs/uploads/?mount=${digest}&from=app`, { method: 'POST' });
    const absent = await world.fetch(`/v2/other/blobs/uploads/?mount=${sha256(Buffer.from('x'))}&from=app`, {
      method: 'POST',
    });

    assert.equal(mounted.status, 201);
    assert.equal(await statusOfBlob('other'), 200);
    assert.equal(absent.status, 202);
  });

  it('forgets a cancelled upload', async () => {
    const location = await begin();
    await patch(location, content);

    const cancelled = await world.fetch(location, { method: 'DELETE' });

    assert.equal(cancelled.status, 204);
    assert.equal((await finish(location)).status, 404);
  });

  it('bounds the size of a blob', async () => {
    const location = await begin();

    const refused = await patch(location, Buffer.alloc(1001)).then(
      (response) => response.status,
      () => 'cut off',
    );

    assert.ok(refused === 413 || refused === 'cut off');
    assert.equal((await finish(location, sha256(Buffer.alloc(1001)))).status, 400);
  });

  it('keeps a layer that another repository still has', async () => {
    const image = smallImage('shared');
    await world.push('app', 'v1', image);
    await world.push('other', 'v1', image);

    await world.run('DeleteRepository', { repositoryName: 'app', force: true });

    assert.equal(await statusOfBlob('other', sha256(image.blobs[1] ?? Buffer.alloc(0))), 200);
    assert.equal((await world.fetch('/v2/other/manifests/v1')).status, 200);
  });
});
