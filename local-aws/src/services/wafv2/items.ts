import type { Scope, Tag } from '../../models/generated/wafv2.ts';
import type { Table } from '../../store/store.ts';
import { accountId } from '../../wire/operation.ts';
import { inUse, nonexistent, wafError } from './errors.ts';
import { restored, type StoredValue, stored } from './stored-value.ts';
import { newTags } from './tag-list.ts';

export type ItemKind = 'webacl' | 'rulegroup' | 'ipset' | 'regexpatternset';

/** What all four kinds of things have in common; the rest is kept as text. */
export interface ItemRow {
  readonly kind: ItemKind;
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly scope: Scope;
  readonly description: string | undefined;
  /** Changes with every change; who changes or deletes must know it. */
  readonly lockToken: string;
  readonly tags: readonly Tag[];
  readonly settings: StoredValue<unknown>;
}

interface Summary {
  readonly Name: string;
  readonly Id: string;
  readonly Description: string;
  readonly LockToken: string;
  readonly ARN: string;
}

interface Named {
  readonly Name?: string | undefined;
  readonly Scope?: Scope | undefined;
  readonly Id?: string | undefined;
  readonly ARN?: string | undefined;
}

interface New {
  readonly Name: string;
  readonly Scope: Scope;
  readonly Description?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

interface Change {
  readonly Name: string;
  readonly Scope: Scope;
  readonly Id: string;
  readonly LockToken: string;
  readonly Description?: string | undefined;
}

/** The things of one kind. */
export interface Items<Settings> {
  create(given: New, settings: Settings, region: string): { Summary: Summary };
  /** @throws {AwsError} WAFNonexistentItemException */
  require(named: Named): { row: ItemRow; settings: Settings };
  /** @throws {AwsError} WAFNonexistentItemException, WAFOptimisticLockException */
  update(change: Change, settings: Settings): { NextLockToken: string };
  /** @throws {AwsError} WAFNonexistentItemException, WAFOptimisticLockException, WAFAssociatedItemException */
  delete(change: Omit<Change, 'Description'>): Readonly<Record<string, never>>;
  /** A page of one scope's. */
  list(request: { Scope: Scope; NextMarker?: string | undefined; Limit?: number | undefined }): {
    page: readonly Summary[];
    next: string | undefined;
  };
}

export function itemsOf<Settings>(
  kind: ItemKind,
  { table, randomId, isUsed }: { table: Table<ItemRow>; randomId: () => string; isUsed: (row: ItemRow) => boolean },
): Items<Settings> {
  const all = (scope: Scope): ItemRow[] =>
    [...table.values()].filter((row) => row.kind === kind && row.scope === scope);
  const find = ({ Name, Scope: scope, Id, ARN }: Named): ItemRow => {
    const row = [...table.values()].find(
      (each) =>
        each.kind === kind &&
        (ARN === undefined ? each.id === Id && each.name === Name && each.scope === scope : each.arn === ARN),
    );
    if (!row) throw nonexistent();
    return row;
  };
  const findUnchanged = (change: Omit<Change, 'Description'>): ItemRow => {
    const row = find(change);
    if (row.lockToken === change.LockToken) return row;
    throw wafError(
      'WAFOptimisticLockException',
      'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply ' +
        'your changes.',
    );
  };
  return {
    create(given, settings, region) {
      const { Name: name, Scope: scope, Description: description, Tags } = given;
      if (all(scope).some((row) => row.name === name)) {
        throw wafError(
          'WAFDuplicateItemException',
          'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.',
        );
      }
      const id = randomId();
      const place = scope === 'CLOUDFRONT' ? 'global' : 'regional';
      const row: ItemRow = {
        kind,
        id,
        name,
        arn: `arn:aws:wafv2:${region}:${accountId}:${place}/${kind}/${name}/${id}`,
        scope,
        description,
        lockToken: randomId(),
        tags: newTags([], Tags ?? []),
        settings: stored(settings),
      };
      table.put(row.arn, row);
      return { Summary: summaryOf(row) };
    },
    require(named) {
      const row = find(named);
      const settings: Settings = restored<Settings>(row.settings);
      return { row, settings };
    },
    update(change, settings) {
      const row = findUnchanged(change);
      const lockToken = randomId();
      table.put(row.arn, { ...row, lockToken, description: change.Description, settings: stored(settings) });
      return { NextLockToken: lockToken };
    },
    delete(change) {
      const row = findUnchanged(change);
      if (isUsed(row)) throw inUse();
      table.delete(row.arn);
      return {};
    },
    list({ Scope: scope, NextMarker, Limit = 100 }) {
      const from = /^\d{1,9}$/.test(NextMarker ?? '') ? Number(NextMarker) : 0;
      const rows = all(scope);
      const to = from + Limit;
      return { page: rows.slice(from, to).map(summaryOf), next: to < rows.length ? String(to) : undefined };
    },
  };
}

function summaryOf({ name, id, description = '', lockToken, arn }: ItemRow): Summary {
  return { Name: name, Id: id, Description: description, LockToken: lockToken, ARN: arn };
}
