import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const of = 'aws_lb.main';
const balancer = (values: object) => ({ [of]: { internal: false, ...values } });
const listener = (values: object) => ({ 'aws_lb_listener.main': { port: 80, protocol: 'HTTP', ...values } });
const acl = (values: object) => ({ 'aws_wafv2_web_acl.main': { name: 'main', ...values } });
const managed = (name: string, action: object) => ({
  name,
  override_action: [action],
  statement: [{ managed_rule_group_statement: [{ name, vendor_name: 'AWS' }] }],
  visibility_config: [{ cloudwatch_metrics_enabled: true }],
});

export const loadBalancerCases: readonly PolicyCase[] = [
  {
    rule: 'CKV_AWS_131',
    of,
    passes: balancer({ drop_invalid_header_fields: true }),
    fails: balancer({ drop_invalid_header_fields: false }),
    why: 'drop_invalid_header_fields is false',
  },
  {
    rule: 'CKV_AWS_150',
    of,
    passes: balancer({ enable_deletion_protection: true }),
    fails: balancer({}),
    why: 'enable_deletion_protection is not set',
  },
  {
    rule: 'CKV_AWS_91',
    of,
    passes: balancer({ access_logs: [{ bucket: 'logs', enabled: true }] }),
    fails: balancer({ access_logs: [{ bucket: 'logs', enabled: false }] }),
    why: 'access_logs.0.enabled is false',
  },
  {
    rule: 'CKV_AWS_328',
    of,
    passes: balancer({ desync_mitigation_mode: 'strictest' }),
    fails: balancer({ desync_mitigation_mode: 'monitor' }),
    why: '"monitor"',
  },
  {
    rule: 'ELB.13',
    of,
    passes: {
      ...balancer({ subnets: ref('aws_subnet.public') }),
      'aws_subnet.public["a"]': {},
      'aws_subnet.public["b"]': {},
    },
    fails: { ...balancer({ subnets: ref('aws_subnet.public') }), 'aws_subnet.public["a"]': {} },
    why: 'it stands in 1',
  },
  {
    rule: 'CKV2_AWS_28',
    of,
    passes: {
      ...balancer({}),
      'aws_wafv2_web_acl_association.main': { resource_arn: ref('aws_lb.main.arn', 'aws_lb.main') },
    },
    fails: {
      ...balancer({}),
      'aws_lb.other': {},
      'aws_wafv2_web_acl_association.main': { resource_arn: ref('aws_lb.other.arn', 'aws_lb.other') },
    },
    why: 'no web ACL',
  },
  {
    rule: 'CKV2_AWS_20',
    of: 'aws_lb_listener.main',
    passes: listener({ default_action: [{ type: 'redirect', redirect: [{ protocol: 'HTTPS', port: '443' }] }] }),
    fails: listener({ default_action: [{ type: 'forward' }] }),
    why: '"forward"',
  },
  {
    rule: 'CKV_AWS_103',
    of: 'aws_lb_listener.main',
    passes: listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    fails: listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-2016-08' }),
    why: 'ELBSecurityPolicy-2016-08',
  },
  {
    rule: 'CKV_AWS_261',
    of: 'aws_lb_target_group.main',
    passes: { 'aws_lb_target_group.main': { health_check: [{ path: '/health', enabled: true }] } },
    fails: { 'aws_lb_target_group.main': { health_check: [{ path: '/health', enabled: false }] } },
    why: 'health_check.0.enabled is false',
  },
  {
    rule: 'CKV_AWS_175',
    of: 'aws_wafv2_web_acl.main',
    passes: acl({ rule: [managed('AWSManagedRulesCommonRuleSet', { none: [{}] })] }),
    fails: acl({ rule: [] }),
    why: 'lets everything through',
  },
  {
    rule: 'CKV_AWS_192',
    of: 'aws_wafv2_web_acl.main',
    passes: acl({ rule: [managed('AWSManagedRulesKnownBadInputsRuleSet', { none: [{}] })] }),
    fails: acl({ rule: [managed('AWSManagedRulesKnownBadInputsRuleSet', { count: [{}] })] }),
    why: 'AWSManagedRulesKnownBadInputsRuleSet',
  },
  {
    rule: 'CKV2_AWS_31',
    of: 'aws_wafv2_web_acl.main',
    passes: {
      ...acl({}),
      'aws_wafv2_web_acl_logging_configuration.main': { resource_arn: ref('aws_wafv2_web_acl.main.arn') },
    },
    fails: acl({}),
    why: 'nothing logs it',
  },
  {
    rule: 'WAF.12',
    of: 'aws_wafv2_web_acl.main',
    passes: acl({
      visibility_config: [{ cloudwatch_metrics_enabled: true }],
      rule: [managed('AWSManagedRulesCommonRuleSet', { none: [{}] })],
    }),
    fails: acl({
      visibility_config: [{ cloudwatch_metrics_enabled: true }],
      rule: [{ name: 'quiet', visibility_config: [{ cloudwatch_metrics_enabled: false }] }],
    }),
    why: 'rule quiet',
  },
];
