import type { Clock } from '../../clock.ts';
import type { Store, Table } from '../../store/store.ts';
import type { Zone } from './regions.ts';
import type {
  AddressRow,
  DhcpOptionsRow,
  FlowLogRow,
  InternetGatewayRow,
  NatGatewayRow,
  NetworkAclRow,
  NetworkInterfaceRow,
  RouteTableRow,
  SecurityGroupRow,
  SecurityGroupRuleRow,
  SubnetRow,
  TagRow,
  VpcEndpointRow,
  VpcRow,
} from './rows.ts';
import type { TransitionTimes } from './transition-times.ts';

/** What a client token made, and from which input. */
export interface ClientTokenRow {
  readonly key: string;
  readonly resourceId: string;
  readonly input: string;
}

/** Everything that one region has. Tables are keyed by id. */
export interface Ec2State {
  readonly region: string;
  readonly zones: readonly Zone[];
  readonly vpcs: Table<VpcRow>;
  readonly dhcpOptions: Table<DhcpOptionsRow>;
  readonly subnets: Table<SubnetRow>;
  readonly internetGateways: Table<InternetGatewayRow>;
  readonly addresses: Table<AddressRow>;
  readonly natGateways: Table<NatGatewayRow>;
  readonly routeTables: Table<RouteTableRow>;
  readonly securityGroups: Table<SecurityGroupRow>;
  readonly securityGroupRules: Table<SecurityGroupRuleRow>;
  readonly networkAcls: Table<NetworkAclRow>;
  readonly vpcEndpoints: Table<VpcEndpointRow>;
  readonly flowLogs: Table<FlowLogRow>;
  readonly networkInterfaces: Table<NetworkInterfaceRow>;
  /** By the id of what is tagged. */
  readonly tags: Table<readonly TagRow[]>;
  readonly clientTokens: Table<ClientTokenRow>;
  readonly clock: Clock;
  readonly times: TransitionTimes;
  /** `vpc-0` and 16 hex digits for the prefix `vpc`. */
  readonly newId: (prefix: string) => string;
}

/** What an operation is called with before anything else: the state of the call's region, brought up to now. */
export type OpenState = (call: { readonly region: string }, input: object) => Ec2State;

export interface StateDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly times: TransitionTimes;
  readonly randomBytes: (size: number) => Buffer;
}

export function stateOf(region: string, zones: readonly Zone[], dependencies: StateDependencies): Ec2State {
  const { store, clock, times, randomBytes } = dependencies;
  const table = <Row>(name: string): Table<Row> => store.table(`ec2.${region}.${name}`);
  return {
    region,
    zones,
    vpcs: table('vpcs'),
    dhcpOptions: table('dhcpOptions'),
    subnets: table('subnets'),
    internetGateways: table('internetGateways'),
    addresses: table('addresses'),
    natGateways: table('natGateways'),
    routeTables: table('routeTables'),
    securityGroups: table('securityGroups'),
    securityGroupRules: table('securityGroupRules'),
    networkAcls: table('networkAcls'),
    vpcEndpoints: table('vpcEndpoints'),
    flowLogs: table('flowLogs'),
    networkInterfaces: table('networkInterfaces'),
    tags: table('tags'),
    clientTokens: table('clientTokens'),
    clock,
    times,
    newId: (prefix) => `${prefix}-0${randomBytes(8).toString('hex')}`,
  };
}
