import { createHash } from 'node:crypto';
import type { ManagedPrefixList, Operations, PrefixList } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { matching } from './filters.ts';
import { pageOf } from './pages.ts';
import type { OpenState } from './state.ts';

/** A list of addresses that AWS keeps. */
export interface AwsPrefixList {
  readonly id: string;
  /** `com.amazonaws.us-east-1.s3` */
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly maxEntries: number;
}

/** AWS's ids in us-east-1; elsewhere an id of the same form is made from the name, always the same. */
const knownIds: Readonly<Record<string, string>> = {
  'com.amazonaws.us-east-1.s3': 'pl-63a5400a',
  'com.amazonaws.us-east-1.dynamodb': 'pl-02cd2c6b',
  'com.amazonaws.global.cloudfront.origin-facing': 'pl-3b927c52',
};

export function prefixListsOf(region: string): readonly AwsPrefixList[] {
  return [
    list(`com.amazonaws.${region}.s3`, ['3.5.0.0/19', '18.34.0.0/19', '52.216.0.0/15', '54.231.0.0/16'], 1000),
    list(`com.amazonaws.${region}.dynamodb`, ['3.218.180.0/22', '52.94.0.0/22', '52.119.224.0/20'], 1000),
    list('com.amazonaws.global.cloudfront.origin-facing', ['13.32.0.0/15', '52.46.0.0/18', '120.52.22.96/27'], 55),
  ];
}

function list(name: string, cidrs: readonly string[], maxEntries: number): AwsPrefixList {
  const id = knownIds[name] ?? `pl-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  return { id, name, cidrs, maxEntries };
}

export function prefixListNamed(region: string, name: string): AwsPrefixList | undefined {
  return prefixListsOf(region).find((each) => each.name === name);
}

/** @throws AwsError InvalidPrefixListID.NotFound */
export function prefixListAt(region: string, id: string): AwsPrefixList {
  const found = prefixListsOf(region).find((each) => each.id === id);
  if (found) return found;
  throw error('InvalidPrefixListID.NotFound', `The prefix list ID '${id}' does not exist`);
}

function chosen(region: string, ids: readonly string[] | undefined): readonly AwsPrefixList[] {
  return ids?.length ? ids.map((id) => prefixListAt(region, id)) : prefixListsOf(region);
}

export function prefixListOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    DescribePrefixLists(input, call) {
      const { region } = open(call, input);
      const items = chosen(region, input.PrefixListIds).map(
        ({ id, name, cidrs }): PrefixList => ({ PrefixListId: id, PrefixListName: name, Cidrs: cidrs }),
      );
      const readings = {
        'prefix-list-id': ({ PrefixListId }: PrefixList) => PrefixListId,
        'prefix-list-name': ({ PrefixListName }: PrefixList) => PrefixListName,
      };
      const { page, next } = pageOf(matching<PrefixList & Untagged>(items, input.Filters, readings), input);
      return { PrefixLists: page, NextToken: next };
    },

    DescribeManagedPrefixLists(input, call) {
      const { region } = open(call, input);
      const items = chosen(region, input.PrefixListIds).map((each) => described(region, each));
      const readings = {
        'owner-id': ({ OwnerId }: ManagedPrefixList) => OwnerId,
        'prefix-list-id': ({ PrefixListId }: ManagedPrefixList) => PrefixListId,
        'prefix-list-name': ({ PrefixListName }: ManagedPrefixList) => PrefixListName,
      };
      const { page, next } = pageOf(matching(items, input.Filters, readings), input);
      return { PrefixLists: page, NextToken: next };
    },

    GetManagedPrefixListEntries(input, call) {
      const { region } = open(call, input);
      const entries = prefixListAt(region, input.PrefixListId).cidrs.map((Cidr) => ({ Cidr }));
      const { page, next } = pageOf(entries, input);
      return { Entries: page, NextToken: next };
    },
  };
}

interface Untagged {
  readonly Tags?: undefined;
}

function described(region: string, { id, name, maxEntries }: AwsPrefixList): ManagedPrefixList {
  return {
    PrefixListId: id,
    PrefixListName: name,
    PrefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
    AddressFamily: 'IPv4',
    MaxEntries: maxEntries,
    OwnerId: 'AWS',
    State: 'create-complete',
    Version: 1,
    Tags: [],
  };
}
