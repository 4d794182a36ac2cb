import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { s3World } from './s3-world.ts';

const s3 = await s3World();

before(async () => {
  await s3.send('PUT', '/bucket');
});

describe('an object', () => {
  it('comes back with its bytes, its type and its metadata', async () => {
    const headers = { 'content-type': 'text/plain', 'x-amz-meta-author': 'ada' };
    const path = `/bucket/${encodeURIComponent('a b/ü+.txt')}`;

    const put = await s3.send('PUT', path, { headers, body: 'hello' });
    const got = await s3.send('GET', path);

    assert.equal(put.headers.get('etag'), '"5d41402abc4b2a76b9719d911017c592"');
    assert.equal(got.text, 'hello');
    assert.equal(got.headers.get('content-type'), 'text/plain');
    assert.equal(got.headers.get('x-amz-meta-author'), 'ada');
    assert.equal(got.headers.get('x-amz-server-side-encryption'), 'AES256');
  });

  it('comes back in part', async () => {
    await s3.send('PUT', '/bucket/digits', { body: '0123456789' });

    const part = await s3.send('GET', '/bucket/digits', { headers: { range: 'bytes=-3' } });
    const beyond = await s3.send('GET', '/bucket/digits', { headers: { range: 'bytes=10-' } });

    assert.deepEqual([part.status, part.text, part.headers.get('content-range')], [206, '789', 'bytes 7-9/10']);
    assert.deepEqual([beyond.status, beyond.code], [416, 'InvalidRange']);
  });

  it('is refused, and nothing of it kept, when it is not what its checksum says', async () => {
    const headers = { 'x-amz-checksum-crc32': 'AAAAAA==' };

    const refused = await s3.send('PUT', '/bucket/corrupt', { headers, body: 'hello' });

    assert.deepEqual([refused.status, refused.code], [400, 'BadDigest']);
    assert.equal((await s3.send('GET', '/bucket/corrupt')).code, 'NoSuchKey');
  });

  it('is taken out of AWS’s chunks, with the checksum that trails them', async () => {
    const chunks = '5;chunk-signature=00\r\nhello\r\n0;chunk-signature=00\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n';
    const headers = {
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '5',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };

    const put = await s3.send('PUT', '/bucket/chunked', { headers, body: chunks });
    const got = await s3.send('GET', '/bucket/chunked');

    assert.equal(put.headers.get('x-amz-checksum-crc32'), 'NhCmhg==');
    assert.equal(got.text, 'hello');
    assert.equal(got.headers.get('content-encoding'), null);
  });

  it('leaves no file behind when it is deleted or replaced', async () => {
    const files = (): number =>
      readdirSync(join(s3.dataDirectory, 's3'), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ).length;
    const before = files();

    await s3.send('PUT', '/bucket/short-lived', { body: 'one' });
    await s3.send('PUT', '/bucket/short-lived', { body: 'two' });
    await s3.send('DELETE', '/bucket/short-lived');
    // A file is deleted beside the answer; the next upload's answer comes after it.
    await s3.send('PUT', '/bucket/marker', { body: '' });

    assert.equal(files() - before, 1);
  });
});

describe('a conditional write', () => {
  it('puts a lock where there is none, for one of many', async () => {
    const attempts = Array.from({ length: 10 }, (_, attempt) =>
      s3.send('PUT', '/bucket/lock', { headers: { 'if-none-match': '*' }, body: `owner ${attempt}` }),
    );

    const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort();

    assert.deepEqual(statuses, [200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it('replaces only what the client knows', async () => {
    const { headers } = await s3.send('PUT', '/bucket/state', { body: 'one' });
    const known = { 'if-match': headers.get('etag') ?? '' };

    const replaced = await s3.send('PUT', '/bucket/state', { headers: known, body: 'two' });
    const stale = await s3.send('PUT', '/bucket/state', { headers: known, body: 'three' });
    const absent = await s3.send('PUT', '/bucket/nothing', { headers: known, body: 'x' });

    assert.equal(replaced.status, 200);
    assert.deepEqual([stale.status, stale.code], [412, 'PreconditionFailed']);
    assert.deepEqual([absent.status, absent.code], [404, 'NoSuchKey']);
  });
});

describe('versions', () => {
  before(async () => {
    await s3.send('PUT', '/versioned');
    const body = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
    await s3.send('PUT', '/versioned?versioning', { body });
  });

  it('outlive a delete marker, and come back when it goes', async () => {
    const { headers } = await s3.send('PUT', '/versioned/key', { body: 'one' });
    const version = headers.get('x-amz-version-id');
    const deleted = await s3.send('DELETE', '/versioned/key');
    const marker = deleted.headers.get('x-amz-version-id');

    const hidden = await s3.send('GET', '/versioned/key');
    const older = await s3.send('GET', `/versioned/key?versionId=${version}`);
    await s3.send('DELETE', `/versioned/key?versionId=${marker}`);
    const again = await s3.send('GET', '/versioned/key');

    assert.equal(deleted.headers.get('x-amz-delete-marker'), 'true');
    assert.deepEqual([hidden.status, hidden.headers.get('x-amz-delete-marker')], [404, 'true']);
    assert.equal(older.text, 'one');
    assert.equal(again.text, 'one');
  });

  it('keep a bucket from being deleted', async () => {
    await s3.send('PUT', '/versioned/other', { body: 'x' });
    await s3.send('DELETE', '/versioned/other');

    const refused = await s3.send('DELETE', '/versioned');

    assert.deepEqual([refused.status, refused.code], [409, 'BucketNotEmpty']);
  });
});

describe('an upload in parts', () => {
  it('joins its parts in order, under an ETag that counts them', async () => {
    const started = await s3.send('POST', '/bucket/big?uploads');
    const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(started.text)?.[1];
    const large = 'a'.repeat(5 * 1024 * 1024);
    const etags = await Promise.all(
      [large, 'end'].map(async (body, index) => {
        const { headers } = await s3.send('PUT', `/bucket/big?partNumber=${index + 1}&uploadId=${uploadId}`, { body });
        return headers.get('etag');
      }),
    );

    const parts = etags.map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    const completed = await s3.send('POST', `/bucket/big?uploadId=${uploadId}`, { body });
    const got = await s3.send('GET', '/bucket/big');

    assert.match(completed.text, /-2&quot;<\/ETag>/);
    assert.equal(got.text, `${large}end`);
  });
});

describe('a request', () => {
  it('reaches its bucket by the host, too', async () => {
    await s3.send('PUT', '/bucket/by-host', { body: 'here' });

    const status = await new Promise((resolve, reject) => {
      const asked = request(`${s3.wire.url}/by-host`, {
        method: 'HEAD',
        headers: {
          host: 'bucket.s3.localhost',
          authorization:
            'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00',
        },
      });
      asked
        .once('response', ({ statusCode }) => resolve(statusCode))
        .once('error', reject)
        .end();
    });

    assert.equal(status, 200);
  });

  it('without a signature is refused, where its host says that it is S3’s', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${s3.wire.url}/key`, { headers: { host: 'bucket.s3.localhost' } });
      asked
        .once('response', (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end();
    });

    assert.equal(status, 403);
  });
});
