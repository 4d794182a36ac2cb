import { error } from './errors.ts';
import type { Elbv2State, ListenerRow, LoadBalancerRow, RuleRow, TargetGroupRow } from './state.ts';

/** @throws AwsError LoadBalancerNotFound */
export function loadBalancerAt(state: Elbv2State, arn: string): LoadBalancerRow {
  const row = state.loadBalancers.get(arn);
  if (row !== undefined) return row;
  if (!isArnOf('loadbalancer', arn)) throw error('ValidationError', `'${arn}' is not a valid load balancer ARN`);
  throw error('LoadBalancerNotFoundException', `Load balancer '${arn}' not found`);
}

/** @throws AwsError TargetGroupNotFound */
export function targetGroupAt(state: Elbv2State, arn: string): TargetGroupRow {
  const row = state.targetGroups.get(arn);
  if (row !== undefined) return row;
  if (!isArnOf('targetgroup', arn)) throw error('ValidationError', `'${arn}' is not a valid target group ARN`);
  throw error('TargetGroupNotFoundException', `Target groups '${arn}' not found`);
}

/** @throws AwsError ListenerNotFound */
export function listenerAt(state: Elbv2State, arn: string): ListenerRow {
  const row = state.listeners.get(arn);
  if (row !== undefined) return row;
  if (!isArnOf('listener', arn)) throw error('ValidationError', `'${arn}' is not a valid listener ARN`);
  throw error('ListenerNotFoundException', `One or more listeners not found: '${arn}'`);
}

/** @throws AwsError RuleNotFound */
export function ruleAt(state: Elbv2State, arn: string): RuleRow {
  const row = state.rules.get(arn);
  if (row !== undefined) return row;
  if (!isArnOf('listener-rule', arn)) throw error('ValidationError', `'${arn}' is not a valid listener rule ARN`);
  throw error('RuleNotFoundException', `One or more rules not found: '${arn}'`);
}

export function listenersOf({ indexes }: Elbv2State, loadBalancerArn: string): ListenerRow[] {
  return indexes.listenersOfLoadBalancer.of(loadBalancerArn);
}

export function listenerWithDefault({ indexes }: Elbv2State, ruleArn: string): ListenerRow | undefined {
  return indexes.listenersOfDefaultRule.of(ruleArn)[0];
}

/** In order of priority, without the default rule. */
export function rulesOf({ indexes }: Elbv2State, listenerArn: string): RuleRow[] {
  return indexes.rulesOfListener.of(listenerArn).sort((one, other) => one.priority - other.priority);
}

function isArnOf(resource: string, arn: string): boolean {
  return arn.startsWith('arn:aws:elasticloadbalancing:') && arn.split(':')[5]?.startsWith(`${resource}/`) === true;
}
