import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { tokenLifetime } from '../../src/registry/token.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { sha256, smallImage } from './image-builder.ts';
import { type RegistryWorld, registryWorld } from './registry-world.ts';

describe('access to the registry', () => {
  let world: RegistryWorld;

  beforeEach(async () => {
    world = await registryWorld();
    await world.run('CreateRepository', { repositoryName: 'app' });
  });
  afterEach(() => world[Symbol.asyncDispose]());

  async function token(): Promise<string> {
    const { authorizationData } = await world.run('GetAuthorizationToken', {});
    return `Basic ${authorizationData?.[0]?.authorizationToken}`;
  }

  const base = (authorization: string): Promise<Response> => world.fetch('/v2/', { headers: { authorization } });

  it('asks for Basic authentication where there is none, or a wrong one', async () => {
    const issued = Buffer.from((await token()).slice('Basic '.length), 'base64').toString();
    const wrong = [
      'Bearer x',
      'Basic !',
      `Basic ${Buffer.from('AWS:').toString('base64')}`,
      `Basic ${Buffer.from(issued.replace('AWS:', 'root:')).toString('base64')}`,
      `Basic ${Buffer.from(issued.replace(/\d{5}\./, '99999.')).toString('base64')}`,
    ];

    const answers = await Promise.all(wrong.map(base));

    for (const answer of answers) {
      assert.equal(answer.status, 401);
      assert.equal(
        answer.headers.get('www-authenticate'),
        `Basic realm="http://${world.host}/",service="ecr.amazonaws.com"`,
      );
      assert.deepEqual(await answer.json(), { errors: [{ code: 'UNAUTHORIZED', message: 'Not Authorized' }] });
    }
  });

  it('takes a token for twelve hours and not a millisecond longer', async () => {
    const issued = await token();

    world.clock.advance(tokenLifetime - 1);
    const before = await base(issued);
    world.clock.advance(1);
    const after = await base(issued);

    assert.equal(before.status, 200);
    assert.equal(after.status, 403);
    assert.match(await after.text(), /Your authorization token has expired\. Reauthenticate and try again\./);
  });

  it('takes a token of before a restart, and none of before a reset', async () => {
    const store = memoryStore();
    await using first = await registryWorld({ store });
    const { authorizationData } = await first.run('GetAuthorizationToken', {});
    const authorization = `Basic ${authorizationData?.[0]?.authorizationToken}`;
    await using second = await registryWorld({ store });

    const restarted = await second.fetch('/v2/', { headers: { authorization } });
    store.reset();
    const reset = await second.fetch('/v2/', { headers: { authorization } });

    assert.equal(restarted.status, 200);
    assert.equal(reset.status, 401);
  });

  it('knows no repository that was not created', async () => {
    const pushed = await world.fetch('/v2/unknown/blobs/uploads/', { method: 'POST' });

    assert.equal(pushed.status, 404);
    assert.deepEqual(await pushed.json(), {
      errors: [
        {
          code: 'NAME_UNKNOWN',
          message: "The repository with name 'unknown' does not exist in the registry with id '000000000000'",
        },
      ],
    });
  });

  it('answers what is no name, no digest and no end point, however it is written', async () => {
    const paths = [
      '/v2/../../etc/passwd/blobs/sha256:00',
      '/v2/%2e%2e/%2e%2e/blobs/uploads/',
      '/v2/app/blobs/sha256:..%2f..%2f..%2fetc%2fpasswd',
      '/v2/app/blobs/uploads/..%2f..%2f..%2fetc%2fpasswd',
      '/v2/app/manifests/..%2f..%2fx',
      '/v2/app/manifests/sha256:zz',
      '/v2/APP/tags/list',
      '/v2/app/%ff/x',
      '/v2/app/nothing',
      '/v2//tags/list',
    ];

    const answers = await Promise.all(paths.map(async (path) => raw(path, await token())));

    for (const { status, body } of answers) {
      assert.ok(status === 400 || status === 404, `${status}`);
      assert.match(body, /^\{"errors":\[\{"code":"[A-Z_]+"/);
    }
  });

  it('gives a layer to whoever has its download URL', async () => {
    const image = smallImage('one');
    const layer = image.blobs[1] ?? Buffer.alloc(0);
    await world.push('app', 'v1', image);

    const { downloadUrl = '' } = await world.run('GetDownloadUrlForLayer', {
      repositoryName: 'app',
      layerDigest: sha256(layer),
    });

    assert.deepEqual(Buffer.from(await (await fetch(downloadUrl)).arrayBuffer()), layer);
  });

  /** Sends a path as it is written, dots and all. */
  async function raw(path: string, authorization: string): Promise<{ status: number; body: string }> {
    const [hostname, port] = world.host.split(':');
    const sent = request({ hostname, port, path, headers: { authorization } }).end();
    const [response] = await once(sent, 'response');
    return { status: response.statusCode, body: await text(response) };
  }
});
