import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const group = (values: object) => ({ 'aws_cloudwatch_log_group.main': values });
const alarm = (values: object) => ({ 'aws_cloudwatch_metric_alarm.main': { alarm_name: 'high-cpu', ...values } });
const trail = (values: object) => ({ 'aws_cloudtrail.main': values });
const recorder = (values: object) => ({ 'aws_config_configuration_recorder.main': { name: 'main', ...values } });
const zone = { 'aws_route53_zone.main': { name: 'example.com' } };
const certificate = (name: string) => ({ 'aws_acm_certificate.main': { domain_name: name } });

export const observationCases: readonly PolicyCase[] = [
  {
    rule: 'CKV_AWS_66',
    of: 'aws_cloudwatch_log_group.main',
    passes: group({ retention_in_days: 7 }),
    fails: group({}),
    why: 'not set',
  },
  {
    rule: 'CKV_AWS_338',
    of: 'aws_cloudwatch_log_group.main',
    passes: group({ retention_in_days: 365 }),
    fails: group({ retention_in_days: 90 }),
    why: 'is 90, less than 365',
  },
  {
    rule: 'CKV_AWS_158',
    of: 'aws_cloudwatch_log_group.main',
    passes: group({ kms_key_id: ref('local.kms_key_arn') }),
    fails: group({ kms_key_id: '' }),
    why: 'kms_key_id is not set',
  },
  {
    rule: 'CKV_AWS_319',
    of: 'aws_cloudwatch_metric_alarm.main',
    passes: alarm({ actions_enabled: true }),
    fails: alarm({ actions_enabled: false }),
    why: 'actions_enabled is false',
  },
  {
    rule: 'CloudWatch.15',
    of: 'aws_cloudwatch_metric_alarm.main',
    passes: alarm({ alarm_actions: [ref('aws_sns_topic.alerts.arn')] }),
    fails: alarm({ alarm_actions: [] }),
    why: 'no alarm_actions',
  },
  {
    rule: 'CloudWatch.15',
    of: 'aws_cloudwatch_metric_alarm.main',
    passes: { ...alarm({}), 'aws_cloudwatch_composite_alarm.main': { alarm_rule: 'ALARM("high-cpu")' } },
    fails: { ...alarm({}), 'aws_cloudwatch_composite_alarm.main': { alarm_rule: 'ALARM("other")' } },
    why: 'no alarm_actions',
  },
  {
    rule: 'CKV_AWS_67',
    of: 'aws_cloudtrail.main',
    passes: trail({ is_multi_region_trail: true }),
    fails: trail({}),
    why: 'is_multi_region_trail is not set',
  },
  {
    rule: 'CKV_AWS_36',
    of: 'aws_cloudtrail.main',
    passes: trail({ enable_log_file_validation: true }),
    fails: trail({}),
    why: 'enable_log_file_validation is not set',
  },
  {
    rule: 'CKV_AWS_35',
    of: 'aws_cloudtrail.main',
    passes: trail({ kms_key_id: ref('aws_kms_key.main.arn') }),
    fails: trail({}),
    why: 'kms_key_id is not set',
  },
  {
    rule: 'CKV_AWS_251',
    of: 'aws_cloudtrail.main',
    passes: trail({}),
    fails: trail({ enable_logging: false }),
    why: 'enable_logging is false',
  },
  {
    rule: 'CKV2_AWS_10',
    of: 'aws_cloudtrail.main',
    passes: trail({ cloud_watch_logs_group_arn: ref('aws_cloudwatch_log_group.main.arn') }),
    fails: trail({}),
    why: 'cloud_watch_logs_group_arn is not set',
  },
  {
    rule: 'CKV_AWS_238',
    of: 'aws_guardduty_detector.main',
    passes: { 'aws_guardduty_detector.main': {} },
    fails: { 'aws_guardduty_detector.main': { enable: false } },
    why: 'enable is false',
  },
  {
    rule: 'CKV2_AWS_48',
    of: 'aws_config_configuration_recorder.main',
    passes: recorder({ recording_group: [{ all_supported: true }] }),
    fails: recorder({ recording_group: [{ all_supported: false }] }),
    why: 'all_supported is not true',
  },
  {
    rule: 'CKV2_AWS_45',
    of: 'aws_config_configuration_recorder.main',
    passes: { ...recorder({}), 'aws_config_configuration_recorder_status.main': { name: 'main', is_enabled: true } },
    fails: { ...recorder({}), 'aws_config_configuration_recorder_status.main': { name: 'main', is_enabled: false } },
    why: 'nothing switches it on',
  },
  {
    rule: 'CKV2_AWS_39',
    of: 'aws_route53_zone.main',
    passes: { ...zone, 'aws_route53_query_log.main': { zone_id: ref('aws_route53_zone.main.zone_id') } },
    fails: zone,
    why: 'no query log',
  },
  {
    rule: 'CKV2_AWS_71',
    of: 'aws_acm_certificate.main',
    passes: certificate('app.example.com'),
    fails: certificate('*.example.com'),
    why: '*.example.com',
  },
];
