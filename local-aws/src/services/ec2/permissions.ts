import type { IpPermission, SecurityGroupRuleRequest } from '../../models/generated/ec2.ts';
import { accountId } from '../../wire/operation.ts';
import { formatIpv4Block, parseIpv4Block } from './cidr.ts';
import { error } from './errors.ts';
import { protocolName } from './ip-protocol.ts';
import { canonicalIpv6Block } from './ipv6.ts';
import { found, kinds } from './kinds.ts';
import { prefixListAt } from './prefix-lists.ts';
import type { Peer, Permission, SecurityGroupRow } from './rows.ts';
import type { Ec2State } from './state.ts';

/** The older way to name one rule: members beside `IpPermissions`. */
export interface FlatPermission {
  readonly CidrIp?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly IpProtocol?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly IpPermissions?: readonly IpPermission[] | undefined;
}

/** The single rules that a request names, one for each peer. @throws AwsError on what EC2 does not take */
export function permissionsFrom(
  state: Ec2State,
  group: SecurityGroupRow,
  request: FlatPermission,
): readonly Permission[] {
  const permissions = request.IpPermissions?.length ? request.IpPermissions : flatPermissions(request);
  const single = permissions.flatMap((permission) => split(state, group, permission));
  if (single.length === 0) throw error('MissingParameter', 'The request must contain the parameter ipPermissions');
  return single;
}

function flatPermissions(request: FlatPermission): readonly IpPermission[] {
  const { CidrIp, FromPort, ToPort, IpProtocol, SourceSecurityGroupName } = request;
  if (CidrIp === undefined && IpProtocol === undefined && SourceSecurityGroupName === undefined) return [];
  return [
    {
      FromPort,
      ToPort,
      IpProtocol: IpProtocol ?? '-1',
      IpRanges: CidrIp === undefined ? [] : [{ CidrIp }],
      UserIdGroupPairs: SourceSecurityGroupName === undefined ? [] : [{ GroupName: SourceSecurityGroupName }],
    },
  ];
}

function split(state: Ec2State, group: SecurityGroupRow, permission: IpPermission): readonly Permission[] {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  const traffic = trafficOf(permission);
  const peers: readonly (readonly [peer: Peer, description: string | undefined])[] = [
    ...IpRanges.map(({ CidrIp = '', Description }) => [ipv4Peer(CidrIp), Description] as const),
    ...Ipv6Ranges.map(({ CidrIpv6 = '', Description }) => [ipv6Peer(CidrIpv6), Description] as const),
    ...PrefixListIds.map(({ PrefixListId: id = '', Description }) => [prefixListPeer(state, id), Description] as const),
    ...UserIdGroupPairs.map(
      ({ GroupId, GroupName, Description }) => [groupPeer(state, group, GroupId, GroupName), Description] as const,
    ),
  ];
  return peers.map(([peer, description]) => ({ ...traffic, peer, description: checkedDescription(description) }));
}

/** One rule as ModifySecurityGroupRules names it. @throws AwsError as `permissionsFrom` */
export function permissionFrom(
  state: Ec2State,
  group: SecurityGroupRow,
  request: SecurityGroupRuleRequest,
): Permission {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId, Description } = request;
  const peers = [
    ...(CidrIpv4 === undefined ? [] : [ipv4Peer(CidrIpv4)]),
    ...(CidrIpv6 === undefined ? [] : [ipv6Peer(CidrIpv6)]),
    ...(PrefixListId === undefined ? [] : [prefixListPeer(state, PrefixListId)]),
    ...(ReferencedGroupId === undefined ? [] : [groupPeer(state, group, ReferencedGroupId, undefined)]),
  ];
  const [peer, ...more] = peers;
  if (!peer || more.length > 0) {
    throw error('InvalidParameterCombination', 'A security group rule must have exactly one source or destination');
  }
  return { ...trafficOf(request), peer, description: checkedDescription(Description) };
}

type Traffic = Pick<Permission, 'protocol' | 'fromPort' | 'toPort'>;

function trafficOf({
  IpProtocol = '-1',
  FromPort,
  ToPort,
}: Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>): Traffic {
  const protocol = protocolName(IpProtocol);
  if (protocol === undefined) {
    throw error(
      'InvalidParameterValue',
      `Invalid value '${IpProtocol.slice(0, 40)}' for IP protocol. Unknown protocol.`,
    );
  }
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return { protocol, ...portsOf(FromPort, ToPort) };
    case 'icmp':
    case 'icmpv6':
      return { protocol, fromPort: FromPort ?? -1, toPort: ToPort ?? -1 };
    default:
      return { protocol };
  }
}

