import type { Resource, Stack } from '../plan/stack.ts';
import { statementsOf } from '../plan/statements.ts';
import { at, items, unknown } from '../plan/value.ts';
import { isForAnybody } from './iam.ts';
import { all, any, awaits, expects, expectsOneOf, expectsSome, fails, type Judgement, passes } from './judgement.ts';
import type { Rule } from './rule.ts';

/** Where a bucket is named as the place for somebody's logs. Such a bucket logs to itself for ever. */
const logReceivers: readonly (readonly [type: string, path: string])[] = [
  ['aws_lb', 'access_logs.0.bucket'],
  ['aws_lb', 'connection_logs.0.bucket'],
  ['aws_s3_bucket_logging', 'target_bucket'],
  ['aws_flow_log', 'log_destination'],
  ['aws_cloudtrail', 's3_bucket_name'],
  ['aws_config_delivery_channel', 's3_bucket_name'],
  ['aws_wafv2_web_acl_logging_configuration', 'log_destination_configs'],
];

export const s3Rules: readonly Rule[] = [
  {
    id: 'CKV_AWS_19',
    title: 'a bucket is encrypted',
    remedy: 'add an aws_s3_bucket_server_side_encryption_configuration',
    on: ['aws_s3_bucket'],
    judge: (bucket, stack) =>
      accompanied(bucket, stack, 'aws_s3_bucket_server_side_encryption_configuration', (encryption) =>
        expectsOneOf(encryption, 'rule.0.apply_server_side_encryption_by_default.0.sse_algorithm', [
          'AES256',
          'aws:kms',
          'aws:kms:dsse',
        ]),
      ),
  },
  {
    id: 'CKV_AWS_21',
    title: 'a bucket keeps versions',
    remedy: 'add an aws_s3_bucket_versioning with status = "Enabled"',
    on: ['aws_s3_bucket'],
    judge: (bucket, stack) =>
      accompanied(bucket, stack, 'aws_s3_bucket_versioning', (versioning) =>
        expects(versioning, 'versioning_configuration.0.status', 'Enabled'),
      ),
  },
  {
    id: 'CKV2_AWS_6',
    title: 'nothing can make a bucket public',
    remedy: 'add an aws_s3_bucket_public_access_block with all four set to true',
    on: ['aws_s3_bucket'],
    judge: (bucket, stack) =>
      accompanied(bucket, stack, 'aws_s3_bucket_public_access_block', (block) =>
        all(
          ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].map((path) =>
            expects(block, path, true),
          ),
        ),
      ),
  },
  {
    id: 'CKV_AWS_379',
    title: 'a bucket is reached over TLS only',
    remedy: 'deny s3:* in its policy where aws:SecureTransport is false',
    on: ['aws_s3_bucket'],
    judge: (bucket, stack) =>
      accompanied(bucket, stack, 'aws_s3_bucket_policy', (policy) => {
        const statements = statementsOf(stack, policy, 'policy');
        if (statements === undefined) return awaits('policy');
        const isDenied = statements.some(
          ({ isAllow, conditions }) =>
            !isAllow &&
            conditions.some(
              ({ test, variable, values }) =>
                /^Bool/.test(test) && variable.toLowerCase() === 'aws:securetransport' && values.includes('false'),
            ),
        );
        return isDenied ? passes : fails('its policy does not deny plain HTTP');
      }),
  },
  {
    id: 'CKV_AWS_70',
    title: 'a bucket’s policy names who may use it',
    remedy: 'name the accounts, roles or services',
    on: ['aws_s3_bucket_policy'],
    judge(policy, stack) {
      const statements = statementsOf(stack, policy, 'policy');
      if (statements === undefined) return awaits('policy');
      return statements.some(isForAnybody) ? fails('it allows any principal') : passes;
    },
  },
  {
    id: 'CKV_AWS_18',
    title: 'access to a bucket is logged (but for the buckets that receive logs)',
    remedy: 'add an aws_s3_bucket_logging with a bucket for logs',
    on: ['aws_s3_bucket'],
    judge(bucket, stack) {
      const isReceiver = logReceivers.some(([type, path]) => stack.pointingAt(bucket, type, path).length > 0);
      return isReceiver ? passes : accompanied(bucket, stack, 'aws_s3_bucket_logging', () => passes);
    },
  },
  {
    id: 'CKV2_AWS_61',
    title: 'a bucket lets go of what is old',
    remedy: 'add an aws_s3_bucket_lifecycle_configuration',
    on: ['aws_s3_bucket'],
    judge: (bucket, stack) => accompanied(bucket, stack, 'aws_s3_bucket_lifecycle_configuration', () => passes),
  },
  {
    id: 'CKV_AWS_300',
    title: 'uploads that were broken off are cleared away',
    remedy: 'set abort_incomplete_multipart_upload.days_after_initiation in a rule for the whole bucket',
    on: ['aws_s3_bucket_lifecycle_configuration'],
    judge: (lifecycle) =>
      any(
        items(at(lifecycle.values, 'rule')).map((rule): Judgement => {
          const days = at(rule, 'abort_incomplete_multipart_upload.0.days_after_initiation');
          if (days === unknown) return awaits('rule');
          return at(rule, 'status') === 'Enabled' && Number(days ?? 0) > 0 ? passes : fails('');
        }),
        'no rule aborts them',
      ),
  },
  {
    id: 'CKV2_AWS_65',
    title: 'a bucket has no access lists',
    remedy: 'set object_ownership = "BucketOwnerEnforced", or leave out aws_s3_bucket_ownership_controls',
    on: ['aws_s3_bucket_ownership_controls'],
    // Without the resource, AWS enforces it for every bucket made since April 2023.
    judge: (controls) => expects(controls, 'rule.0.object_ownership', 'BucketOwnerEnforced'),
  },
];

/** A bucket's settings are resources of their own: there is one, and each is right. */
function accompanied(
  bucket: Resource,
  stack: Stack,
  type: string,
  judge: (companion: Resource) => Judgement,
): Judgement {
  const companions = stack.pointingAt(bucket, type, 'bucket');
  return all([expectsSome(companions, `no ${type} belongs to it`), ...companions.map(judge)]);
}
