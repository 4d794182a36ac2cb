import { at, isEmpty, items, unknown } from '../plan/value.ts';
import { any, awaits, expects, expectsAtLeast, expectsSet, fails, passes, refuses } from './judgement.ts';
import type { Rule } from './rule.ts';

const oneYearDays = 365;

export const observationRules: readonly Rule[] = [
  {
    id: 'CKV_AWS_66',
    title: 'a log group says how long it keeps what it has',
    remedy: 'set retention_in_days',
    on: ['aws_cloudwatch_log_group'],
    judge: (group) => expectsAtLeast(group, 'retention_in_days', 1),
  },
  {
    id: 'CKV_AWS_338',
    title: 'a log group keeps a year',
    remedy: `set retention_in_days to ${oneYearDays} or more`,
    on: ['aws_cloudwatch_log_group'],
    judge(group) {
      // 0 and nothing mean for ever, which CKV_AWS_66 is about.
      const days = at(group.values, 'retention_in_days');
      return days === 0 || days === null ? passes : expectsAtLeast(group, 'retention_in_days', oneYearDays);
    },
  },
  {
    id: 'CKV_AWS_158',
    title: 'a log group is encrypted with a key of one’s own',
    remedy: 'set kms_key_id',
    on: ['aws_cloudwatch_log_group'],
    judge: (group) => expectsSet(group, 'kms_key_id'),
  },
  {
    id: 'CKV_AWS_319',
    title: 'an alarm may act',
    remedy: 'leave out actions_enabled',
    on: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'],
    judge: (alarm) => refuses(alarm, 'actions_enabled', false),
  },
  {
    id: 'CloudWatch.15',
    title: 'an alarm tells somebody, itself or through one that combines it',
    remedy: 'set alarm_actions, or name it in the alarm_rule of an aws_cloudwatch_composite_alarm',
    on: ['aws_cloudwatch_metric_alarm'],
    judge(alarm, stack) {
      if (!isEmpty(at(alarm.values, 'alarm_actions'))) return passes;
      const name = String(at(alarm.values, 'alarm_name'));
      const isCombined = stack
        .ofType('aws_cloudwatch_composite_alarm')
        .some(
          (composite) =>
            String(at(composite.values, 'alarm_rule') ?? '').includes(name) ||
            stack.targets(composite, 'alarm_rule', 'aws_cloudwatch_metric_alarm').includes(alarm),
        );
      const isWatchedByEcs = stack
        .ofType('aws_ecs_service')
        .some(({ values }) => items(at(values, 'alarms.0.alarm_names')).includes(name));
      return isCombined || isWatchedByEcs ? passes : fails('it has no alarm_actions');
    },
  },
  {
    id: 'CKV_AWS_67',
    title: 'a trail records every region',
    remedy: 'set is_multi_region_trail = true',
    on: ['aws_cloudtrail'],
    judge: (trail) => expects(trail, 'is_multi_region_trail', true),
  },
  {
    id: 'CKV_AWS_36',
    title: 'a trail proves that its files were not changed',
    remedy: 'set enable_log_file_validation = true',
    on: ['aws_cloudtrail'],
    judge: (trail) => expects(trail, 'enable_log_file_validation', true),
  },
  {
    id: 'CKV_AWS_35',
    title: 'a trail is encrypted with a key of one’s own',
    remedy: 'set kms_key_id',
    on: ['aws_cloudtrail'],
    judge: (trail) => expectsSet(trail, 'kms_key_id'),
  },
  {
    id: 'CKV_AWS_251',
    title: 'a trail is on',
    remedy: 'leave out enable_logging',
    on: ['aws_cloudtrail'],
    judge: (trail) => refuses(trail, 'enable_logging', false),
  },
  {
    id: 'CKV2_AWS_10',
    title: 'a trail can be searched in CloudWatch Logs',
    remedy: 'set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn',
    on: ['aws_cloudtrail'],
    judge: (trail) => expectsSet(trail, 'cloud_watch_logs_group_arn'),
  },
  {
    id: 'CKV_AWS_238',
    title: 'GuardDuty is on',
    remedy: 'leave out enable',
    on: ['aws_guardduty_detector'],
    judge: (detector) => refuses(detector, 'enable', false),
  },
  {
    id: 'CKV2_AWS_48',
    title: 'AWS Config records every kind of resource',
    remedy: 'set recording_group.all_supported = true and include_global_resource_types = true',
    on: ['aws_config_configuration_recorder'],
    judge: (recorder) =>
      any(
        [
          expects(recorder, 'recording_group.0.all_supported', true),
          expects(recorder, 'recording_group.0.recording_strategy.0.use_only', 'EXCLUSION_BY_RESOURCE_TYPES'),
        ],
        'recording_group.all_supported is not true',
      ),
  },
  {
    id: 'CKV2_AWS_45',
    title: 'the recorder of AWS Config runs',
    remedy: 'add an aws_config_configuration_recorder_status with is_enabled = true',
    on: ['aws_config_configuration_recorder'],
    judge: (recorder, stack) =>
      any(
        stack
          .pointingAt(recorder, 'aws_config_configuration_recorder_status', 'name')
          .map((status) => expects(status, 'is_enabled', true)),
        'nothing switches it on',
      ),
  },
  {
    id: 'CKV2_AWS_39',
    title: 'questions to a public zone are logged',
    remedy: 'add an aws_route53_query_log with its zone_id',
    on: ['aws_route53_zone'],
    judge: (zone, stack) =>
      !isEmpty(at(zone.values, 'vpc')) ||
      stack
        .ofType('aws_route53_query_log')
        .some(
          (log) =>
            at(log.values, 'zone_id') === at(zone.values, 'zone_id') ||
            stack.targets(log, 'zone_id', 'aws_route53_zone').includes(zone),
        )
        ? passes
        : fails('no query log belongs to it'),
  },
  {
    id: 'CKV2_AWS_71',
    title: 'a certificate is for named hosts',
    remedy: 'name the hosts instead of *.',
    on: ['aws_acm_certificate'],
    judge(certificate) {
      const name = at(certificate.values, 'domain_name');
      if (name === unknown) return awaits('domain_name');
      return String(name).startsWith('*.') ? fails(`it is for ${String(name)}`) : passes;
    },
  },
];
