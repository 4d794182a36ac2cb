import type { Resource, Stack } from '../plan/stack.ts';
import { at, isEmpty, items, unknown } from '../plan/value.ts';
import { all, awaits, expectsSome, fails, type Judgement, passes, refuses } from './judgement.ts';
import type { Rule } from './rule.ts';

const remoteAdministration = [22, 3389];

export const networkRules: readonly Rule[] = [
  {
    id: 'CKV2_AWS_11',
    title: 'a VPC records its traffic in flow logs',
    remedy: 'add an aws_flow_log with its id',
    on: ['aws_vpc'],
    judge: (vpc, stack) => expectsSome(stack.pointingAt(vpc, 'aws_flow_log', 'vpc_id'), 'it has no flow log'),
  },
  {
    id: 'CKV2_AWS_12',
    title: 'the default security group of a VPC lets nothing in or out',
    remedy: 'add an aws_default_security_group with its id, and no rules',
    on: ['aws_vpc'],
    judge(vpc, stack) {
      const groups = stack.pointingAt(vpc, 'aws_default_security_group', 'vpc_id');
      return all([
        expectsSome(groups, 'its default group is not taken over, and lets its members talk'),
        ...groups.flatMap((group) => ['ingress', 'egress'].map((direction) => judgeClosed(group, direction, stack))),
      ]);
    },
  },
  {
    id: 'CKV_AWS_130',
    title: 'a subnet gives no public address to what starts in it',
    remedy: 'leave out map_public_ip_on_launch',
    on: ['aws_subnet'],
    judge: (subnet) => refuses(subnet, 'map_public_ip_on_launch', true),
  },
  {
    id: 'EC2.21',
    title: 'no network ACL lets in SSH or remote desktop from the internet',
    remedy: 'deny ports 22 and 3389 before what allows them',
    on: ['aws_network_acl'],
    judge(acl) {
      const open = items(at(acl.values, 'ingress')).filter(
        (rule) =>
          at(rule, 'action') === 'allow' &&
          [at(rule, 'cidr_block'), at(rule, 'ipv6_cidr_block')].some((cidr) => cidr === '0.0.0.0/0' || cidr === '::/0'),
      );
      const reached = remoteAdministration.filter((port) =>
        open.some(
          (rule) =>
            at(rule, 'protocol') === '-1' ||
            (Number(at(rule, 'from_port')) <= port && port <= Number(at(rule, 'to_port'))),
        ),
      );
      return reached.length === 0 ? passes : fails(`it lets in port ${reached.join(' and ')}`);
    },
  },
];

function judgeClosed(group: Resource, direction: string, stack: Stack): Judgement {
  const openings = at(group.values, direction);
  // What is not written is empty after apply: Terraform takes the default's rules away.
  if (openings === unknown) return stack.isWritten(group, direction) ? awaits(direction) : passes;
  return isEmpty(openings) ? passes : fails(`its default group has ${direction} rules`);
}
