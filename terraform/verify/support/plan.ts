import * as v from 'valibot';

/** What a plan wants of one resource. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Attributes | null;
    readonly after: Attributes | null;
    /** True at each attribute that only the apply can tell. */
    readonly after_unknown: Attributes;
  };
}

type Attributes = Readonly<Record<string, unknown>>;

const attributes = v.record(v.string(), v.unknown());

const change: v.GenericSchema<unknown, Change> = v.object({
  address: v.string(),
  type: v.string(),
  mode: v.string(),
  change: v.object({
    actions: v.array(v.string()),
    before: v.nullable(attributes),
    after: v.nullable(attributes),
    after_unknown: v.optional(attributes, {}),
  }),
});

/** The part of a plan's JSON that is looked at. */
export interface Planned {
  readonly resource_changes: readonly Change[];
}

export const planned: v.GenericSchema<unknown, Planned> = v.object({
  resource_changes: v.optional(v.array(change), []),
});

/** What a plan wants of the resources that Terraform manages. */
export function managed(plan: Planned | undefined): readonly Change[] {
  return (plan?.resource_changes ?? []).filter(({ mode }) => mode === 'managed');
}

/** What a plan does, a line each: `address: action, action`; nothing for what stays as it is. */
export function actions(changes: readonly Change[]): readonly string[] {
  return changes
    .filter(({ change }) => change.actions.join() !== 'no-op')
    .map(({ address, change }) => `${address}: ${change.actions.join(', ')}`)
    .sort();
}
