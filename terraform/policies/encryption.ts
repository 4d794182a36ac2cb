import { statementsOf } from '../plan/statements.ts';
import { at, isEmpty, unknown } from '../plan/value.ts';
import { isForAnybody } from './iam.ts';
import { all, awaits, expects, expectsSet, expectsSome, fails, passes, refuses } from './judgement.ts';
import type { Rule } from './rule.ts';

/** AWS takes 7 to 30 days; 30 where nothing is said. */
const leastDeletionWindowDays = 14;
const rotationDays = 90;

export const encryptionRules: readonly Rule[] = [
  {
    id: 'CKV_AWS_7',
    title: 'a key is rotated',
    remedy: 'set enable_key_rotation = true',
    on: ['aws_kms_key'],
    judge: (key) => expects(key, 'enable_key_rotation', true),
  },
  {
    id: 'CKV_AWS_227',
    title: 'a key is enabled',
    remedy: 'leave out is_enabled',
    on: ['aws_kms_key'],
    judge: (key) => refuses(key, 'is_enabled', false),
  },
  {
    id: 'KMS.3',
    title: 'a key that is deleted by mistake can be had back for two weeks',
    remedy: `set deletion_window_in_days to ${leastDeletionWindowDays} or more, or leave it out (30)`,
    on: ['aws_kms_key'],
    judge(key) {
      const days = at(key.values, 'deletion_window_in_days');
      if (days === unknown || days === null) return passes;
      return Number(days) >= leastDeletionWindowDays ? passes : fails(`deletion_window_in_days is ${String(days)}`);
    },
  },
  {
    id: 'CKV2_AWS_64',
    title: 'a key has a policy that is written down',
    remedy: 'set policy, or add an aws_kms_key_policy',
    on: ['aws_kms_key'],
    judge(key, stack) {
      if (stack.isWritten(key, 'policy') && !isEmpty(at(key.values, 'policy'))) return passes;
      return expectsSome(stack.pointingAt(key, 'aws_kms_key_policy', 'key_id'), 'it has no policy');
    },
  },
  {
    id: 'CKV_AWS_33',
    title: 'a key is not for everybody',
    remedy: 'name the principals in its policy, or bind them (kms:CallerAccount, aws:SourceAccount)',
    on: ['aws_kms_key', 'aws_kms_key_policy'],
    judge(key, stack) {
      const statements = statementsOf(stack, key, 'policy');
      if (statements === undefined) return key.type === 'aws_kms_key' ? passes : awaits('policy');
      return statements.some(isForAnybody) ? fails('its policy allows any principal') : passes;
    },
  },
  {
    id: 'CKV_AWS_149',
    title: 'a secret is encrypted with a key of one’s own',
    remedy: 'set kms_key_id',
    on: ['aws_secretsmanager_secret'],
    judge: (secret) => expectsSet(secret, 'kms_key_id'),
  },
  {
    id: 'CKV2_AWS_57',
    title: 'a secret is rotated',
    remedy: 'add an aws_secretsmanager_secret_rotation with its id',
    on: ['aws_secretsmanager_secret'],
    judge: (secret, stack) =>
      expectsSome(
        [...stack.pointingAt(secret, 'aws_secretsmanager_secret_rotation', 'secret_id')],
        'nothing rotates it',
      ),
  },
  {
    id: 'CKV_AWS_304',
    title: `a secret is rotated within ${rotationDays} days`,
    remedy: `set rotation_rules.automatically_after_days to ${rotationDays} or less`,
    on: ['aws_secretsmanager_secret_rotation'],
    judge(rotation) {
      const days = at(rotation.values, 'rotation_rules.0.automatically_after_days');
      if (days === unknown) return awaits('rotation_rules');
      // A schedule expression says it in another way.
      if (days === null || days === 0) return expectsSet(rotation, 'rotation_rules.0.schedule_expression');
      return Number(days) <= rotationDays ? passes : fails(`it is rotated every ${String(days)} days`);
    },
  },
  {
    id: 'CKV_AWS_166',
    title: 'backups are encrypted with a key of one’s own',
    remedy: 'set kms_key_arn of the vault',
    on: ['aws_backup_vault'],
    judge: (vault) => expectsSet(vault, 'kms_key_arn'),
  },
  {
    id: 'CKV_AWS_26',
    title: 'a topic is encrypted',
    remedy: 'set kms_master_key_id (CloudWatch alarms need a key of one’s own that lets them in)',
    on: ['aws_sns_topic'],
    judge: (topic) => expectsSet(topic, 'kms_master_key_id'),
  },
  {
    id: 'CKV_AWS_169',
    title: 'a topic is not open to everybody',
    remedy: 'name the services or accounts in its policy',
    on: ['aws_sns_topic_policy'],
    judge(policy, stack) {
      const statements = statementsOf(stack, policy, 'policy');
      if (statements === undefined) return awaits('policy');
      return statements.some(isForAnybody) ? fails('it allows any principal') : passes;
    },
  },
  {
    id: 'CKV_AWS_27',
    title: 'a queue is encrypted',
    remedy: 'set kms_master_key_id, or leave sqs_managed_sse_enabled on',
    on: ['aws_sqs_queue'],
    judge(queue) {
      return all([
        isEmpty(at(queue.values, 'kms_master_key_id')) ? refuses(queue, 'sqs_managed_sse_enabled', false) : passes,
      ]);
    },
  },
];
