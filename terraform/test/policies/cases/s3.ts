import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const of = 'aws_s3_bucket.main';
const alone = { [of]: { bucket: 'main' } };
const bucket = (type: string, values: object) => ({
  ...alone,
  [`${type}.main`]: { bucket: ref('aws_s3_bucket.main.id', 'aws_s3_bucket.main'), ...values },
});
const tls = (value: string) =>
  bucket('aws_s3_bucket_policy', {
    policy: JSON.stringify({
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': value } },
      },
    }),
  });
const open = (condition: object) =>
  bucket('aws_s3_bucket_policy', {
    policy: JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Condition: condition }],
    }),
  });
const encryption = (algorithm: string) =>
  bucket('aws_s3_bucket_server_side_encryption_configuration', {
    rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: algorithm }] }],
  });
const blocked = { block_public_acls: true, block_public_policy: true, ignore_public_acls: true };
const lifecycle = 'aws_s3_bucket_lifecycle_configuration.main';

export const s3Cases: readonly PolicyCase[] = [
  { rule: 'CKV_AWS_19', of, passes: encryption('aws:kms'), fails: alone, why: 'belongs to it' },
  {
    rule: 'CKV_AWS_21',
    of,
    passes: bucket('aws_s3_bucket_versioning', { versioning_configuration: [{ status: 'Enabled' }] }),
    fails: bucket('aws_s3_bucket_versioning', { versioning_configuration: [{ status: 'Suspended' }] }),
    why: '"Suspended"',
  },
  {
    rule: 'CKV2_AWS_6',
    of,
    passes: bucket('aws_s3_bucket_public_access_block', { ...blocked, restrict_public_buckets: true }),
    fails: bucket('aws_s3_bucket_public_access_block', { ...blocked, restrict_public_buckets: false }),
    why: 'restrict_public_buckets is false',
  },
  { rule: 'CKV_AWS_379', of, passes: tls('false'), fails: tls('true'), why: 'plain HTTP' },
  {
    rule: 'CKV_AWS_70',
    of: 'aws_s3_bucket_policy.main',
    passes: open({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    fails: open({}),
    why: 'any principal',
  },
  {
    rule: 'CKV_AWS_18',
    of,
    passes: { ...alone, 'aws_lb.main': { access_logs: [{ bucket: ref('aws_s3_bucket.main.id'), enabled: true }] } },
    fails: alone,
    why: 'aws_s3_bucket_logging',
  },
  {
    rule: 'CKV2_AWS_61',
    of,
    passes: bucket('aws_s3_bucket_lifecycle_configuration', {}),
    fails: alone,
    why: 'aws_s3_bucket_lifecycle_configuration',
  },
  {
    rule: 'CKV_AWS_300',
    of: lifecycle,
    passes: {
      [lifecycle]: {
        rule: [{ status: 'Enabled', abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] }],
      },
    },
    fails: { [lifecycle]: { rule: [{ status: 'Enabled', expiration: [{ days: 30 }] }] } },
    why: 'no rule aborts',
  },
  {
    rule: 'CKV2_AWS_65',
    of: 'aws_s3_bucket_ownership_controls.main',
    passes: { 'aws_s3_bucket_ownership_controls.main': { rule: [{ object_ownership: 'BucketOwnerEnforced' }] } },
    fails: { 'aws_s3_bucket_ownership_controls.main': { rule: [{ object_ownership: 'ObjectWriter' }] } },
    why: '"ObjectWriter"',
  },
];
