import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const key = (values: object) => ({ 'aws_kms_key.main': values });
const secret = (values: object) => ({ 'aws_secretsmanager_secret.main': { name: 'main', ...values } });
const rotation = (values: object) => ({
  'aws_secretsmanager_secret_rotation.main': { secret_id: ref('aws_secretsmanager_secret.main.id'), ...values },
});
const one = (address: string, values: object) => ({ [address]: values });
const policy = (principal: unknown, condition: object = {}) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: principal, Action: 'kms:*', Condition: condition }] });
const account = { AWS: 'arn:aws:iam::123456789012:root' };

export const encryptionCases: readonly PolicyCase[] = [
  {
    rule: 'CKV_AWS_7',
    of: 'aws_kms_key.main',
    passes: key({ enable_key_rotation: true }),
    fails: key({}),
    why: 'enable_key_rotation is not set',
  },
  {
    rule: 'CKV_AWS_227',
    of: 'aws_kms_key.main',
    passes: key({}),
    fails: key({ is_enabled: false }),
    why: 'is_enabled is false',
  },
  {
    rule: 'KMS.3',
    of: 'aws_kms_key.main',
    passes: key({ deletion_window_in_days: 30 }),
    fails: key({ deletion_window_in_days: 7 }),
    why: 'is 7',
  },
  {
    rule: 'CKV2_AWS_64',
    of: 'aws_kms_key.main',
    passes: { ...key({}), ...one('aws_kms_key_policy.main', { key_id: ref('aws_kms_key.main.id') }) },
    fails: key({}),
    why: 'it has no policy',
  },
  {
    rule: 'CKV_AWS_33',
    of: 'aws_kms_key.main',
    passes: key({ policy: policy(account) }),
    fails: key({ policy: policy({ AWS: '*' }) }),
    why: 'any principal',
  },
  {
    rule: 'CKV_AWS_149',
    of: 'aws_secretsmanager_secret.main',
    passes: secret({ kms_key_id: ref('aws_kms_key.main.arn') }),
    fails: secret({}),
    why: 'kms_key_id is not set',
  },
  {
    rule: 'CKV2_AWS_57',
    of: 'aws_secretsmanager_secret.main',
    passes: { ...secret({}), ...rotation({}) },
    fails: secret({}),
    why: 'nothing rotates it',
  },
  {
    rule: 'CKV_AWS_304',
    of: 'aws_secretsmanager_secret_rotation.main',
    passes: rotation({ rotation_rules: [{ automatically_after_days: 30 }] }),
    fails: rotation({ rotation_rules: [{ automatically_after_days: 365 }] }),
    why: 'every 365 days',
  },
  {
    rule: 'CKV_AWS_166',
    of: 'aws_backup_vault.main',
    passes: one('aws_backup_vault.main', { kms_key_arn: ref('aws_kms_key.main.arn') }),
    fails: one('aws_backup_vault.main', {}),
    why: 'kms_key_arn is not set',
  },
  {
    rule: 'CKV_AWS_26',
    of: 'aws_sns_topic.main',
    passes: one('aws_sns_topic.main', { kms_master_key_id: 'alias/aws/sns' }),
    fails: one('aws_sns_topic.main', {}),
    why: 'kms_master_key_id is not set',
  },
  {
    rule: 'CKV_AWS_169',
    of: 'aws_sns_topic_policy.main',
    passes: one('aws_sns_topic_policy.main', {
      policy: policy({ AWS: '*' }, { StringEquals: { 'AWS:SourceAccount': '123456789012' } }),
    }),
    fails: one('aws_sns_topic_policy.main', { policy: policy({ AWS: '*' }) }),
    why: 'any principal',
  },
  {
    rule: 'CKV_AWS_27',
    of: 'aws_sqs_queue.main',
    passes: one('aws_sqs_queue.main', {}),
    fails: one('aws_sqs_queue.main', { sqs_managed_sse_enabled: false }),
    why: 'sqs_managed_sse_enabled is false',
  },
];
