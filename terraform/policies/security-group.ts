import type { Resource, Stack } from '../plan/stack.ts';
import { at, isEmpty, items, unknown, type Value } from '../plan/value.ts';
import { all, awaits, expectsSome, fails, type Judgement, passes } from './judgement.ts';
import type { Rule } from './rule.ts';

/** A rule of a security group, whether it is a resource of its own or a block of the group. */
interface Opening {
  readonly direction: 'ingress' | 'egress';
  readonly protocol: Value;
  readonly fromPort: Value;
  readonly toPort: Value;
  readonly cidrs: readonly Value[];
  readonly description: Value;
}

const ruleTypes = [
  'aws_security_group',
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
];
const authorisedPorts: readonly Value[] = [80, 443];
/** What may carry a security group, and in which attribute. */
const carriers: readonly (readonly [type: string, path: string])[] = [
  ['aws_lb', 'security_groups'],
  ['aws_ecs_service', 'network_configuration.0.security_groups'],
  ['aws_vpc_endpoint', 'security_group_ids'],
  ['aws_instance', 'vpc_security_group_ids'],
  ['aws_network_interface', 'security_groups'],
  ['aws_db_instance', 'vpc_security_group_ids'],
  ['aws_lambda_function', 'vpc_config.0.security_group_ids'],
];

export const securityGroupRules: readonly Rule[] = [
  closedToTheInternet('CKV_AWS_24', 22, 'SSH'),
  closedToTheInternet('CKV_AWS_25', 3389, 'remote desktop'),
  {
    id: 'CKV_AWS_277',
    title: 'no security group opens every port to the internet',
    remedy: 'name the protocol and the ports',
    on: ruleTypes,
    judge: (resource) =>
      all(
        openings(resource)
          .filter(({ direction }) => direction === 'ingress')
          .map((opening) => judgeOpen(opening, () => isEveryPort(opening), 'all ports are open to everybody')),
      ),
  },
  {
    id: 'EC2.18',
    title: 'only ports 80 and 443 of a load balancer are open to the internet',
    remedy: 'let in the load balancer’s security group instead (referenced_security_group_id)',
    on: ruleTypes,
    judge: (resource, stack) =>
      all(
        openings(resource)
          .filter(({ direction }) => direction === 'ingress')
          .map((opening) =>
            judgeOpen(
              opening,
              () => !isAuthorised(opening) || !isOfLoadBalancer(resource, stack),
              isAuthorised(opening)
                ? 'the group is not one of a load balancer alone'
                : `ports ${String(opening.fromPort)}–${String(opening.toPort)} are open to everybody`,
            ),
          ),
      ),
  },
  {
    id: 'CKV_AWS_382',
    title: 'no security group lets everything out to everywhere',
    remedy: 'let out what is needed: 443 to AWS, the container port to the tasks’ group',
    on: ruleTypes,
    judge: (resource) =>
      all(
        openings(resource)
          .filter(({ direction }) => direction === 'egress')
          .map((opening) => judgeOpen(opening, () => isEveryPort(opening), 'everything may leave to everywhere')),
      ),
  },
  {
    id: 'CKV_AWS_23',
    title: 'every security group and every rule says what it is for',
    remedy: 'give it a description',
    on: ruleTypes,
    judge(resource) {
      const own =
        resource.type === 'aws_security_group' && at(resource.values, 'description') === 'Managed by Terraform'
          ? fails('its description is the default')
          : described(at(resource.values, 'description'));
      return all([own, ...openings(resource).map(({ description }) => described(description))]);
    },
  },
  {
    id: 'CKV2_AWS_5',
    title: 'every security group is attached to something',
    remedy: 'attach it, or remove it',
    on: ['aws_security_group'],
    judge: (group, stack) => expectsSome(carriersOf(group, stack), 'nothing carries it'),
  },
];

function closedToTheInternet(id: string, port: number, name: string): Rule {
  return {
    id,
    title: `no security group opens ${name} (port ${port}) to the internet`,
    remedy: 'let in a security group or a private range; ECS Exec needs no port',
    on: ruleTypes,
    judge: (resource) =>
      all(
        openings(resource)
          .filter(({ direction }) => direction === 'ingress')
          .map((opening) => judgeOpen(opening, () => includesPort(opening, port), `port ${port} is open to everybody`)),
      ),
  };
}

/** Fails where the opening is to everybody and is one of those meant. */
function judgeOpen(opening: Opening, isMeant: () => boolean, why: string): Judgement {
  if (opening.cidrs.some((cidr) => cidr === '0.0.0.0/0' || cidr === '::/0')) return isMeant() ? fails(why) : passes;
  return opening.cidrs.includes(unknown) ? awaits('the addresses') : passes;
}

function openings(resource: Resource): readonly Opening[] {
  switch (resource.type) {
    case 'aws_vpc_security_group_ingress_rule':
      return [ruleOf(resource, 'ingress')];
    case 'aws_vpc_security_group_egress_rule':
      return [ruleOf(resource, 'egress')];
    case 'aws_security_group_rule':
      return [blockRule(resource.values, at(resource.values, 'type') === 'egress' ? 'egress' : 'ingress')];
    default:
      return (['ingress', 'egress'] as const).flatMap((direction) =>
        items(at(resource.values, direction)).map((block) => blockRule(block, direction)),
      );
  }
}

function ruleOf({ values }: Resource, direction: Opening['direction']): Opening {
  const cidrs: readonly Value[] = [at(values, 'cidr_ipv4'), at(values, 'cidr_ipv6')];
  return {
    direction,
    protocol: at(values, 'ip_protocol'),
    fromPort: at(values, 'from_port'),
    toPort: at(values, 'to_port'),
    cidrs: cidrs.filter((cidr) => cidr !== null),
    description: at(values, 'description'),
  };
}

function blockRule(block: Value, direction: Opening['direction']): Opening {
  const lists: readonly Value[] = [at(block, 'cidr_blocks'), at(block, 'ipv6_cidr_blocks')];
  return {
    direction,
    protocol: at(block, 'protocol'),
    fromPort: at(block, 'from_port'),
    toPort: at(block, 'to_port'),
    cidrs: lists.flatMap((list) => (list === unknown ? [unknown] : items(list))),
    description: at(block, 'description'),
  };
}

function described(description: Value): Judgement {
  return isEmpty(description) ? fails('a rule or the group has no description') : passes;
}

function isEveryPort({ protocol, fromPort, toPort }: Opening): boolean {
  return protocol === '-1' || protocol === 'all' || (Number(fromPort) <= 1 && Number(toPort) === 65535);
}

function includesPort(opening: Opening, port: number): boolean {
  return isEveryPort(opening) || (Number(opening.fromPort) <= port && port <= Number(opening.toPort));
}

function isAuthorised({ protocol, fromPort, toPort }: Opening): boolean {
  return protocol === 'tcp' && fromPort === toPort && authorisedPorts.includes(fromPort);
}

/** Whether the group of a rule is carried by load balancers and nothing else. */
function isOfLoadBalancer(resource: Resource, stack: Stack): boolean {
  const groups =
    resource.type === 'aws_security_group'
      ? [resource]
      : stack.targets(resource, 'security_group_id', 'aws_security_group');
  const carrying = groups.flatMap((group) => carriersOf(group, stack));
  return carrying.length > 0 && carrying.every(({ type }) => type === 'aws_lb');
}

function carriersOf(group: Resource, stack: Stack): readonly Resource[] {
  return carriers.flatMap(([type, path]) => stack.pointingAt(group, type, path));
}
