import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { s3World } from './s3-world.ts';

const s3 = await s3World();

before(async () => {
  await s3.send('PUT', '/bucket');
});

describe('a new bucket', () => {
  const unset: readonly (readonly [subResource: string, code: string])[] = [
    ['policy', 'NoSuchBucketPolicy'],
    ['lifecycle', 'NoSuchLifecycleConfiguration'],
    ['tagging', 'NoSuchTagSet'],
    ['cors', 'NoSuchCORSConfiguration'],
    ['website', 'NoSuchWebsiteConfiguration'],
    ['replication', 'ReplicationConfigurationNotFoundError'],
    ['object-lock', 'ObjectLockConfigurationNotFoundError'],
    ['policyStatus', 'NoSuchBucketPolicy'],
  ];
  for (const [subResource, code] of unset) {
    it(`has no ${subResource}: ${code}`, async () => {
      const answer = await s3.send('GET', `/bucket?${subResource}`);

      assert.deepEqual([answer.status, answer.code], [404, code]);
    });
  }

  const defaults: readonly (readonly [subResource: string, expected: RegExp])[] = [
    ['encryption', /<SSEAlgorithm>AES256<\/SSEAlgorithm>.*<BucketKeyEnabled>false/],
    ['publicAccessBlock', /<BlockPublicPolicy>true</],
    ['ownershipControls', /BucketOwnerEnforced/],
    ['versioning', /<VersioningConfiguration[^>]*><\/VersioningConfiguration>/],
    ['requestPayment', /<Payer>BucketOwner</],
    ['logging', /<BucketLoggingStatus[^>]*><\/BucketLoggingStatus>/],
    ['acl', /<Permission>FULL_CONTROL</],
  ];
  for (const [subResource, expected] of defaults) {
    it(`has AWS’s default of ${subResource}`, async () => {
      const { status, text } = await s3.send('GET', `/bucket?${subResource}`);

      assert.equal(status, 200);
      assert.match(text, expected);
    });
  }

  it('takes no ACLs', async () => {
    const refused = await s3.send('PUT', '/bucket?acl', { headers: { 'x-amz-acl': 'public-read' } });

    assert.deepEqual([refused.status, refused.code], [400, 'AccessControlListNotSupported']);
  });
});

describe('a sub-resource', () => {
  it('is told as it was put, with the identifiers that AWS fills in', async () => {
    const rule = '<Rule><Filter><Prefix>a&amp;b</Prefix></Filter><Status>Enabled</Status></Rule>';
    const body = `<LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rule}</LifecycleConfiguration>`;

    await s3.send('PUT', '/bucket?lifecycle', { body });

    const { text } = await s3.send('GET', '/bucket?lifecycle');
    assert.match(text, /<Rule><ID>[0-9a-f-]{36}<\/ID><Filter><Prefix>a&amp;b<\/Prefix><\/Filter>/);
  });

  it('is gone when it is deleted', async () => {
    await s3.send('PUT', '/bucket?tagging', {
      body: '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
    });

    const deleted = await s3.send('DELETE', '/bucket?tagging');

    assert.equal(deleted.status, 204);
    assert.equal((await s3.send('GET', '/bucket?tagging')).code, 'NoSuchTagSet');
  });

  for (const body of [
    '',
    '<a>',
    '<LifecycleConfiguration><a></b></LifecycleConfiguration>',
    '<Other/>',
    '<!DOCTYPE x><a/>',
  ]) {
    it(`is refused as ${JSON.stringify(body)}`, async () => {
      const refused = await s3.send('PUT', '/bucket?lifecycle', { body });

      assert.deepEqual([refused.status, refused.code], [400, 'MalformedXML']);
    });
  }
});

describe('a bucket policy', () => {
  const policy = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const denial = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: 'arn:aws:s3:::bucket/*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };

  it('comes back to the letter', async () => {
    await s3.send('PUT', '/bucket?policy', { body: policy(denial) });

    assert.equal((await s3.send('GET', '/bucket?policy')).text, policy(denial));
  });

  it('that lets anyone in is refused while public access is blocked', async () => {
    const body = policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' });

    const refused = await s3.send('PUT', '/bucket?policy', { body });

    assert.deepEqual([refused.status, refused.code], [403, 'AccessDenied']);
  });

  it('about another bucket is refused', async () => {
    const body = policy({ ...denial, Resource: 'arn:aws:s3:::other/*' });

    const refused = await s3.send('PUT', '/bucket?policy', { body });

    assert.deepEqual([refused.status, refused.code], [400, 'MalformedPolicy']);
  });
});

describe('a bucket', () => {
  for (const name of ['ab', 'UPPER', 'a..b', '192.168.1.1', '-a-']) {
    it(`is not called ${name}`, async () => {
      const refused = await s3.send('PUT', `/${name}`);

      assert.deepEqual([refused.status, refused.code], [400, 'InvalidBucketName']);
    });
  }

  it('of another region is not made twice', async () => {
    const body =
      '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>';
    await s3.send('PUT', '/european', { body });

    const again = await s3.send('PUT', '/european', { body });

    assert.deepEqual([again.status, again.code], [409, 'BucketAlreadyOwnedByYou']);
  });
});
