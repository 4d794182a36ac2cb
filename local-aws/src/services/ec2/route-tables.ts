import type { Operations, Route, RouteTable } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { oncePerToken } from './client-token.ts';
import { localRoute } from './default-resources.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import { prefixListNamed } from './prefix-lists.ts';
import { describedRoute } from './routes.ts';
import type { RouteTableAssociationRow, RouteTableRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

const readings: Readings<RouteTable> = {
  'association.gateway-id': ({ Associations = [] }) => Associations.map(({ GatewayId }) => GatewayId),
  'association.main': ({ Associations = [] }) => Associations.map(({ Main }) => Main),
  'association.route-table-association-id': ({ Associations = [] }) =>
    Associations.map(({ RouteTableAssociationId }) => RouteTableAssociationId),
  'association.route-table-id': ({ Associations = [] }) => Associations.map(({ RouteTableId }) => RouteTableId),
  'association.subnet-id': ({ Associations = [] }) => Associations.map(({ SubnetId }) => SubnetId),
  'owner-id': ({ OwnerId }) => OwnerId,
  'route-table-id': ({ RouteTableId }) => RouteTableId,
  'route.destination-cidr-block': ({ Routes = [] }) => Routes.map((route) => route.DestinationCidrBlock),
  'route.destination-ipv6-cidr-block': ({ Routes = [] }) => Routes.map((route) => route.DestinationIpv6CidrBlock),
  'route.destination-prefix-list-id': ({ Routes = [] }) => Routes.map((route) => route.DestinationPrefixListId),
  'route.gateway-id': ({ Routes = [] }) => Routes.map((route) => route.GatewayId),
  'route.nat-gateway-id': ({ Routes = [] }) => Routes.map((route) => route.NatGatewayId),
  'route.origin': ({ Routes = [] }) => Routes.map((route) => route.Origin),
  'route.state': ({ Routes = [] }) => Routes.map((route) => route.State),
  'vpc-id': ({ VpcId }) => VpcId,
};

export function routeTableOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateRouteTable(input, call) {
      const state = open(call, input);
      const row = oncePerToken(state, state.routeTables, 'CreateRouteTable', input, () => {
        const vpc = found(state.vpcs, kinds.vpc, input.VpcId);
        const tags = tagsFor(kinds.routeTable, input.TagSpecifications);
        const id = state.newId('rtb');
        const made: RouteTableRow = { id, vpcId: vpc.id, routes: [localRoute(vpc)], associations: [] };
        state.routeTables.put(id, made);
        putTags(state, id, tags);
        return made;
      });
      return { RouteTable: described(state, row), ClientToken: input.ClientToken };
    },

    DescribeRouteTables(input, call) {
      const state = open(call, input);
      const items = named(state.routeTables, kinds.routeTable, input.RouteTableIds).map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.RouteTableIds);
      return { RouteTables: page, NextToken: next };
    },

    DeleteRouteTable(input, call) {
      const state = open(call, input);
      const { id, associations } = found(state.routeTables, kinds.routeTable, input.RouteTableId);
      if (associations.length > 0) {
        throw error('DependencyViolation', `The routeTable '${id}' has dependencies and cannot be deleted.`);
      }
      for (const endpoint of [...state.vpcEndpoints.values()].filter((each) => each.routeTableIds.includes(id))) {
        const routeTableIds = endpoint.routeTableIds.filter((each) => each !== id);
        state.vpcEndpoints.put(endpoint.id, { ...endpoint, routeTableIds });
      }
      state.routeTables.delete(id);
      forgetTags(state, id);
      return {};
    },

    AssociateRouteTable(input, call) {
      const state = open(call, input);
      const table = found(state.routeTables, kinds.routeTable, input.RouteTableId);
      if (input.SubnetId === undefined) {
        throw error('UnsupportedOperation', 'local-aws associates route tables with subnets only');
      }
      const subnet = found(state.subnets, kinds.subnet, input.SubnetId);
      if (subnet.vpcId !== table.vpcId) {
        throw error(
          'InvalidParameterValue',
          `Route table ${table.id} and subnet ${subnet.id} belong to different networks`,
        );
      }
      const before = tableWith(state, ({ subnetId }) => subnetId === subnet.id);
      if (before?.table.id === table.id) return associated(before.association.id);
      if (before) {
        throw error(
          'Resource.AlreadyAssociated',
          `the specified association for route table ${table.id} conflicts with an existing association`,
        );
      }
      const association = { id: state.newId('rtbassoc'), subnetId: subnet.id };
      state.routeTables.put(table.id, { ...table, associations: [...table.associations, association] });
      return associated(association.id);
    },

    ReplaceRouteTableAssociation(input, call) {
      const state = open(call, input);
      const { table: from, association } = associationAt(state, input.AssociationId);
      const to = found(state.routeTables, kinds.routeTable, input.RouteTableId);
      if (to.vpcId !== from.vpcId) {
        throw error('InvalidParameterValue', `Route tables ${from.id} and ${to.id} belong to different networks`);
      }
      const moved = { ...association, id: state.newId('rtbassoc') };
      state.routeTables.put(from.id, without(from, association.id));
      // Read again: both may be the same table.
      const target = found(state.routeTables, kinds.routeTable, to.id);
      state.routeTables.put(to.id, { ...target, associations: [...target.associations, moved] });
      return { NewAssociationId: moved.id, AssociationState: { State: 'associated' } };
    },

    DisassociateRouteTable(input, call) {
      const state = open(call, input);
      const { table, association } = associationAt(state, input.AssociationId);
      if (association.subnetId === undefined) {
        throw error('InvalidParameterValue', `cannot disassociate the main route table association ${association.id}`);
      }
      state.routeTables.put(table.id, without(table, association.id));
      return {};
    },
  };
}

