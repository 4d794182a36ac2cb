import { type Plan, parsePlan } from '../../plan/plan.ts';

/** A resource of a plan with what it is and will be. */
export interface AChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly unknown?: object;
  readonly sensitive?: object;
  readonly replacePaths?: readonly (readonly (string | number)[])[];
  readonly reason?: string;
}

/** A plan of these changes, and of what was found changed outside of Terraform. */
export function aPlanOf(
  changes: readonly AChange[],
  { drift = [], variables = {} }: { drift?: readonly AChange[]; variables?: Readonly<Record<string, unknown>> } = {},
): Plan {
  return parsePlan(JSON.stringify(planJsonOf(changes, { drift, variables })), 'plan.json');
}

export function planJsonOf(
  changes: readonly AChange[],
  { drift = [], variables = {} }: { drift?: readonly AChange[]; variables?: Readonly<Record<string, unknown>> } = {},
): object {
  return {
    format_version: '1.2',
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
    resource_changes: changes.map(json),
    resource_drift: drift.map(json),
  };
}

function json(change: AChange): object {
  const { address, actions, before = null, after = null, unknown = {}, sensitive = {}, replacePaths, reason } = change;
  const [, type = '', name = '', index] = /^([^.]+)\.([^.[]+)(?:\["(.*)"\])?$/.exec(address) ?? [];
  return {
    address,
    mode: 'managed',
    type,
    name,
    ...(index === undefined ? {} : { index }),
    ...(reason === undefined ? {} : { action_reason: reason }),
    change: {
      actions,
      before,
      after,
      after_unknown: unknown,
      before_sensitive: sensitive,
      after_sensitive: sensitive,
      ...(replacePaths === undefined ? {} : { replace_paths: replacePaths }),
    },
  };
}
