import type { Operations, ResourceType, Tag, TagDescription, TagSpecification } from '../../models/generated/ec2.ts';
import type { Table } from '../../store/store.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { matching } from './filters.ts';
import { found, type Kind, kinds } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { TagRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';

const mostTags = 50;
const longestKey = 128;
const longestValue = 256;

/**
 * The tags that a create operation gives to what it makes.
 * @throws AwsError InvalidParameterValue on tags for another kind of resource; as `checkedTags`
 */
export function tagsFor(kind: Kind, specifications: readonly TagSpecification[] = []): readonly TagRow[] {
  for (const { ResourceType: type } of specifications) {
    if (type === undefined) throw error('MissingParameter', 'Tag specification resource type must have a value');
    if (type !== kind.type) {
      throw error('InvalidParameterValue', `'${type}' is not a valid taggable resource type for this operation.`);
    }
  }
  return checkedTags(specifications.flatMap(({ Tags = [] }) => Tags));
}

export function putTags(state: Ec2State, id: string, tags: readonly TagRow[]): void {
  if (tags.length > 0) state.tags.put(id, tags);
  else state.tags.delete(id);
}

export function tagsOf(state: Ec2State, id: string): readonly TagRow[] {
  return state.tags.get(id) ?? [];
}

/** Forgets what is kept beside a resource that is gone. */
export function forgetTags(state: Ec2State, id: string): void {
  state.tags.delete(id);
  for (const { key, resourceId } of [...state.clientTokens.values()]) {
    if (resourceId === id) state.clientTokens.delete(key);
  }
}

function checkedTags(tags: readonly Tag[]): readonly TagRow[] {
  const rows = tags.map(({ Key = '', Value = '' }): TagRow => ({ Key, Value }));
  for (const { Key, Value } of rows) {
    if (Key === '') throw error('InvalidParameterValue', 'Tag key cannot be empty');
    if (Key.length > longestKey) {
      throw error('InvalidParameterValue', `Tag key exceeds the maximum length of ${longestKey} characters`);
    }
    if (Value.length > longestValue) {
      throw error('InvalidParameterValue', `Tag value exceeds the maximum length of ${longestValue} characters`);
    }
    if (Key.toLowerCase().startsWith('aws:')) {
      throw error('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use");
    }
  }
  if (new Set(rows.map(({ Key }) => Key)).size < rows.length) {
    throw error('InvalidParameterValue', 'Duplicate tag key specified');
  }
  if (rows.length > mostTags) throw tooManyTags();
  return rows;
}

function tooManyTags(): Error {
  return error('TagLimitExceeded', `The maximum number of tags for a resource (${mostTags}) has been reached`);
}

function taggables(state: Ec2State): readonly (readonly [kind: Kind, table: Table<unknown>])[] {
  return [
    [kinds.vpc, state.vpcs],
    [kinds.dhcpOptions, state.dhcpOptions],
    [kinds.subnet, state.subnets],
    [kinds.internetGateway, state.internetGateways],
    [kinds.address, state.addresses],
    [kinds.natGateway, state.natGateways],
    [kinds.routeTable, state.routeTables],
    [kinds.securityGroup, state.securityGroups],
    [kinds.securityGroupRule, state.securityGroupRules],
    [kinds.networkAcl, state.networkAcls],
    [kinds.vpcEndpoint, state.vpcEndpoints],
    [kinds.flowLog, state.flowLogs],
    [kinds.networkInterface, state.networkInterfaces],
  ];
}

function typeOf(state: Ec2State, id: string): ResourceType | undefined {
  const prefix = id.slice(0, id.lastIndexOf('-'));
  return taggables(state).find(([kind]) => kind.prefix === prefix)?.[0].type;
}

function assertTaggable(state: Ec2State, id: string): void {
  const prefix = id.slice(0, id.lastIndexOf('-'));
  const taggable = taggables(state).find(([kind]) => kind.prefix === prefix);
  if (!taggable) throw error('InvalidID', `The ID '${id}' is not valid`);
  const [kind, table] = taggable;
  found(table, kind, id);
}

export function tagOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateTags(input, call) {
      const state = open(call, input);
      const added = checkedTags(input.Tags);
      const changes = input.Resources.map((id) => {
        assertTaggable(state, id);
        const kept = tagsOf(state, id).filter(({ Key }) => !added.some((tag) => tag.Key === Key));
        if (kept.length + added.length > mostTags) throw tooManyTags();
        return { id, tags: [...kept, ...added] };
      });
      for (const { id, tags } of changes) putTags(state, id, tags);
      return {};
    },

    DeleteTags(input, call) {
      const state = open(call, input);
      const { Resources, Tags } = input;
      for (const id of Resources) assertTaggable(state, id);
      // Without a list, all tags go; with a value, only the tag that has it.
      const goes = (tag: TagRow): boolean =>
        Tags === undefined ||
        Tags.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value));
      for (const id of Resources) {
        const kept = tagsOf(state, id).filter((tag) => !goes(tag));
        putTags(state, id, kept);
      }
      return {};
    },

    DescribeTags(input, call) {
      const state = open(call, input);
      const all = taggables(state).flatMap(([, table]) => idsIn(table).flatMap((id) => describedTags(state, id)));
      const wanted = matching(
        all.map((each) => ({ ...each, Tags: [{ Key: each.Key, Value: each.Value }] })),
        input.Filters,
        {
          key: ({ Key }) => Key,
          value: ({ Value }) => Value,
          'resource-id': ({ ResourceId }) => ResourceId,
          'resource-type': ({ ResourceType: type }) => type,
        },
      );
      const { page, next } = pageOf(wanted, input);
      return { Tags: page, NextToken: next };
    },
  };
}

function idsIn(table: Table<unknown>): string[] {
  const rows = [...table.values()];
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? [row.id] : [],
  );
}

function describedTags(state: Ec2State, id: string): TagDescription[] {
  const type = typeOf(state, id);
  return tagsOf(state, id).map(({ Key, Value }) => ({ ResourceId: id, ResourceType: type, Key, Value }));
}
