import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { digestOf } from '../../src/image/digest.ts';
import { applicationLayer } from '../../src/image/layer.ts';

test('a layer is named by its compressed bytes and by the archive within', () => {
  const layer = applicationLayer({ code: Buffer.from('code'), sourceMap: Buffer.from('{}') });

  assert.equal(layer.digest, digestOf(layer.content));
  assert.equal(layer.diffId, digestOf(gunzipSync(layer.content)));
});

test('the gzip header tells neither time nor name nor system', () => {
  const { content } = applicationLayer({ code: Buffer.from('code'), sourceMap: Buffer.from('{}') });

  assert.deepEqual([...content.subarray(0, 10)], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});
