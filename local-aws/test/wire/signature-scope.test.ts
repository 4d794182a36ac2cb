import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSignatureScope } from '../../src/wire/signature-scope.ts';

const rest = 'SignedHeaders=host;x-amz-date, Signature=0123abcd';

function reading(authorization: string): ReturnType<typeof readSignatureScope> {
  return readSignatureScope({ headers: { authorization }, query: '' });
}

describe('the scope of a signature', () => {
  it('is read from the Authorization header', () => {
    assert.deepEqual(reading(`AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ecs/aws4_request, ${rest}`), {
      kind: 'signed',
      scope: { accessKeyId: 'AKIA', region: 'eu-west-1', service: 'ecs' },
    });
  });

  it('is read from a header without spaces between its parameters', () => {
    assert.equal(reading(`AWS4-HMAC-SHA256 Credential=A/1/r/sts/aws4_request,${rest.replace(' ', '')}`).kind, 'signed');
  });

  it('is read from a presigned query string', () => {
    const query = 'Action=GetCallerIdentity&X-Amz-Credential=AKIA%2F20260101%2Fus-west-2%2Fsts%2Faws4_request';

    assert.deepEqual(readSignatureScope({ headers: {}, query }), {
      kind: 'signed',
      scope: { accessKeyId: 'AKIA', region: 'us-west-2', service: 'sts' },
    });
  });

  it('has no region where the signature is good in all of them', () => {
    const reading4a = reading(`AWS4-ECDSA-P256-SHA256 Credential=AKIA/20260101/s3/aws4_request, ${rest}`);

    assert.deepEqual(reading4a, { kind: 'signed', scope: { accessKeyId: 'AKIA', region: 'us-east-1', service: 's3' } });
  });

  it('is not missed on an unsigned request', () => {
    assert.deepEqual(readSignatureScope({ headers: {}, query: '' }), { kind: 'unsigned' });
  });

  const incomplete = [
    'Bearer token',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request',
    `AWS4-HMAC-SHA256 Credential=a/b/c, ${rest}`,
    `AWS4-HMAC-SHA256 Credential=a/b/c/d/aws3_request, ${rest}`,
    `AWS4-HMAC-SHA256 Credential=a/b//d/aws4_request, ${rest}`,
    `AWS4-HMAC-SHA256 Credential=${'a'.repeat(1000)}/b/c/d/aws4_request, ${rest}`,
  ];
  for (const authorization of incomplete) {
    it(`is incomplete in ${authorization.slice(0, 60)}`, () => {
      const { kind } = reading(authorization);

      assert.equal(kind, 'incomplete');
    });
  }

  it('never repeats the header, which may hold a secret', () => {
    const result = reading('Basic c2VjcmV0');

    assert.equal(result.kind, 'incomplete');
    assert.doesNotMatch(JSON.stringify(result), /c2VjcmV0/);
  });
});
