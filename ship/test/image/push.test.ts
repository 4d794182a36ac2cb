import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../src/clock.ts';
import { type BuiltImage, buildImage } from '../../src/image/build.ts';
import { ImageError } from '../../src/image/image-error.ts';
import type { Descriptor } from '../../src/image/manifest.ts';
import { type PushEvent, type PushOptions, pushImage } from '../../src/image/push.ts';
import { resolveImage } from '../../src/image/resolve.ts';
import { aRegistry, firstTimes, repository, type TestRegistry } from './registry/a-registry.ts';
import { aTemporaryDirectory } from './temporary-directory.ts';

const unhealthy = fileURLToPath(new URL('../fixtures/services/unhealthy', import.meta.url));

interface World {
  readonly registry: TestRegistry;
  readonly image: BuiltImage;
  readonly options: PushOptions;
  readonly events: PushEvent[];
  /** How long the client waited between attempts. */
  readonly waits: number[];
}

async function anImageToPush(): Promise<World> {
  const layoutDirectory = await aTemporaryDirectory();
  const git = async () => undefined;
  const image = await buildImage({ serviceDirectory: unhealthy, layoutDirectory, appVersion: '1.0', git });
  const registry = await aRegistry();
  const events: PushEvent[] = [];
  const waits: number[] = [];
  const clock: Clock = {
    now: () => 0,
    wait: async (delay) => {
      waits.push(delay);
    },
  };
  const onEvent = (event: PushEvent): void => void events.push(event);
  const options = { registry: registry.host, repository, layoutDirectory, tags: ['1.0', 'latest'], clock, onEvent };
  return { registry, image, options, events, waits };
}

function configOf(image: BuiltImage): Descriptor {
  const [only] = image.images;
  assert.ok(only !== undefined);
  return only.config;
}

async function failureOf(promise: Promise<unknown>): Promise<ImageError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ImageError, `not an ImageError: ${String(error)}`);
  return error;
}

test('pushes blobs and tags, and finds the same image under each tag', async () => {
  const { registry, image, options } = await anImageToPush();

  const pushed = await pushImage(options);

  assert.equal(pushed.digest, image.digest);
  assert.equal(pushed.reference, `${registry.host}/${repository}@${image.digest}`);
  assert.equal(registry.blobs.size, 2);
  assert.deepEqual(registry.manifests.get('1.0'), registry.manifests.get('latest'));
  assert.deepEqual(await resolveImage(`${registry.host}/${repository}:1.0`), {
    digest: image.digest,
    reference: pushed.reference,
    version: '1.0',
    revision: undefined,
    platform: 'linux/amd64',
  });
});

test('a second push sends nothing and leaves the tags alone', async () => {
  const { registry, options, events } = await anImageToPush();
  await pushImage(options);
  events.length = 0;
  registry.seen.length = 0;

  const pushed = await pushImage(options);

  assert.equal(pushed.sentBytes, 0);
  assert.deepEqual(
    registry.seen.filter(({ method }) => method !== 'HEAD'),
    [],
  );
  assert.deepEqual(events.map(({ kind }) => kind).sort(), ['blob-present', 'blob-present', 'tag-kept', 'tag-kept']);
});

test('only the missing blob is sent', async () => {
  const { registry, image, options } = await anImageToPush();
  await pushImage(options);
  registry.blobs.delete(configOf(image).digest);

  const pushed = await pushImage(options);

  assert.equal(pushed.sentBytes, configOf(image).size);
});

test('a large blob goes in chunks, and its progress is told', async () => {
  const { registry, image, options, events } = await anImageToPush();
  const [layer] = image.images[0]?.layers ?? [];
  assert.ok(layer !== undefined);

  await pushImage({ ...options, chunkBytes: 700 });

  const sent = events.flatMap((event) =>
    event.kind === 'blob-sending' && event.digest === layer.digest ? [event.sentBytes] : [],
  );
  assert.equal(registry.count('PATCH', '/uploads/'), Math.ceil(layer.size / 700));
  assert.deepEqual(sent.slice(0, 2), [0, 700]);
  assert.equal(sent.at(-1), layer.size);
  assert.ok(registry.blobs.has(layer.digest));
});

