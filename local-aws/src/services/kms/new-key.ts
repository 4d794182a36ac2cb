import { accountId } from '../../wire/operation.ts';
import type { KeyRow, KmsState } from './state.ts';

/** What AWS puts where a key is made without a policy: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const defaultPolicy: string = JSON.stringify(
  {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  },
  undefined,
  2,
);

/** A key that is not kept yet: enabled, symmetric, made by KMS, unless said otherwise. */
export function newKey(state: KmsState, region: string, given: Partial<KeyRow>): KeyRow {
  const isMultiRegion = given.isMultiRegion ?? false;
  const id = isMultiRegion ? `mrk-${state.randomId().replaceAll('-', '')}` : state.randomId();
  const spec = given.spec ?? 'SYMMETRIC_DEFAULT';
  return {
    manager: 'CUSTOMER',
    description: '',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    created: state.clock.now(),
    isEnabled: given.origin === undefined || given.origin === 'AWS_KMS',
    policy: defaultPolicy,
    tags: [],
    rotations: [],
    grants: [],
    material: spec === 'SYMMETRIC_DEFAULT' ? [newMaterial(state)] : [],
    ...given,
    spec,
    isMultiRegion,
    id,
    arn: `arn:aws:kms:${region}:${accountId}:key/${id}`,
  };
}

export function newMaterial({ randomBytes }: KmsState): string {
  return Buffer.from(randomBytes(32)).toString('base64');
}
