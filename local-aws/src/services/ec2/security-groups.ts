import type { IpPermission, Operations, SecurityGroup } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { arnOf } from './arns.ts';
import { putEveryoneOut } from './default-resources.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import { describedPermissions } from './permissions.ts';
import type { SecurityGroupRow } from './rows.ts';
import { deleteRule, rulesOf } from './rules-of-group.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

type Permissions = readonly IpPermission[] | undefined;

const peersIn = (permissions: Permissions = []) => ({
  cidr: permissions.flatMap(({ IpRanges = [] }) => IpRanges.map(({ CidrIp }) => CidrIp)),
  ipv6Cidr: permissions.flatMap(({ Ipv6Ranges = [] }) => Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)),
  groupId: permissions.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.map(({ GroupId }) => GroupId)),
  prefixListId: permissions.flatMap(({ PrefixListIds = [] }) => PrefixListIds.map(({ PrefixListId: id }) => id)),
  protocol: permissions.map(({ IpProtocol }) => IpProtocol),
  fromPort: permissions.map(({ FromPort }) => FromPort),
  toPort: permissions.map(({ ToPort }) => ToPort),
});

const readings: Readings<SecurityGroup> = {
  description: ({ Description }) => Description,
  'group-id': ({ GroupId }) => GroupId,
  'group-name': ({ GroupName }) => GroupName,
  'owner-id': ({ OwnerId }) => OwnerId,
  'vpc-id': ({ VpcId }) => VpcId,
  'ip-permission.cidr': ({ IpPermissions }) => peersIn(IpPermissions).cidr,
  'ip-permission.from-port': ({ IpPermissions }) => peersIn(IpPermissions).fromPort,
  'ip-permission.group-id': ({ IpPermissions }) => peersIn(IpPermissions).groupId,
  'ip-permission.ipv6-cidr': ({ IpPermissions }) => peersIn(IpPermissions).ipv6Cidr,
  'ip-permission.prefix-list-id': ({ IpPermissions }) => peersIn(IpPermissions).prefixListId,
  'ip-permission.protocol': ({ IpPermissions }) => peersIn(IpPermissions).protocol,
  'ip-permission.to-port': ({ IpPermissions }) => peersIn(IpPermissions).toPort,
  'egress.ip-permission.cidr': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).cidr,
  'egress.ip-permission.from-port': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).fromPort,
  'egress.ip-permission.group-id': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).groupId,
  'egress.ip-permission.ipv6-cidr': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).ipv6Cidr,
  'egress.ip-permission.prefix-list-id': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).prefixListId,
  'egress.ip-permission.protocol': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).protocol,
  'egress.ip-permission.to-port': ({ IpPermissionsEgress }) => peersIn(IpPermissionsEgress).toPort,
};

export function securityGroupOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateSecurityGroup(input, call) {
      const state = open(call, input);
      const tags = tagsFor(kinds.securityGroup, input.TagSpecifications);
      const vpcId = input.VpcId === undefined ? defaultVpc(state) : found(state.vpcs, kinds.vpc, input.VpcId).id;
      const row: SecurityGroupRow = {
        id: state.newId('sg'),
        vpcId,
        name: newName(state, vpcId, input.GroupName),
        description: checkedText('GroupDescription', input.Description),
      };
      state.securityGroups.put(row.id, row);
      putEveryoneOut(state, row.id);
      putTags(state, row.id, tags);
      return { GroupId: row.id, SecurityGroupArn: arnOf(state.region, 'security-group', row.id), Tags: tags };
    },

    DescribeSecurityGroups(input, call) {
      const state = open(call, input);
      const rows = input.GroupNames?.length
        ? input.GroupNames.map((name) => groupAt(state, { GroupName: name }))
        : named(state.securityGroups, kinds.securityGroup, input.GroupIds);
      const items = rows.map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.GroupIds);
      return { SecurityGroups: page, NextToken: next };
    },

    DeleteSecurityGroup(input, call) {
      const state = open(call, input);
      const { id, name } = groupAt(state, input);
      if (name === 'default') {
        throw error('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted by a user`);
      }
      if (isInUse(state, id)) throw error('DependencyViolation', `resource ${id} has a dependent object`);
      for (const rule of [...rulesOf(state, id, true), ...rulesOf(state, id, false)]) deleteRule(state, rule.id);
      state.securityGroups.delete(id);
      forgetTags(state, id);
      return { Return: true, GroupId: id };
    },
  };
}

/**
 * A group by its id, or by its name in the default VPC.
 * @throws AwsError InvalidGroup.NotFound, InvalidGroupId.Malformed, MissingParameter
 */
export function groupAt(
  state: Ec2State,
  { GroupId, GroupName }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroupRow {
  if (GroupId !== undefined) return found(state.securityGroups, kinds.securityGroup, GroupId);
  if (GroupName === undefined)
    throw error('MissingParameter', 'The request must contain the parameter groupName or groupId');
  const vpcId = defaultVpc(state);
  const row = [...state.securityGroups.values()].find((each) => each.vpcId === vpcId && each.name === GroupName);
  if (row) return row;
  throw error('InvalidGroup.NotFound', `The security group '${GroupName}' does not exist in default VPC '${vpcId}'`);
}

function defaultVpc(state: Ec2State): string {
  const vpc = [...state.vpcs.values()].find(({ isDefault }) => isDefault);
  if (vpc) return vpc.id;
  throw error('VPCIdNotSpecified', 'No default VPC for this user');
}

/** By an interface, or in a rule of another group. */
function isInUse(state: Ec2State, groupId: string): boolean {
  return (
    [...state.networkInterfaces.values()].some(({ securityGroupIds }) => securityGroupIds.includes(groupId)) ||
    [...state.securityGroupRules.values()].some(
      (rule) => rule.groupId !== groupId && rule.peer.kind === 'group' && rule.peer.value === groupId,
    )
  );
}

function newName(state: Ec2State, vpcId: string, name: string): string {
  if (name === 'default') throw error('InvalidParameterValue', 'Cannot use reserved security group name: default');
  if (name.startsWith('sg-')) {
    throw error(
      'InvalidParameterValue',
      `Invalid value '${name.slice(0, 40)}' for groupName. The name may not start with sg-`,
    );
  }
  checkedText('groupName', name);
  const isTaken = [...state.securityGroups.values()].some((each) => each.vpcId === vpcId && each.name === name);
  if (isTaken) throw error('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`);
  return name;
}

const allowedText = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

function checkedText(parameter: string, text: string): string {
  if (allowedText.test(text)) return text;
  throw error(
    'InvalidParameterValue',
    `Value (${text.slice(0, 300)}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
  );
}

function described(state: Ec2State, row: SecurityGroupRow): SecurityGroup {
  return {
    GroupId: row.id,
    GroupName: row.name,
    Description: row.description,
    VpcId: row.vpcId,
    OwnerId: accountId,
    SecurityGroupArn: arnOf(state.region, 'security-group', row.id),
    IpPermissions: describedPermissions(rulesOf(state, row.id, false)),
    IpPermissionsEgress: describedPermissions(rulesOf(state, row.id, true)),
    Tags: tagsOf(state, row.id),
  };
}