test('a registry that fails for a moment is asked again, with growing waits', async () => {
  const { registry, image, options, waits } = await anImageToPush();
  registry.misbehave(firstTimes(3, 'PUT', '/manifests/1.0', (response) => response.writeHead(503).end()));

  const pushed = await pushImage(options);

  assert.equal(pushed.digest, image.digest);
  assert.deepEqual(waits, [200, 400, 800]);
});

test('a registry that asks for patience gets it', async () => {
  const { registry, options, waits } = await anImageToPush();
  registry.misbehave(
    firstTimes(1, 'PUT', '/manifests/1.0', (response) => response.writeHead(429, { 'retry-after': '7' }).end()),
  );

  await pushImage(options);

  assert.deepEqual(waits, [7000]);
});

test('a registry that goes on failing is given up, and no tag is set', async () => {
  const { registry, options, waits } = await anImageToPush();
  registry.misbehave(firstTimes(1000, 'POST', '/uploads/', (response) => response.writeHead(500).end()));

  const error = await failureOf(pushImage(options));

  assert.equal(error.code, 'registry-failed');
  assert.equal(error.where, `POST http://${registry.host}/v2/${repository}/blobs/uploads/`);
  assert.ok(waits.length >= 4);
  assert.equal(registry.manifests.size, 0);
});

test('a connection that breaks in the middle of an upload goes on where the registry stands', async () => {
  const { registry, image, options } = await anImageToPush();
  const [layer] = image.images[0]?.layers ?? [];
  let patches = 0;
  registry.misbehave(({ method }, response) => {
    if (method !== 'PATCH') return false;
    patches += 1;
    if (patches !== 3) return false;
    response.destroy();
    return true;
  });

  await pushImage({ ...options, chunkBytes: 700 });

  assert.ok(layer !== undefined && registry.blobs.has(layer.digest));
  assert.equal(registry.count('GET', '/uploads/'), 1);
  // One more than without the fault: what was sent before it was not sent again.
  assert.equal(patches, Math.ceil(layer.size / 700) + 1);
});

test('an upload that the registry has forgotten begins again', async () => {
  const { registry, image, options } = await anImageToPush();
  const [layer] = image.images[0]?.layers ?? [];
  const forgotten = JSON.stringify({ errors: [{ code: 'BLOB_UPLOAD_UNKNOWN', message: 'unknown' }] });
  registry.misbehave(firstTimes(1, 'PATCH', '/uploads/', (response) => response.writeHead(404).end(forgotten)));

  await pushImage({ ...options, chunkBytes: 700 });

  assert.ok(layer !== undefined && registry.blobs.has(layer.digest));
});

test('an upload of which the registry kept only a part is sent again, whole', async () => {
  const { registry, image, options } = await anImageToPush();
  registry.misbehave(
    firstTimes(1, 'PUT', '/uploads/', (response) =>
      response.writeHead(400).end(JSON.stringify({ errors: [{ code: 'DIGEST_INVALID', message: 'truncated' }] })),
    ),
  );

  await pushImage(options);

  const [layer] = image.images[0]?.layers ?? [];
  assert.ok(layer !== undefined && registry.blobs.has(layer.digest) && registry.blobs.has(configOf(image).digest));
});

test('a registry that answers with another digest is not believed', async () => {
  const { registry, options } = await anImageToPush();
  const other = `sha256:${'0'.repeat(64)}`;
  registry.misbehave(
    firstTimes(1, 'PUT', '/manifests/', (response) =>
      response.writeHead(201, { 'docker-content-digest': other }).end(),
    ),
  );

  const error = await failureOf(pushImage(options));

  assert.equal(error.code, 'digest-mismatch');
  assert.match(error.message, /sha256:0000.* where sha256:/);
});

