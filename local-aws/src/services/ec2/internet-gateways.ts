import type { InternetGateway, Operations } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { InternetGatewayRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

const readings: Readings<InternetGateway> = {
  'attachment.state': ({ Attachments = [] }) => Attachments.map(({ State }) => State),
  'attachment.vpc-id': ({ Attachments = [] }) => Attachments.map(({ VpcId }) => VpcId),
  'internet-gateway-id': ({ InternetGatewayId }) => InternetGatewayId,
  'owner-id': ({ OwnerId }) => OwnerId,
};

export function internetGatewayOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateInternetGateway(input, call) {
      const state = open(call, input);
      const tags = tagsFor(kinds.internetGateway, input.TagSpecifications);
      const row: InternetGatewayRow = { id: state.newId('igw') };
      state.internetGateways.put(row.id, row);
      putTags(state, row.id, tags);
      return { InternetGateway: described(state, row) };
    },

    DescribeInternetGateways(input, call) {
      const state = open(call, input);
      const rows = named(state.internetGateways, kinds.internetGateway, input.InternetGatewayIds);
      const items = rows.map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.InternetGatewayIds);
      return { InternetGateways: page, NextToken: next };
    },

    AttachInternetGateway(input, call) {
      const state = open(call, input);
      const row = found(state.internetGateways, kinds.internetGateway, input.InternetGatewayId);
      const { id: vpcId } = found(state.vpcs, kinds.vpc, input.VpcId);
      if (row.vpcId !== undefined) {
        throw error('Resource.AlreadyAssociated', `resource ${row.id} is already attached to network ${row.vpcId}`);
      }
      if (internetGatewayOf(state, vpcId)) {
        throw error('InvalidParameterValue', `Network ${vpcId} already has an internet gateway attached`);
      }
      state.internetGateways.put(row.id, { ...row, vpcId });
      return {};
    },

    DetachInternetGateway(input, call) {
      const state = open(call, input);
      const row = found(state.internetGateways, kinds.internetGateway, input.InternetGatewayId);
      const { id: vpcId } = found(state.vpcs, kinds.vpc, input.VpcId);
      if (row.vpcId !== vpcId) {
        throw error('Gateway.NotAttached', `resource ${row.id} is not attached to network ${vpcId}`);
      }
      if (hasPublicAddresses(state, vpcId)) {
        throw error(
          'DependencyViolation',
          `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
        );
      }
      state.internetGateways.put(row.id, { id: row.id });
      return {};
    },

    DeleteInternetGateway(input, call) {
      const state = open(call, input);
      const { id, vpcId } = found(state.internetGateways, kinds.internetGateway, input.InternetGatewayId);
      if (vpcId !== undefined) {
        throw error('DependencyViolation', `The internetGateway '${id}' has dependencies and cannot be deleted.`);
      }
      state.internetGateways.delete(id);
      forgetTags(state, id);
      return {};
    },
  };
}

export function internetGatewayOf(state: Ec2State, vpcId: string): InternetGatewayRow | undefined {
  return [...state.internetGateways.values()].find((each) => each.vpcId === vpcId);
}

function hasPublicAddresses(state: Ec2State, vpcId: string): boolean {
  return [...state.addresses.values()].some(({ association }) => {
    const held = association && state.networkInterfaces.get(association.networkInterfaceId);
    return held !== undefined && state.subnets.get(held.subnetId)?.vpcId === vpcId;
  });
}

function described(state: Ec2State, { id, vpcId }: InternetGatewayRow): InternetGateway {
  return {
    InternetGatewayId: id,
    OwnerId: accountId,
    Attachments: vpcId === undefined ? [] : [{ State: 'available', VpcId: vpcId }],
    Tags: tagsOf(state, id),
  };
}
