import type { Operations, Vpc } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { formatIpv4Block, parseIpv4Block } from './cidr.ts';
import { putVpc } from './default-resources.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { VpcRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

const readings: Readings<Vpc> = {
  cidr: ({ CidrBlock }) => CidrBlock,
  'cidr-block': ({ CidrBlock }) => CidrBlock,
  'cidr-block-association.association-id': ({ CidrBlockAssociationSet: set = [] }) =>
    set.map(({ AssociationId }) => AssociationId),
  'cidr-block-association.cidr-block': ({ CidrBlockAssociationSet: set = [] }) => set.map(({ CidrBlock }) => CidrBlock),
  'cidr-block-association.state': ({ CidrBlockAssociationSet: set = [] }) =>
    set.map(({ CidrBlockState }) => CidrBlockState?.State),
  'dhcp-options-id': ({ DhcpOptionsId }) => DhcpOptionsId,
  'is-default': ({ IsDefault }) => IsDefault,
  isDefault: ({ IsDefault }) => IsDefault,
  'owner-id': ({ OwnerId }) => OwnerId,
  state: ({ State }) => State,
  'vpc-id': ({ VpcId }) => VpcId,
};

export function vpcOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateVpc(input, call) {
      const state = open(call, input);
      if (input.AmazonProvidedIpv6CidrBlock || input.Ipv6CidrBlock !== undefined || input.Ipv6Pool !== undefined) {
        throw error('UnsupportedOperation', 'local-aws has no VPCs with IPv6');
      }
      if (input.CidrBlock === undefined) {
        throw error('MissingParameter', "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
      }
      const tags = tagsFor(kinds.vpc, input.TagSpecifications);
      const vpc = putVpc(state, {
        cidrBlock: vpcBlock(input.CidrBlock),
        isDefault: false,
        instanceTenancy: input.InstanceTenancy ?? 'default',
        enableDnsHostnames: false,
      });
      putTags(state, vpc.id, tags);
      return { Vpc: { ...described(state, vpc), State: 'pending' } };
    },

    DescribeVpcs(input, call) {
      const state = open(call, input);
      const items = named(state.vpcs, kinds.vpc, input.VpcIds).map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.VpcIds);
      return { Vpcs: page, NextToken: next };
    },

    DeleteVpc(input, call) {
      const state = open(call, input);
      const { id } = found(state.vpcs, kinds.vpc, input.VpcId);
      if (hasDependencies(state, id)) {
        throw error('DependencyViolation', `The vpc '${id}' has dependencies and cannot be deleted.`);
      }
      deleteWithDefaults(state, id);
      return {};
    },

    ModifyVpcAttribute(input, call) {
      const state = open(call, input);
      const row = found(state.vpcs, kinds.vpc, input.VpcId);
      const { EnableDnsHostnames, EnableDnsSupport, EnableNetworkAddressUsageMetrics } = input;
      const given = [EnableDnsHostnames, EnableDnsSupport, EnableNetworkAddressUsageMetrics];
      if (given.filter((each) => each !== undefined).length !== 1) {
        throw error('InvalidParameterCombination', 'Exactly one attribute must be specified');
      }
      state.vpcs.put(row.id, {
        ...row,
        enableDnsHostnames: EnableDnsHostnames?.Value ?? row.enableDnsHostnames,
        enableDnsSupport: EnableDnsSupport?.Value ?? row.enableDnsSupport,
        enableNetworkAddressUsageMetrics:
          EnableNetworkAddressUsageMetrics?.Value ?? row.enableNetworkAddressUsageMetrics,
      });
      return {};
    },

    DescribeVpcAttribute(input, call) {
      const row = found(open(call, input).vpcs, kinds.vpc, input.VpcId);
      switch (input.Attribute) {
        case 'enableDnsSupport':
          return { VpcId: row.id, EnableDnsSupport: { Value: row.enableDnsSupport } };
        case 'enableDnsHostnames':
          return { VpcId: row.id, EnableDnsHostnames: { Value: row.enableDnsHostnames } };
        case 'enableNetworkAddressUsageMetrics':
          return { VpcId: row.id, EnableNetworkAddressUsageMetrics: { Value: row.enableNetworkAddressUsageMetrics } };
        default:
          return input.Attribute satisfies never;
      }
    },
  };
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
function vpcBlock(text: string): string {
  const block = parseIpv4Block(text);
  if (!block) {
    throw error(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (block.prefix < 16 || block.prefix > 28) throw error('InvalidVpc.Range', `The CIDR '${text}' is invalid.`);
  return formatIpv4Block(block);
}

function hasDependencies(state: Ec2State, id: string): boolean {
  const isIn = ({ vpcId }: { readonly vpcId?: string | undefined }): boolean => vpcId === id;
  const mainOnly = ({ associations }: { associations: readonly { subnetId?: string | undefined }[] }): boolean =>
    associations.some(({ subnetId }) => subnetId === undefined);
  return (
    [...state.subnets.values()].some(isIn) ||
    [...state.internetGateways.values()].some(isIn) ||
    [...state.vpcEndpoints.values()].some(isIn) ||
    [...state.securityGroups.values()].some((group) => isIn(group) && group.name !== 'default') ||
    [...state.networkAcls.values()].some((acl) => isIn(acl) && !acl.isDefault) ||
    [...state.routeTables.values()].some((table) => isIn(table) && !mainOnly(table))
  );
}

function deleteWithDefaults(state: Ec2State, id: string): void {
  for (const group of [...state.securityGroups.values()].filter(({ vpcId }) => vpcId === id)) {
    for (const rule of [...state.securityGroupRules.values()].filter(({ groupId }) => groupId === group.id)) {
      state.securityGroupRules.delete(rule.id);
      forgetTags(state, rule.id);
    }
    state.securityGroups.delete(group.id);
    forgetTags(state, group.id);
  }
  for (const table of [state.networkAcls, state.routeTables]) {
    for (const row of [...table.values()].filter(({ vpcId }) => vpcId === id)) {
      table.delete(row.id);
      forgetTags(state, row.id);
    }
  }
  for (const log of [...state.flowLogs.values()].filter(({ resourceId }) => resourceId === id)) {
    state.flowLogs.delete(log.id);
    forgetTags(state, log.id);
  }
  state.vpcs.delete(id);
  forgetTags(state, id);
}

function described(state: Ec2State, row: VpcRow): Vpc {
  return {
    VpcId: row.id,
    CidrBlock: row.cidrBlock,
    CidrBlockAssociationSet: [
      { AssociationId: row.cidrAssociationId, CidrBlock: row.cidrBlock, CidrBlockState: { State: 'associated' } },
    ],
    DhcpOptionsId: row.dhcpOptionsId,
    InstanceTenancy: row.instanceTenancy,
    IsDefault: row.isDefault,
    OwnerId: accountId,
    State: 'available',
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    Tags: tagsOf(state, row.id),
  };
}