for (const status of [401, 403]) {
  test(`an expired token (${status}) is replaced once`, async () => {
    const { registry, options } = await anImageToPush();
    const tokens = ['old', 'new'];
    const asked: string[] = [];
    registry.misbehave(({ authorization }, response) => {
      if (authorization === `Basic ${Buffer.from('AWS:new').toString('base64')}`) return false;
      const message = 'Your authorization token has expired. Reauthenticate and try again.';
      response.writeHead(status).end(JSON.stringify({ errors: [{ code: 'DENIED', message }] }));
      return true;
    });

    await pushImage({
      ...options,
      credentials: async () => {
        const password = tokens[Math.min(asked.length, 1)] ?? '';
        asked.push(password);
        return { username: 'AWS', password };
      },
    });

    assert.deepEqual(asked, ['old', 'new']);
  });
}

test('credentials that are not accepted are a clear error, which does not hold them', async () => {
  const { registry, options } = await anImageToPush();
  registry.misbehave((_request, response) => {
    response.writeHead(401).end();
    return true;
  });

  const error = await failureOf(
    pushImage({ ...options, credentials: async () => ({ username: 'AWS', password: 'hush-hush' }) }),
  );

  assert.equal(error.code, 'registry-unauthorized');
  assert.match(error.message, /GetAuthorizationToken/);
  assert.doesNotMatch(error.message, /hush|aHVza/);
});

test('credentials that cannot be had fail the push with their own reason', async () => {
  const { options, waits } = await anImageToPush();

  const push = pushImage({
    ...options,
    credentials: async () => {
      throw new Error('no AWS credentials found');
    },
  });

  await assert.rejects(push, { message: 'no AWS credentials found' });
  assert.deepEqual(waits, []);
});

test('a repository that is not there is named with the remedy', async () => {
  const { options } = await anImageToPush();

  const error = await failureOf(pushImage({ ...options, repository: 'team/other' }));

  assert.equal(error.code, 'repository-missing');
});

test('an immutable tag of another image is refused by name', async () => {
  const { registry, options } = await anImageToPush();
  const message =
    "The image tag '1.0' already exists in the 'app' repository and cannot be overwritten because the repository is immutable.";
  registry.misbehave(
    firstTimes(1, 'PUT', '/manifests/1.0', (response) =>
      response.writeHead(400).end(JSON.stringify({ errors: [{ code: 'TAG_INVALID', message }] })),
    ),
  );

  const error = await failureOf(pushImage(options));

  assert.equal(error.code, 'tag-immutable');
});

test('a registry that is not there is unreachable', async () => {
  const { options } = await anImageToPush();

  const error = await failureOf(pushImage({ ...options, registry: '127.0.0.1:1' }));

  assert.equal(error.code, 'registry-unreachable');
  assert.match(error.message, /ECONNREFUSED/);
});

test('a changed blob in the layout is found before anything is sent', async () => {
  const { registry, options } = await anImageToPush();
  const blobs = join(options.layoutDirectory, 'blobs/sha256');
  const [name = ''] = await readdir(blobs);
  const content = await readFile(join(blobs, name));
  content[content.length - 3] = (content[content.length - 3] ?? 0) ^ 1;
  await writeFile(join(blobs, name), content);

  const error = await failureOf(pushImage(options));

  assert.equal(error.code, 'blob-corrupt');
  assert.deepEqual(registry.seen, []);
});

for (const [what, change] of [
  ['a tag', { tags: ['no/tag'] }],
  ['no tag at all', { tags: [] }],
  ['a repository', { repository: 'Team/App' }],
  ['a registry', { registry: 'http://localhost' }],
] as const) {
  test(`${what} that cannot be is refused before anything is read or sent`, async () => {
    const { registry, options } = await anImageToPush();

    const error = await failureOf(pushImage({ ...options, ...change, layoutDirectory: '/nowhere' }));

    assert.equal(error.code, 'reference-invalid');
    assert.deepEqual(registry.seen, []);
  });
}
