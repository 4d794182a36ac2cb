import type { CreateLoadBalancerInput, LoadBalancer, Operations } from '../../models/generated/elbv2.ts';
import { accountId, type Call, type ServiceOperations } from '../../wire/operation.ts';
import { changedAttributes, defaultAttributes, listAttributes, loadBalancerAttributes } from './attributes.ts';
import { error } from './errors.ts';
import { deleteListener } from './listeners.ts';
import { listenersOf, loadBalancerAt } from './lookup.ts';
import { checkName } from './names.ts';
import { assertSecurityGroups, placement } from './network.ts';
import { pageOf } from './pages.ts';
import { reconfigureListeners } from './reconfigure.ts';
import type { Elbv2State, LoadBalancerRow } from './state.ts';
import { newTags, putTags } from './tags.ts';

/** ELB's own hosted zone in us-east-1. */
const hostedZoneId = 'Z35SXDOTRQ7X7K';
const mostLoadBalancers = 50;

export function loadBalancerOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    CreateLoadBalancer(input, call) {
      const made = loadBalancerFrom(state, input, call);
      const tags = newTags(input.Tags);
      const existing = [...state.loadBalancers.values()].find(({ name }) => name === made.name);
      if (existing !== undefined) {
        if (!hasSameSettings(existing, made)) {
          throw error(
            'DuplicateLoadBalancerNameException',
            `A load balancer with the same name '${made.name}' exists, but with different settings`,
          );
        }
        return { LoadBalancers: [described(state, existing)] };
      }
      if (state.loadBalancers.size >= mostLoadBalancers) {
        throw error('TooManyLoadBalancersException', `An account has at most ${mostLoadBalancers} load balancers`);
      }
      state.loadBalancers.put(made.arn, made);
      putTags(state, made.arn, tags);
      return { LoadBalancers: [described(state, made)] };
    },

    DescribeLoadBalancers({ LoadBalancerArns = [], Names = [], Marker, PageSize }) {
      const all = [...state.loadBalancers.values()];
      if (LoadBalancerArns.length > 0 && Names.length > 0) {
        throw error(
          'ValidationError',
          'Load balancer names and load balancer ARNs cannot be specified at the same time',
        );
      }
      for (const arn of LoadBalancerArns) {
        if (!state.loadBalancers.has(arn)) {
          throw error('LoadBalancerNotFoundException', `Load balancers '[${arn}]' not found`);
        }
      }
      for (const wanted of Names) {
        if (!all.some(({ name }) => name === wanted)) {
          throw error('LoadBalancerNotFoundException', `Load balancers '[${wanted}]' not found`);
        }
      }
      const isWanted = ({ arn, name }: LoadBalancerRow): boolean =>
        (LoadBalancerArns.length === 0 || LoadBalancerArns.includes(arn)) &&
        (Names.length === 0 || Names.includes(name));
      const { page, next } = pageOf(all.filter(isWanted), { Marker, PageSize });
      return { LoadBalancers: page.map((row) => described(state, row)), NextMarker: next };
    },

    DeleteLoadBalancer({ LoadBalancerArn }) {
      const row = state.loadBalancers.get(LoadBalancerArn);
      if (row === undefined) return {};
      if (row.attributes['deletion_protection.enabled'] === 'true') {
        throw error(
          'OperationNotPermittedException',
          `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
        );
      }
      for (const listener of listenersOf(state, LoadBalancerArn)) deleteListener(state, listener);
      state.loadBalancers.delete(LoadBalancerArn);
      state.tags.delete(LoadBalancerArn);
      return {};
    },

    DescribeLoadBalancerAttributes({ LoadBalancerArn }) {
      return { Attributes: listAttributes(loadBalancerAt(state, LoadBalancerArn).attributes) };
    },

    ModifyLoadBalancerAttributes({ LoadBalancerArn, Attributes }) {
      const row = loadBalancerAt(state, LoadBalancerArn);
      const attributes = changedAttributes('Load balancer', loadBalancerAttributes, row.attributes, Attributes);
      state.loadBalancers.put(row.arn, { ...row, attributes });
      reconfigureListeners(state, row.arn);
      return { Attributes: listAttributes(attributes) };
    },

    SetSecurityGroups({ LoadBalancerArn, SecurityGroups }) {
      const row = loadBalancerAt(state, LoadBalancerArn);
      assertSecurityGroups(state.network, row.vpcId, SecurityGroups);
      state.loadBalancers.put(row.arn, { ...row, securityGroups: SecurityGroups });
      return { SecurityGroupIds: SecurityGroups };
    },

    SetSubnets({ LoadBalancerArn, Subnets, SubnetMappings, IpAddressType }, call) {
      const row = loadBalancerAt(state, LoadBalancerArn);
      const { zones } = placement(state.network, subnetsOf({ Subnets, SubnetMappings }), call.region);
      const changed = { ...row, zones, ipAddressType: IpAddressType ?? row.ipAddressType };
      state.loadBalancers.put(row.arn, changed);
      return { AvailabilityZones: zones.map(describedZone), IpAddressType: changed.ipAddressType };
    },

    SetIpAddressType({ LoadBalancerArn, IpAddressType }) {
      const row = loadBalancerAt(state, LoadBalancerArn);
      state.loadBalancers.put(row.arn, { ...row, ipAddressType: IpAddressType });
      return { IpAddressType };
    },
  };
}

function loadBalancerFrom(state: Elbv2State, input: CreateLoadBalancerInput, call: Call): LoadBalancerRow {
  const { Name: name, Scheme: scheme = 'internet-facing', Type = 'application', IpAddressType = 'ipv4' } = input;
  checkName('load balancer', name);
  if (Type !== 'application') {
    throw error(
      'InvalidConfigurationRequestException',
      `local-aws has application load balancers only, and '${Type}' was asked for`,
    );
  }
  const { vpcId, zones } = placement(state.network, subnetsOf(input), call.region);
  const securityGroups = input.SecurityGroups ?? [];
  assertSecurityGroups(state.network, vpcId, securityGroups);
  const id = state.newId(16);
  const number = (Number.parseInt(state.newId(8), 16) + 1_000_000_000).toString().slice(0, 10);
  const prefix = scheme === 'internal' ? 'internal-' : '';
  return {
    arn: `arn:aws:elasticloadbalancing:${call.region}:${accountId}:loadbalancer/app/${name}/${id}`,
    name,
    // Every name below .localhost is this machine (RFC 6761, section 6.3).
    dnsName: `${prefix}${name}-${number}.${call.region}.elb.localhost`,
    scheme,
    ipAddressType: IpAddressType,
    zones,
    securityGroups,
    vpcId,
    createdTime: state.clock.now(),
    attributes: defaultAttributes(loadBalancerAttributes),
  };
}

function subnetsOf({
  Subnets,
  SubnetMappings = [],
}: Pick<CreateLoadBalancerInput, 'Subnets' | 'SubnetMappings'>): readonly string[] {
  if (Subnets !== undefined && SubnetMappings.length > 0) {
    throw error('ValidationError', 'You can specify either subnets or subnet mappings, not both');
  }
  return Subnets ?? SubnetMappings.flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId]));
}

function hasSameSettings(one: LoadBalancerRow, other: LoadBalancerRow): boolean {
  const settings = ({ scheme, ipAddressType, zones, securityGroups }: LoadBalancerRow): string =>
    JSON.stringify([scheme, ipAddressType, zones.map(({ subnetId }) => subnetId).sort(), [...securityGroups].sort()]);
  return settings(one) === settings(other);
}

function described(state: Elbv2State, row: LoadBalancerRow): LoadBalancer {
  const failures = listenersOf(state, row.arn).flatMap(({ arn }) => state.listenerFailures.get(arn) ?? []);
  return {
    LoadBalancerArn: row.arn,
    LoadBalancerName: row.name,
    DNSName: row.dnsName,
    CanonicalHostedZoneId: hostedZoneId,
    CreatedTime: row.createdTime,
    Scheme: row.scheme,
    Type: 'application',
    State: failures.length === 0 ? { Code: 'active' } : { Code: 'active_impaired', Reason: failures.join(' ') },
    VpcId: row.vpcId,
    IpAddressType: row.ipAddressType,
    AvailabilityZones: row.zones.map(describedZone),
    SecurityGroups: row.securityGroups,
  };
}

function describedZone({ subnetId, zoneName }: LoadBalancerRow['zones'][number]): {
  SubnetId: string;
  ZoneName: string;
  LoadBalancerAddresses: readonly [];
} {
  return { SubnetId: subnetId, ZoneName: zoneName, LoadBalancerAddresses: [] };
}
