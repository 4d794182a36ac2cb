import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const ingress = 'aws_vpc_security_group_ingress_rule.main';
const egress = 'aws_vpc_security_group_egress_rule.main';
const from = (cidr: string, first: number, last = first, protocol = 'tcp') => ({
  [ingress]: { cidr_ipv4: cidr, from_port: first, to_port: last, ip_protocol: protocol, description: 'for a test' },
});
const group = { 'aws_security_group.alb': { description: 'the load balancer' } };
const open = (port: number) => ({
  ...group,
  [ingress]: {
    security_group_id: ref('aws_security_group.alb.id', 'aws_security_group.alb'),
    cidr_ipv4: '0.0.0.0/0',
    from_port: port,
    to_port: port,
    ip_protocol: 'tcp',
    description: 'users',
  },
});
const balancer = { 'aws_lb.main': { security_groups: [ref('aws_security_group.alb.id')] } };
const vpc = { 'aws_vpc.main': { cidr_block: '10.0.0.0/16' } };
const acl = (rule: object) => ({
  'aws_network_acl.main': { ingress: [{ protocol: 'tcp', action: 'allow', ...rule }] },
});

export const networkCases: readonly PolicyCase[] = [
  {
    rule: 'CKV_AWS_24',
    of: ingress,
    passes: from('10.0.0.0/8', 22),
    fails: from('0.0.0.0/0', 20, 30),
    why: 'port 22 is open',
  },
  {
    rule: 'CKV_AWS_25',
    of: ingress,
    passes: from('0.0.0.0/0', 443),
    fails: from('0.0.0.0/0', 3389),
    why: 'port 3389 is open',
  },
  {
    rule: 'CKV_AWS_277',
    of: ingress,
    passes: from('0.0.0.0/0', 443),
    fails: from('0.0.0.0/0', -1, -1, '-1'),
    why: 'all ports are open',
  },
  {
    rule: 'EC2.18',
    of: ingress,
    passes: { ...open(443), ...balancer },
    fails: {
      ...open(443),
      'aws_ecs_service.main': { network_configuration: [{ security_groups: [ref('aws_security_group.alb.id')] }] },
    },
    why: 'not one of a load balancer alone',
  },
  {
    rule: 'EC2.18',
    of: ingress,
    passes: { ...open(80), ...balancer },
    fails: { ...open(8080), ...balancer },
    why: 'ports 8080–8080',
  },
  {
    rule: 'CKV_AWS_382',
    of: egress,
    passes: { [egress]: { cidr_ipv4: '0.0.0.0/0', from_port: 443, to_port: 443, ip_protocol: 'tcp' } },
    fails: { [egress]: { cidr_ipv4: '0.0.0.0/0', ip_protocol: '-1' } },
    why: 'everything may leave',
  },
  {
    rule: 'CKV_AWS_23',
    of: 'aws_security_group.main',
    passes: {
      'aws_security_group.main': { description: 'the tasks', ingress: [{ description: 'from the balancer' }] },
    },
    fails: { 'aws_security_group.main': { description: 'the tasks', ingress: [{ from_port: 8080 }] } },
    why: 'no description',
  },
  {
    rule: 'CKV_AWS_23',
    of: 'aws_security_group.main',
    passes: { 'aws_security_group.main': { description: 'the tasks' } },
    fails: { 'aws_security_group.main': { description: 'Managed by Terraform' } },
    why: 'its description is the default',
  },
  {
    rule: 'CKV2_AWS_5',
    of: 'aws_security_group.alb',
    passes: { ...group, ...balancer },
    fails: group,
    why: 'nothing carries it',
  },
  {
    rule: 'CKV2_AWS_11',
    of: 'aws_vpc.main',
    passes: { ...vpc, 'aws_flow_log.main': { vpc_id: ref('aws_vpc.main.id', 'aws_vpc.main') } },
    fails: vpc,
    why: 'no flow log',
  },
  {
    rule: 'CKV2_AWS_12',
    of: 'aws_vpc.main',
    passes: { ...vpc, 'aws_default_security_group.main': { vpc_id: ref('aws_vpc.main.id') } },
    fails: {
      ...vpc,
      'aws_default_security_group.main': { vpc_id: ref('aws_vpc.main.id'), egress: [{ protocol: '-1' }] },
    },
    why: 'egress rules',
  },
  {
    rule: 'CKV_AWS_130',
    of: 'aws_subnet.main',
    passes: { 'aws_subnet.main': {} },
    fails: { 'aws_subnet.main': { map_public_ip_on_launch: true } },
    why: 'map_public_ip_on_launch is true',
  },
  {
    rule: 'EC2.21',
    of: 'aws_network_acl.main',
    passes: acl({ cidr_block: '0.0.0.0/0', from_port: 443, to_port: 443 }),
    fails: acl({ cidr_block: '0.0.0.0/0', from_port: 0, to_port: 1024 }),
    why: 'port 22',
  },
];
