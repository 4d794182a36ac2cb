import type { Stack } from '../plan/stack.ts';
import { at, items, unknown } from '../plan/value.ts';
import { all, any, awaits, expects, expectsOneOf, expectsSome, fails, passes } from './judgement.ts';
import type { Rule } from './rule.ts';

/** Policies that allow nothing below TLS 1.2 (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html). */
const modernTls = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

export const loadBalancerRules: readonly Rule[] = [
  {
    id: 'CKV_AWS_131',
    title: 'a load balancer drops invalid header fields',
    remedy: 'set drop_invalid_header_fields = true',
    on: ['aws_lb'],
    judge: (balancer) => expects(balancer, 'drop_invalid_header_fields', true),
  },
  {
    id: 'CKV_AWS_150',
    title: 'a load balancer is protected from deletion',
    remedy: 'set enable_deletion_protection = true',
    on: ['aws_lb'],
    judge: (balancer) => expects(balancer, 'enable_deletion_protection', true),
  },
  {
    id: 'CKV_AWS_91',
    title: 'a load balancer writes access logs',
    remedy: 'add an access_logs block with enabled = true',
    on: ['aws_lb'],
    judge: (balancer) => expects(balancer, 'access_logs.0.enabled', true),
  },
  {
    id: 'CKV_AWS_328',
    title: 'a load balancer defends against desynchronised requests',
    remedy: 'set desync_mitigation_mode to "defensive" or "strictest"',
    on: ['aws_lb'],
    // Not set, AWS takes "defensive".
    judge: (balancer) => expectsOneOf(balancer, 'desync_mitigation_mode', ['defensive', 'strictest', null]),
  },
  {
    id: 'ELB.13',
    title: 'a load balancer stands in two availability zones',
    remedy: 'give it subnets in two zones or more',
    on: ['aws_lb'],
    judge(balancer, stack) {
      const subnets = at(balancer.values, 'subnets');
      const count =
        subnets === unknown ? stack.targets(balancer, 'subnets', 'aws_subnet').length : items(subnets).length;
      return count >= 2 ? passes : fails(`it stands in ${count}`);
    },
  },
  {
    id: 'CKV2_AWS_28',
    title: 'a load balancer on the internet has a web ACL before it',
    remedy: 'add an aws_wafv2_web_acl_association with its ARN',
    on: ['aws_lb'],
    judge(balancer, stack) {
      if (at(balancer.values, 'internal') === true) return passes;
      const associations = stack.pointingAt(balancer, 'aws_wafv2_web_acl_association', 'resource_arn');
      return expectsSome(associations, 'no web ACL is associated with it');
    },
  },
  {
    id: 'CKV2_AWS_20',
    title: 'an HTTP listener redirects to HTTPS',
    remedy: 'make its default action a redirect to HTTPS, and forward on an HTTPS listener',
    on: ['aws_lb_listener'],
    judge(listener) {
      if (at(listener.values, 'protocol') === unknown) return awaits('protocol');
      if (at(listener.values, 'protocol') !== 'HTTP') return passes;
      return all([
        expects(listener, 'default_action.0.type', 'redirect'),
        expects(listener, 'default_action.0.redirect.0.protocol', 'HTTPS'),
      ]);
    },
  },
  {
    id: 'CKV_AWS_103',
    title: 'an HTTPS listener speaks TLS 1.2 or newer only',
    remedy: 'set ssl_policy to one of ELBSecurityPolicy-TLS13-1-2-…',
    on: ['aws_lb_listener'],
    judge(listener) {
      if (at(listener.values, 'protocol') !== 'HTTPS') return passes;
      const policy = at(listener.values, 'ssl_policy');
      if (policy === unknown) return awaits('ssl_policy');
      return modernTls.test(String(policy)) ? passes : fails(`ssl_policy is ${String(policy)}`);
    },
  },
  {
    id: 'CKV_AWS_261',
    title: 'a target group asks its targets for their health at a path',
    remedy: 'add a health_check block with a path and matcher',
    on: ['aws_lb_target_group'],
    judge(group) {
      const path = at(group.values, 'health_check.0.path');
      if (path === unknown) return awaits('health_check.path');
      return all([
        typeof path === 'string' && path.startsWith('/') ? passes : fails('health_check has no path'),
        expectsOneOf(group, 'health_check.0.enabled', [true, null]),
      ]);
    },
  },
  {
    id: 'CKV_AWS_175',
    title: 'a web ACL has rules',
    remedy: 'add rule blocks: managed groups and a rate limit',
    on: ['aws_wafv2_web_acl'],
    judge(acl) {
      const rules = at(acl.values, 'rule');
      if (rules === unknown) return awaits('rule');
      return items(rules).length > 0 ? passes : fails('it has none, and lets everything through');
    },
  },
  {
    id: 'CKV_AWS_192',
    title: 'a web ACL blocks known bad input (Log4Shell)',
    remedy: 'add the managed rule group AWSManagedRulesKnownBadInputsRuleSet, not as count',
    on: ['aws_wafv2_web_acl'],
    judge: (acl) =>
      any(
        items(at(acl.values, 'rule')).map((rule) => {
          const name = at(rule, 'statement.0.managed_rule_group_statement.0.name');
          if (name === unknown) return awaits('rule');
          const isCounting = items(at(rule, 'override_action.0.count')).length > 0;
          return name === 'AWSManagedRulesKnownBadInputsRuleSet' && !isCounting ? passes : fails('');
        }),
        'no rule blocks with AWSManagedRulesKnownBadInputsRuleSet',
      ),
  },
  {
    id: 'CKV2_AWS_31',
    title: 'a web ACL logs what it does',
    remedy: 'add an aws_wafv2_web_acl_logging_configuration with its ARN',
    on: ['aws_wafv2_web_acl'],
    judge: (acl, stack) => expectsSome(loggingOf(acl, stack), 'nothing logs it'),
  },
  {
    id: 'WAF.12',
    title: 'a web ACL and each of its rules count in CloudWatch',
    remedy: 'set visibility_config.cloudwatch_metrics_enabled = true, of the ACL and of each rule',
    on: ['aws_wafv2_web_acl'],
    judge(acl) {
      const enabled = 'visibility_config.0.cloudwatch_metrics_enabled';
      const silent = items(at(acl.values, 'rule')).filter((rule) => at(rule, enabled) === false);
      return all([
        expects(acl, enabled, true),
        silent.length === 0
          ? passes
          : fails(`rule ${silent.map((rule) => String(at(rule, 'name'))).join(', ')} does not`),
      ]);
    },
  },
];

function loggingOf(acl: Parameters<Stack['pointingAt']>[0], stack: Stack): ReturnType<Stack['pointingAt']> {
  return stack.pointingAt(acl, 'aws_wafv2_web_acl_logging_configuration', 'resource_arn');
}
