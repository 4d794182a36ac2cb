import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { memoryBlob } from '../../src/image/blob-source.ts';
import { digestOf, hexOf } from '../../src/image/digest.ts';
import { type LayoutImage, readLayout, textOf, writeLayout } from '../../src/image/layout.ts';
import { imageManifest, manifestMediaType } from '../../src/image/manifest.ts';
import { aTemporaryDirectory } from './temporary-directory.ts';

const platform = { os: 'linux', architecture: 'amd64' } as const;

function anImage(content: string): LayoutImage {
  const config = memoryBlob('application/vnd.oci.image.config.v1+json', Buffer.from(content));
  const top = memoryBlob(manifestMediaType, Buffer.from(imageManifest(config, [], {})));
  return { top, blobs: [config], platform, version: content };
}

test('what was written is read back', async () => {
  const directory = join(await aTemporaryDirectory(), 'new/folder');

  const digest = await writeLayout(directory, anImage('one'));

  const image = await readLayout(directory);
  assert.equal(image.top.digest, digest);
  assert.equal(image.version, 'one');
  assert.deepEqual(await Promise.all(image.blobs.map(textOf)), ['one']);
});

test('a new image takes the place of the old one and leaves nothing of it', async () => {
  const directory = await aTemporaryDirectory();
  await writeLayout(directory, anImage('one'));

  const digest = await writeLayout(directory, anImage('two'));

  assert.deepEqual(
    (await readdir(join(directory, 'blobs/sha256'))).sort(),
    [hexOf(digest), hexOf(digestOf('two'))].sort(),
  );
  assert.equal((await readLayout(directory)).version, 'two');
});

test('a folder that holds something else is left as it is', async () => {
  const directory = await aTemporaryDirectory();
  await writeFile(join(directory, 'thesis.txt'), 'years of work');

  await assert.rejects(writeLayout(directory, anImage('one')), { code: 'layout-invalid' });

  assert.deepEqual(await readdir(directory), ['thesis.txt']);
});

test('a folder without an image says so', async () => {
  const directory = await aTemporaryDirectory();

  await assert.rejects(readLayout(directory), { code: 'layout-invalid', where: directory });
});

test('a missing blob is named', async () => {
  const directory = await aTemporaryDirectory();
  await writeLayout(directory, anImage('one'));
  const blob = join(directory, 'blobs/sha256', hexOf(digestOf('one')));
  await rm(blob);

  await assert.rejects(readLayout(directory), { code: 'layout-invalid', where: blob });
});

for (const [what, index] of [
  ['not JSON', '{'],
  ['without manifests', '{"schemaVersion":2}'],
  ['of no image', '{"schemaVersion":2,"manifests":[]}'],
  ['with a path for a digest', '{"schemaVersion":2,"manifests":[{"mediaType":"m","digest":"sha256:../x","size":1}]}'],
] as const) {
  test(`an index ${what} is refused`, async () => {
    const directory = await aTemporaryDirectory();
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'index.json'), index);

    await assert.rejects(readLayout(directory), { code: 'layout-invalid' });
  });
}
