import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { allowing, type IamWorld, iamWorld, texts } from './iam-world.ts';

const PolicyArn = 'arn:aws:iam::000000000000:policy/demo';
let iam: IamWorld;

beforeEach(() => {
  iam = iamWorld();
});

function policy(document = allowing('s3:GetObject')): Promise<string> {
  return iam.call('CreatePolicy', { PolicyName: 'demo', PolicyDocument: document });
}

describe('a managed policy', () => {
  it('keeps five versions and no more', async () => {
    await policy();
    for (let version = 2; version <= 5; version += 1) {
      await iam.call('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*'), SetAsDefault: 'true' });
    }

    const [code] = await iam.refusal('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') });

    assert.equal(code, 'LimitExceeded');
    const xml = await iam.call('ListPolicyVersions', { PolicyArn });
    assert.deepEqual(texts(xml, 'VersionId'), ['v5', 'v4', 'v3', 'v2', 'v1']);
    assert.deepEqual(texts(xml, 'IsDefaultVersion'), ['true', 'false', 'false', 'false', 'false']);
  });

  it('never gives a version’s number again', async () => {
    await policy();
    await iam.call('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') });
    await iam.call('DeletePolicyVersion', { PolicyArn, VersionId: 'v2' });

    const xml = await iam.call('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') });

    assert.deepEqual(texts(xml, 'VersionId'), ['v3']);
  });

  it('is not deleted with several versions, nor while it is attached', async () => {
    await policy();
    await iam.call('CreateUser', { UserName: 'ada' });
    await iam.call('AttachUserPolicy', { UserName: 'ada', PolicyArn });

    const attached = await iam.refusal('DeletePolicy', { PolicyArn });
    await iam.call('DetachUserPolicy', { UserName: 'ada', PolicyArn });
    await iam.call('CreatePolicyVersion', { PolicyArn, PolicyDocument: allowing('s3:*') });
    const several = await iam.refusal('DeletePolicy', { PolicyArn });

    assert.deepEqual(attached, ['DeleteConflict', 'Cannot delete a policy attached to entities.']);
    assert.equal(several[0], 'DeleteConflict');
  });
});

describe('a policy document', () => {
  const malformed: readonly (readonly [what: string, document: string, message: string])[] = [
    ['no JSON', '{', 'This policy contains invalid Json'],
    ['no version', '{"Statement":[]}', 'Policy document must be version 2012-10-17 or greater.'],
    ['an unknown element', allowing('s3:*').replace('"Effect"', '"effect"'), 'Syntax errors in policy.'],
    [
      'an action without its service',
      allowing('GetObject'),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'a resource that is no ARN',
      allowing('s3:*', 'bucket'),
      'Resource bucket must be in ARN format or &quot;*&quot;.',
    ],
  ];
  for (const [what, document, message] of malformed) {
    it(`is refused with ${what}`, async () => {
      const refused = await iam.refusal('CreatePolicy', { PolicyName: 'demo', PolicyDocument: document });

      assert.deepEqual(refused, ['MalformedPolicyDocument', message]);
    });
  }

  it('is refused beyond its quota, in which white space does not count', async () => {
    const spaced = allowing('s3:*', `arn:aws:s3:::${'a'.repeat(6000)}`).replace('{', `{${' '.repeat(1000)}`);
    await policy(spaced);

    const tooLong = allowing('s3:*', `arn:aws:s3:::${'a'.repeat(6200)}`);
    const refused = await iam.refusal('CreatePolicy', { PolicyName: 'other', PolicyDocument: tooLong });

    assert.deepEqual(refused, ['LimitExceeded', 'Cannot exceed quota for PolicySize: 6144']);
  });
});

describe('the simulation of policies', () => {
  it('lets an explicit deny win over an allow, and denies what nothing allows', async () => {
    const statements = [
      { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a/*' },
      { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
    ];

    const xml = await iam.call('SimulateCustomPolicy', {
      'PolicyInputList.member.1': JSON.stringify({ Version: '2012-10-17', Statement: statements }),
      'ActionNames.member.1': 's3:GetObject',
      'ActionNames.member.2': 's3:DeleteObject',
      'ActionNames.member.3': 'ec2:RunInstances',
      'ResourceArns.member.1': 'arn:aws:s3:::a/key',
    });

    assert.deepEqual(texts(xml, 'EvalDecision'), ['allowed', 'explicitDeny', 'implicitDeny']);
  });
});

describe('an OIDC provider', () => {
  it('is known by the issuer without its scheme', async () => {
    const created = await iam.call('CreateOpenIDConnectProvider', {
      Url: 'https://token.actions.githubusercontent.com',
      'ClientIDList.member.1': 'sts.amazonaws.com',
      'ThumbprintList.member.1': '6938fd4d98bab03faadb97b34396831e3780aea1',
    });

    const [OpenIDConnectProviderArn = ''] = texts(created, 'OpenIDConnectProviderArn');
    const shown = await iam.call('GetOpenIDConnectProvider', { OpenIDConnectProviderArn });

    assert.equal(
      OpenIDConnectProviderArn,
      'arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com',
    );
    assert.deepEqual(texts(shown, 'Url'), ['token.actions.githubusercontent.com']);
  });
});
