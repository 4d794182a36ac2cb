import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { contentOf } from '../../src/image/blob-source.ts';
import { digestOf } from '../../src/image/digest.ts';
import { applicationEntries, layerOf } from '../../src/image/layer.ts';

const aLayer = () =>
  layerOf('a test', applicationEntries({ code: Buffer.from('code'), sourceMap: Buffer.from('{}') }, undefined));

test('a layer is named by its compressed bytes and by the archive within', async () => {
  const layer = aLayer();

  const content = await contentOf(layer);
  assert.equal(layer.digest, digestOf(content));
  assert.equal(layer.diffId, digestOf(gunzipSync(content)));
});

test('the gzip header tells neither time nor name nor system', async () => {
  const content = await contentOf(aLayer());

  assert.deepEqual([...content.subarray(0, 10)], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});
