import type { CreateNetworkAclEntryRequest, NetworkAclEntry } from '../../models/generated/ec2.ts';
import { formatIpv4Block, parseIpv4Block } from './cidr.ts';
import { error } from './errors.ts';
import { protocolNumber } from './ip-protocol.ts';
import { canonicalIpv6Block } from './ipv6.ts';
import type { NetworkAclEntryRow } from './rows.ts';

const last = 32767;
const everywhere = '0.0.0.0/0';

export function allowAll(isEgress: boolean): NetworkAclEntryRow {
  return { number: 100, isEgress, protocol: '-1', action: 'allow', cidrBlock: everywhere };
}

/** The entry `*` that every network ACL ends with and nobody can change. */
export function denyRest(isEgress: boolean): NetworkAclEntryRow {
  return { number: last, isEgress, protocol: '-1', action: 'deny', cidrBlock: everywhere };
}

/** @throws AwsError MissingParameter, InvalidParameterValue */
export function entryFrom(request: CreateNetworkAclEntryRequest): NetworkAclEntryRow {
  const { RuleNumber: number, Egress: isEgress, RuleAction: action, IcmpTypeCode, PortRange } = request;
  if (number < 1 || number >= last) {
    throw error(
      'InvalidParameterValue',
      `Invalid value '${number}' for ruleNumber. Rule number must be between 1 and 32766`,
    );
  }
  const protocol = protocolNumber(request.Protocol);
  if (protocol === undefined) {
    throw error('InvalidParameterValue', `Invalid value '${request.Protocol.slice(0, 40)}' for protocol`);
  }
  const hasPorts = protocol === '6' || protocol === '17';
  const hasIcmp = protocol === '1' || protocol === '58';
  if (hasPorts && (PortRange?.From === undefined || PortRange.To === undefined)) {
    throw error('MissingParameter', 'The request must contain the parameter portRange');
  }
  if (hasIcmp && (IcmpTypeCode?.Type === undefined || IcmpTypeCode.Code === undefined)) {
    throw error('MissingParameter', 'The request must contain the parameter icmpTypeCode');
  }
  return {
    number,
    isEgress,
    protocol,
    action,
    ...blockOf(request),
    ...(hasPorts && { ports: { from: PortRange?.From ?? 0, to: PortRange?.To ?? 0 } }),
    ...(hasIcmp && { icmp: { type: IcmpTypeCode?.Type ?? -1, code: IcmpTypeCode?.Code ?? -1 } }),
  };
}

function blockOf({
  CidrBlock,
  Ipv6CidrBlock,
}: CreateNetworkAclEntryRequest): Pick<NetworkAclEntryRow, 'cidrBlock' | 'ipv6CidrBlock'> {
  if (CidrBlock !== undefined) {
    const block = parseIpv4Block(CidrBlock);
    if (!block) throw error('InvalidParameterValue', `Value (${CidrBlock}) for parameter cidrBlock is invalid.`);
    return { cidrBlock: formatIpv4Block(block) };
  }
  if (Ipv6CidrBlock === undefined) throw error('MissingParameter', 'The request must contain the parameter cidrBlock');
  const block = canonicalIpv6Block(Ipv6CidrBlock);
  if (block === undefined) {
    throw error('InvalidParameterValue', `Value (${Ipv6CidrBlock}) for parameter ipv6CidrBlock is invalid.`);
  }
  return { ipv6CidrBlock: block };
}

export function describedEntry(entry: NetworkAclEntryRow): NetworkAclEntry {
  const { number, isEgress, protocol, action, cidrBlock, ipv6CidrBlock, icmp, ports } = entry;
  return {
    RuleNumber: number,
    Egress: isEgress,
    Protocol: protocol,
    RuleAction: action,
    CidrBlock: cidrBlock,
    Ipv6CidrBlock: ipv6CidrBlock,
    IcmpTypeCode: icmp && { Type: icmp.type, Code: icmp.code },
    PortRange: ports && { From: ports.from, To: ports.to },
  };
}
