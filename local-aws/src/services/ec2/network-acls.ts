import type { NetworkAcl, Operations } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { oncePerToken } from './client-token.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { denyRest, describedEntry, entryFrom } from './network-acl-entries.ts';
import { pageOf } from './pages.ts';
import type { NetworkAclEntryRow, NetworkAclRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

/** In each direction, the last one not counted: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const mostEntries = 20;

const readings: Readings<NetworkAcl> = {
  'association.association-id': ({ Associations = [] }) =>
    Associations.map(({ NetworkAclAssociationId }) => NetworkAclAssociationId),
  'association.network-acl-id': ({ Associations = [] }) => Associations.map(({ NetworkAclId }) => NetworkAclId),
  'association.subnet-id': ({ Associations = [] }) => Associations.map(({ SubnetId }) => SubnetId),
  default: ({ IsDefault }) => IsDefault,
  'entry.cidr': ({ Entries = [] }) => Entries.map(({ CidrBlock }) => CidrBlock),
  'entry.egress': ({ Entries = [] }) => Entries.map(({ Egress }) => Egress),
  'entry.protocol': ({ Entries = [] }) => Entries.map(({ Protocol }) => Protocol),
  'entry.rule-action': ({ Entries = [] }) => Entries.map(({ RuleAction }) => RuleAction),
  'entry.rule-number': ({ Entries = [] }) => Entries.map(({ RuleNumber }) => RuleNumber),
  'network-acl-id': ({ NetworkAclId }) => NetworkAclId,
  'owner-id': ({ OwnerId }) => OwnerId,
  'vpc-id': ({ VpcId }) => VpcId,
};

export function networkAclOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateNetworkAcl(input, call) {
      const state = open(call, input);
      const row = oncePerToken(state, state.networkAcls, 'CreateNetworkAcl', input, () => {
        const { id: vpcId } = found(state.vpcs, kinds.vpc, input.VpcId);
        const tags = tagsFor(kinds.networkAcl, input.TagSpecifications);
        const entries = [denyRest(true), denyRest(false)];
        const made: NetworkAclRow = { id: state.newId('acl'), vpcId, isDefault: false, entries, associations: [] };
        state.networkAcls.put(made.id, made);
        putTags(state, made.id, tags);
        return made;
      });
      return { NetworkAcl: described(state, row), ClientToken: input.ClientToken };
    },

    DescribeNetworkAcls(input, call) {
      const state = open(call, input);
      const items = named(state.networkAcls, kinds.networkAcl, input.NetworkAclIds).map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.NetworkAclIds);
      return { NetworkAcls: page, NextToken: next };
    },

    DeleteNetworkAcl(input, call) {
      const state = open(call, input);
      const { id, isDefault, associations } = found(state.networkAcls, kinds.networkAcl, input.NetworkAclId);
      if (isDefault) throw error('InvalidParameterValue', `cannot delete default network ACL ${id}`);
      if (associations.length > 0) {
        throw error('DependencyViolation', `The networkAcl '${id}' has dependencies and cannot be deleted.`);
      }
      state.networkAcls.delete(id);
      forgetTags(state, id);
      return {};
    },

    CreateNetworkAclEntry(input, call) {
      const state = open(call, input);
      const acl = found(state.networkAcls, kinds.networkAcl, input.NetworkAclId);
      const entry = entryFrom(input);
      if (acl.entries.some((each) => isAt(each, entry))) {
        throw error(
          'NetworkAclEntryAlreadyExists',
          `The network acl entry identified by ${entry.number} already exists.`,
        );
      }
      if (acl.entries.filter(({ isEgress }) => isEgress === entry.isEgress).length > mostEntries) {
        throw error('NetworkAclEntryLimitExceeded', 'The maximum number of network acl entries has been reached.');
      }
      state.networkAcls.put(acl.id, { ...acl, entries: inOrder([...acl.entries, entry]) });
      return {};
    },

    ReplaceNetworkAclEntry(input, call) {
      const state = open(call, input);
      const acl = found(state.networkAcls, kinds.networkAcl, input.NetworkAclId);
      const entry = entryFrom(input);
      assertEntry(acl, entry);
      const entries = acl.entries.map((each) => (isAt(each, entry) ? entry : each));
      state.networkAcls.put(acl.id, { ...acl, entries });
      return {};
    },

    DeleteNetworkAclEntry(input, call) {
      const state = open(call, input);
      const acl = found(state.networkAcls, kinds.networkAcl, input.NetworkAclId);
      const place = { number: input.RuleNumber, isEgress: input.Egress };
      if (place.number === denyRest(true).number) {
        throw error('InvalidParameterValue', `Value (${place.number}) for parameter ruleNumber is invalid.`);
      }
      assertEntry(acl, place);
      state.networkAcls.put(acl.id, { ...acl, entries: acl.entries.filter((each) => !isAt(each, place)) });
      return {};
    },

    ReplaceNetworkAclAssociation(input, call) {
      const state = open(call, input);
      const from = [...state.networkAcls.values()].find(({ associations }) =>
        associations.some(({ id }) => id === input.AssociationId),
      );
      const association = from?.associations.find(({ id }) => id === input.AssociationId);
      if (!from || !association) {
        throw error('InvalidAssociationID.NotFound', `The association ID '${input.AssociationId}' does not exist`);
      }
      const to = found(state.networkAcls, kinds.networkAcl, input.NetworkAclId);
      if (to.vpcId !== from.vpcId) {
        throw error('InvalidParameterValue', `Network ACLs ${from.id} and ${to.id} belong to different networks`);
      }
      const moved = { id: state.newId('aclassoc'), subnetId: association.subnetId };
      const left = from.associations.filter((each) => each !== association);
      state.networkAcls.put(from.id, { ...from, associations: left });
      // Read again: both may be the same list.
      const target = found(state.networkAcls, kinds.networkAcl, to.id);
      state.networkAcls.put(to.id, { ...target, associations: [...target.associations, moved] });
      return { NewAssociationId: moved.id };
    },
  };
}

type Place = Pick<NetworkAclEntryRow, 'number' | 'isEgress'>;

function isAt(entry: NetworkAclEntryRow, { number, isEgress }: Place): boolean {
  return entry.number === number && entry.isEgress === isEgress;
}

function assertEntry({ entries }: NetworkAclRow, place: Place): void {
  if (entries.some((each) => isAt(each, place))) return;
  throw error('InvalidNetworkAclEntry.NotFound', `The network acl entry identified by ${place.number} does not exist.`);
}

function inOrder(entries: readonly NetworkAclEntryRow[]): readonly NetworkAclEntryRow[] {
  return entries.toSorted((one, other) => Number(other.isEgress) - Number(one.isEgress) || one.number - other.number);
}

function described(state: Ec2State, row: NetworkAclRow): NetworkAcl {
  return {
    NetworkAclId: row.id,
    VpcId: row.vpcId,
    IsDefault: row.isDefault,
    OwnerId: accountId,
    Entries: row.entries.map(describedEntry),
    Associations: row.associations.map(({ id, subnetId }) => ({
      NetworkAclAssociationId: id,
      NetworkAclId: row.id,
      SubnetId: subnetId,
    })),
    Tags: tagsOf(state, row.id),
  };
}
