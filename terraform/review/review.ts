import type { Action, Plan, ResourceChange } from '../plan/plan.ts';
import { type SourceOfModule, type Stack, stackOf, withoutKeys } from '../plan/stack.ts';
import { evaluate, type ModuleBlocks, type PolicyReport } from '../policies/evaluate.ts';
import type { Rule } from '../policies/rule.ts';
import { type Assumptions, assumptionsInWords } from '../prices/assumptions.ts';
import { byItem, type Estimate, estimate } from '../prices/estimate.ts';
import type { PriceTable } from '../prices/price-table.ts';
import { pricesFor, sourcesOf } from '../prices/prices-for.ts';
import { type AttributeChange, attributeChanges } from './attribute-changes.ts';
import { lossOf } from './danger.ts';

/** A resource that is changed, and how. */
export interface ReviewedChange {
  readonly address: string;
  readonly action: Action;
  readonly type: string;
  /** Where it stands, e.g. `alb.tf`; undefined where its block is gone. */
  readonly file: string | undefined;
  readonly attributes: readonly AttributeChange[];
  /** Why, where Terraform says so. */
  readonly reason: string | undefined;
  /** What is lost with it: of what is destroyed or replaced. */
  readonly loss: string | undefined;
}

export interface Cost {
  readonly before: Estimate;
  readonly after: Estimate;
  /** What is paid for, before and after; the largest difference first. */
  readonly items: readonly { readonly item: string; readonly before: number; readonly after: number }[];
  readonly prices: PriceTable;
  /** The region of the plan, where it has no price table of its own. */
  readonly otherRegion: string | undefined;
  readonly assumed: string;
  readonly sources: readonly { readonly page: string; readonly asOf: string }[];
}

/** A plan as a person wants to know it: what is dangerous first. */
export interface Review {
  readonly environment: string | undefined;
  readonly region: string;
  readonly destroyed: readonly ReviewedChange[];
  readonly replaced: readonly ReviewedChange[];
  readonly forgotten: readonly ReviewedChange[];
  readonly changed: readonly ReviewedChange[];
  /** By file, in the order of the addresses. */
  readonly created: readonly { readonly file: string; readonly changes: readonly ReviewedChange[] }[];
  readonly createdCount: number;
  readonly unchangedCount: number;
  readonly isIncomplete: boolean;
  readonly cost: Cost;
  readonly policies: PolicyReport;
}

export interface Reviewing {
  readonly plan: Plan;
  readonly sources: SourceOfModule;
  readonly modules: readonly ModuleBlocks[];
  readonly rules: readonly Rule[];
  readonly assumed: Assumptions;
}

/** Judges a plan. Pure: everything that it reads comes in. */
export function reviewOf({ plan, sources, modules, rules, assumed }: Reviewing): Review {
  const after = stackOf(plan, 'after', sources);
  const before = stackOf(plan, 'before', sources);
  const managed = plan.changes.filter(({ mode }) => mode === 'managed');
  const reviewed = (action: Action): readonly ReviewedChange[] =>
    managed.filter((change) => change.action === action).map((change) => reviewedChange(change, sources));
  const created = reviewed('create');
  const environment = textVariable(plan, 'environment');
  const region = regionOf(plan, after);
  return {
    environment,
    region,
    destroyed: dangerousFirst(reviewed('delete')),
    replaced: dangerousFirst(reviewed('replace')),
    forgotten: reviewed('forget'),
    changed: reviewed('update'),
    created: [...Map.groupBy(created, ({ file, type }) => file ?? type)].map(([file, changes]) => ({ file, changes })),
    createdCount: created.length,
    unchangedCount: managed.filter(({ action }) => action === 'no-op').length,
    isIncomplete: plan.isIncomplete,
    cost: costOf(before, after, region, assumed),
    policies: evaluate(after, rules, modules, environment),
  };
}

function reviewedChange(change: ResourceChange, sources: SourceOfModule): ReviewedChange {
  const { address, type, name, module, action, reason } = change;
  const block = sources(withoutKeys(module)).blocks.find(
    (candidate) => candidate.type === 'resource' && candidate.labels[0] === type && candidate.labels[1] === name,
  );
  const isLost = action === 'delete' || action === 'replace';
  return {
    address,
    action,
    type,
    file: block?.file,
    // What is created or destroyed is told by its name; what changes, by its fields.
    attributes: action === 'update' || action === 'replace' ? attributeChanges(change) : [],
    reason: reason === undefined ? undefined : inWords(reason),
    loss: isLost ? lossOf(type) : undefined,
  };
}

function dangerousFirst(changes: readonly ReviewedChange[]): readonly ReviewedChange[] {
  return changes.toSorted((one, other) => Number(other.loss !== undefined) - Number(one.loss !== undefined));
}

function costOf(before: Stack, after: Stack, region: string, assumed: Assumptions): Cost {
  const prices = pricesFor(region);
  const [now, then] = [estimate(before, prices, assumed), estimate(after, prices, assumed)];
  const [nowByItem, thenByItem] = [byItem(now.lines), byItem(then.lines)];
  const items = [...new Set([...thenByItem.keys(), ...nowByItem.keys()])].map((item) => ({
    item,
    before: nowByItem.get(item) ?? 0,
    after: thenByItem.get(item) ?? 0,
  }));
  const difference = (line: { readonly before: number; readonly after: number }): number =>
    Math.abs(line.after - line.before);
  return {
    before: now,
    after: then,
    items: items.sort((one, other) => difference(other) - difference(one) || other.after - one.after),
    prices,
    otherRegion: prices.region === region ? undefined : region,
    assumed: assumptionsInWords(assumed),
    sources: sourcesOf(prices),
  };
}

function textVariable(plan: Plan, name: string): string | undefined {
  const value = plan.variables.get(name);
  return typeof value === 'string' ? value : undefined;
}

function regionOf(plan: Plan, stack: Stack): string {
  const told = textVariable(plan, 'aws_region') ?? textVariable(plan, 'region');
  if (told !== undefined) return told;
  const zone = stack.ofType('aws_subnet').map(({ values }) => values.availability_zone)[0];
  return typeof zone === 'string' ? zone.slice(0, -1) : 'us-east-1';
}

const reasons: Readonly<Record<string, string>> = {
  replace_because_tainted: 'it is marked as broken (tainted)',
  replace_because_cannot_update: 'AWS cannot change this in place',
  replace_by_request: 'it was asked for (-replace)',
  replace_by_triggers: 'something it depends on changes (replace_triggered_by)',
  delete_because_no_resource_config: 'its block is not in the configuration any more',
  delete_because_wrong_repetition: 'its block now stands with, or without, count or for_each',
  delete_because_count_index: 'count is now less',
  delete_because_each_key: 'its key is not in for_each any more',
  delete_because_no_module: 'its module is not in the configuration any more',
  delete_because_no_move_target: 'what it was moved to is not there',
};

function inWords(reason: string): string | undefined {
  return reason.startsWith('read_') ? undefined : (reasons[reason] ?? reason.replaceAll('_', ' '));
}