function associated(id: string): { AssociationId: string; AssociationState: { State: 'associated' } } {
  return { AssociationId: id, AssociationState: { State: 'associated' } };
}

function without(table: RouteTableRow, associationId: string): RouteTableRow {
  return { ...table, associations: table.associations.filter(({ id }) => id !== associationId) };
}

interface PlacedAssociation {
  readonly table: RouteTableRow;
  readonly association: RouteTableAssociationRow;
}

function tableWith(
  state: Ec2State,
  isWanted: (association: RouteTableAssociationRow) => boolean,
): PlacedAssociation | undefined {
  for (const table of state.routeTables.values()) {
    const association = table.associations.find(isWanted);
    if (association) return { table, association };
  }
  return undefined;
}

function associationAt(state: Ec2State, associationId: string): PlacedAssociation {
  const placed = tableWith(state, ({ id }) => id === associationId);
  if (placed) return placed;
  throw error('InvalidAssociationID.NotFound', `The association ID '${associationId}' does not exist`);
}

function described(state: Ec2State, row: RouteTableRow): RouteTable {
  return {
    RouteTableId: row.id,
    VpcId: row.vpcId,
    OwnerId: accountId,
    PropagatingVgws: [],
    Routes: [...row.routes.map((route) => describedRoute(state, row, route)), ...endpointRoutes(state, row.id)],
    Associations: row.associations.map(({ id, subnetId }) => ({
      RouteTableAssociationId: id,
      RouteTableId: row.id,
      SubnetId: subnetId,
      Main: subnetId === undefined,
      AssociationState: { State: 'associated' },
    })),
    Tags: tagsOf(state, row.id),
  };
}

/** A gateway endpoint leads the addresses of its service's prefix list away from the internet. */
function endpointRoutes(state: Ec2State, routeTableId: string): readonly Route[] {
  return [...state.vpcEndpoints.values()]
    .filter(({ routeTableIds, phase }) => routeTableIds.includes(routeTableId) && phase.kind === 'available')
    .map(({ id, serviceName }) => ({
      DestinationPrefixListId: prefixListNamed(state.region, serviceName)?.id,
      GatewayId: id,
      Origin: 'CreateRoute',
      State: 'active',
    }));
}