function portsOf(from: number | undefined, to: number | undefined): { fromPort: number; toPort: number } {
  if (from === undefined || to === undefined) {
    throw error(
      'InvalidParameterValue',
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  }
  const isPort = (port: number): boolean => port >= 0 && port <= 65535;
  // -1 stands for all ports.
  if (from === -1 && (to === -1 || to === 65535)) return { fromPort: 0, toPort: 65535 };
  if (!isPort(from) || !isPort(to) || from > to) {
    throw error('InvalidParameterValue', `Invalid TCP/UDP port range (${from}:${to})`);
  }
  return { fromPort: from, toPort: to };
}

function ipv4Peer(text: string): Peer {
  const block = parseIpv4Block(text.includes('/') ? text : `${text}/32`);
  if (block) return { kind: 'ipv4', value: formatIpv4Block(block) };
  throw error('InvalidParameterValue', `CIDR block ${text.slice(0, 60)} is malformed`);
}

function ipv6Peer(text: string): Peer {
  const value = canonicalIpv6Block(text);
  if (value !== undefined) return { kind: 'ipv6', value };
  throw error('InvalidParameterValue', `CIDR block ${text.slice(0, 60)} is malformed`);
}

function prefixListPeer({ region }: Ec2State, id: string): Peer {
  return { kind: 'prefix list', value: prefixListAt(region, id).id };
}

function groupPeer(
  state: Ec2State,
  { vpcId }: SecurityGroupRow,
  id: string | undefined,
  name: string | undefined,
): Peer {
  if (id !== undefined) {
    const group = found(state.securityGroups, kinds.securityGroup, id);
    if (group.vpcId === vpcId) return { kind: 'group', value: group.id };
    throw error('InvalidGroup.NotFound', `You have specified two resources that belong to different networks.`);
  }
  const named = [...state.securityGroups.values()].find((each) => each.vpcId === vpcId && each.name === name);
  if (named) return { kind: 'group', value: named.id };
  throw error('InvalidGroup.NotFound', `The security group '${name ?? ''}' does not exist in VPC '${vpcId}'`);
}

const descriptionPattern = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/** An empty description is none. */
export function checkedDescription(description: string | undefined): string | undefined {
  if (description === undefined || description === '') return undefined;
  if (descriptionPattern.test(description)) return description;
  throw error(
    'InvalidParameterValue',
    'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
  );
}

/** Whether both let the same traffic from the same peer through: descriptions do not count. */
export function isSamePermission(one: Permission, other: Permission): boolean {
  return (
    one.protocol === other.protocol &&
    one.fromPort === other.fromPort &&
    one.toPort === other.toPort &&
    one.peer.kind === other.peer.kind &&
    one.peer.value === other.peer.value
  );
}

/** The way EC2's messages show a rule. */
export function shownPermission({ protocol, fromPort, toPort, peer }: Permission): string {
  const traffic = protocol === '-1' ? 'ALL' : protocol.toUpperCase();
  const ports = fromPort === undefined ? '' : `, from port: ${fromPort}, to port: ${toPort}`;
  return `peer: ${peer.value}, ${traffic}${ports}, ALLOW`;
}

/** Rules of one protocol and port range are described together. */
export function describedPermissions(rules: readonly Permission[]): readonly IpPermission[] {
  const groups = Map.groupBy(rules, ({ protocol, fromPort, toPort }) => `${protocol} ${fromPort} ${toPort}`);
  return [...groups.values()].map((same): IpPermission => {
    const peers = (kind: Peer['kind']): readonly Permission[] => same.filter(({ peer }) => peer.kind === kind);
    return {
      IpProtocol: same[0]?.protocol,
      FromPort: same[0]?.fromPort,
      ToPort: same[0]?.toPort,
      IpRanges: peers('ipv4').map(({ peer, description }) => ({ CidrIp: peer.value, Description: description })),
      Ipv6Ranges: peers('ipv6').map(({ peer, description }) => ({ CidrIpv6: peer.value, Description: description })),
      PrefixListIds: peers('prefix list').map(({ peer, description }) => ({
        PrefixListId: peer.value,
        Description: description,
      })),
      UserIdGroupPairs: peers('group').map(({ peer, description }) => ({
        GroupId: peer.value,
        UserId: accountId,
        Description: description,
      })),
    };
  });
}
