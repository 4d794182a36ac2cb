import type { CreateRouteRequest, DeleteRouteRequest, Operations, Route } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { formatIpv4Block, parseIpv4Block } from './cidr.ts';
import { type Ec2ErrorCode, error } from './errors.ts';
import { canonicalIpv6Block } from './ipv6.ts';
import { found, kinds } from './kinds.ts';
import { prefixListAt } from './prefix-lists.ts';
import type { RouteDestination, RouteRow, RouteTableRow, RouteTarget } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';

export function routeOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateRoute(input, call) {
      const state = open(call, input);
      const table = found(state.routeTables, kinds.routeTable, input.RouteTableId);
      const destination = destinationOf(state, input);
      if (routeTo(table, destination)) {
        throw error('RouteAlreadyExists', `The route identified by ${destination.value} already exists.`);
      }
      const route: RouteRow = { destination, target: targetOf(state, table, input), origin: 'CreateRoute' };
      state.routeTables.put(table.id, { ...table, routes: [...table.routes, route] });
      return { Return: true };
    },

    ReplaceRoute(input, call) {
      const state = open(call, input);
      const table = found(state.routeTables, kinds.routeTable, input.RouteTableId);
      const before = existing(table, destinationOf(state, input));
      const target = targetOf(state, table, input);
      const routes = table.routes.map((route) => (route === before ? { ...route, target } : route));
      state.routeTables.put(table.id, { ...table, routes });
      return {};
    },

    DeleteRoute(input, call) {
      const state = open(call, input);
      const table = found(state.routeTables, kinds.routeTable, input.RouteTableId);
      const route = existing(table, destinationOf(state, input));
      if (route.origin === 'CreateRouteTable') {
        throw error(
          'InvalidParameterValue',
          `cannot remove local route ${route.destination.value} in route table ${table.id}`,
        );
      }
      state.routeTables.put(table.id, { ...table, routes: table.routes.filter((each) => each !== route) });
      return {};
    },
  };
}

type GivenDestination = Pick<
  DeleteRouteRequest,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>;

function destinationOf(state: Ec2State, given: GivenDestination): RouteDestination {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = given;
  if (DestinationCidrBlock !== undefined) {
    const block = parseIpv4Block(DestinationCidrBlock);
    if (block) return { kind: 'DestinationCidrBlock', value: formatIpv4Block(block) };
    throw notABlock(DestinationCidrBlock, 'destinationCidrBlock');
  }
  if (DestinationIpv6CidrBlock !== undefined) {
    const block = canonicalIpv6Block(DestinationIpv6CidrBlock);
    if (block !== undefined) return { kind: 'DestinationIpv6CidrBlock', value: block };
    throw notABlock(DestinationIpv6CidrBlock, 'destinationIpv6CidrBlock');
  }
  if (DestinationPrefixListId !== undefined) {
    return { kind: 'DestinationPrefixListId', value: prefixListAt(state.region, DestinationPrefixListId).id };
  }
  throw error('MissingParameter', 'The request must contain the parameter destinationCidrBlock');
}

function notABlock(text: string, parameter: string): Error {
  return error(
    'InvalidParameterValue',
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  );
}

function routeTo({ routes }: RouteTableRow, { kind, value }: RouteDestination): RouteRow | undefined {
  return routes.find(({ destination }) => destination.kind === kind && destination.value === value);
}

function existing(table: RouteTableRow, destination: RouteDestination): RouteRow {
  const route = routeTo(table, destination);
  if (route) return route;
  const kind = destination.kind.replace(/[A-Z]/g, (capital, at) => (at === 0 ? '' : '-') + capital.toLowerCase());
  throw error('InvalidRoute.NotFound', `no route with ${kind} ${destination.value} in route table ${table.id}`);
}

/** Targets of kinds that local-aws has none of: what EC2 says of one that does not exist. */
const absentTargets: readonly (keyof CreateRouteRequest)[] = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'InstanceId',
  'LocalGatewayId',
  'OdbNetworkArn',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
];

function targetOf(state: Ec2State, table: RouteTableRow, input: CreateRouteRequest): RouteTarget {
  const { GatewayId, NatGatewayId, NetworkInterfaceId } = input;
  if (GatewayId === 'local') return { kind: 'GatewayId', id: 'local' };
  if (GatewayId !== undefined) {
    const { id, vpcId } = found(state.internetGateways, kinds.internetGateway, GatewayId);
    assertSameNetwork(table, 'network gateway', id, vpcId);
    return { kind: 'GatewayId', id };
  }
  if (NatGatewayId !== undefined) {
    const { id, vpcId, phase } = found(state.natGateways, kinds.natGateway, NatGatewayId);
    if (phase.kind === 'deleted' || phase.kind === 'failed') {
      throw error('NatGatewayNotFound' satisfies Ec2ErrorCode, kinds.natGateway.missing(id));
    }
    assertSameNetwork(table, 'NAT gateway', id, vpcId);
    return { kind: 'NatGatewayId', id };
  }
  if (NetworkInterfaceId !== undefined) {
    const { id, subnetId } = found(state.networkInterfaces, kinds.networkInterface, NetworkInterfaceId);
    assertSameNetwork(table, 'interface', id, state.subnets.get(subnetId)?.vpcId);
    return { kind: 'NetworkInterfaceId', id };
  }
  const absent = absentTargets.find((name) => input[name] !== undefined);
  if (absent !== undefined) throw error('UnsupportedOperation', `local-aws has no routes to a ${absent}`);
  throw error(
    'MissingParameter',
    'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId',
  );
}

function assertSameNetwork(
  { id, vpcId }: RouteTableRow,
  what: string,
  target: string,
  targetVpc: string | undefined,
): void {
  if (targetVpc === vpcId) return;
  throw error('InvalidParameterValue', `route table ${id} and ${what} ${target} belong to different networks`);
}

export function describedRoute(
  state: Ec2State,
  { vpcId }: RouteTableRow,
  { destination, target, origin }: RouteRow,
): Route {
  return {
    [destination.kind]: destination.value,
    [target.kind]: target.id,
    ...(target.kind === 'NetworkInterfaceId' && { InstanceOwnerId: 'amazon-aws' }),
    Origin: origin,
    State: leadsSomewhere(state, vpcId, target) ? 'active' : 'blackhole',
  };
}

function leadsSomewhere(state: Ec2State, vpcId: string, { kind, id }: RouteTarget): boolean {
  switch (kind) {
    case 'GatewayId':
      return id === 'local' || state.internetGateways.get(id)?.vpcId === vpcId;
    case 'NatGatewayId': {
      const phase = state.natGateways.get(id)?.phase.kind;
      return phase === 'available' || phase === 'pending';
    }
    case 'NetworkInterfaceId':
      return state.networkInterfaces.has(id);
    default:
      return kind satisfies never;
  }
}
