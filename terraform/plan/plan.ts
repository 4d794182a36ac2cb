import * as v from 'valibot';
import { Failure } from '../invocation/failure.ts';
import { isRecord } from './value.ts';

const changeSchema = v.object({
  actions: v.array(v.picklist(['no-op', 'create', 'read', 'update', 'delete', 'forget'])),
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
  after_unknown: v.optional(v.unknown()),
  before_sensitive: v.optional(v.unknown()),
  after_sensitive: v.optional(v.unknown()),
  replace_paths: v.optional(v.array(v.array(v.union([v.string(), v.number()])))),
});

const resourceChangeSchema = v.object({
  address: v.string(),
  module_address: v.optional(v.string(), ''),
  mode: v.picklist(['managed', 'data']),
  type: v.string(),
  name: v.string(),
  index: v.optional(v.union([v.string(), v.number()])),
  change: changeSchema,
  action_reason: v.optional(v.string()),
});

const stateResourceSchema = v.object({
  address: v.string(),
  mode: v.picklist(['managed', 'data']),
  type: v.string(),
  name: v.string(),
  index: v.optional(v.union([v.string(), v.number()])),
  values: v.optional(v.unknown()),
});

interface StateModule {
  readonly address: string;
  readonly resources: readonly v.InferOutput<typeof stateResourceSchema>[];
  readonly child_modules: readonly StateModule[];
}
const stateModuleSchema: v.GenericSchema<unknown, StateModule> = v.object({
  address: v.optional(v.string(), ''),
  resources: v.optional(v.array(stateResourceSchema), []),
  child_modules: v.optional(v.array(v.lazy(() => stateModuleSchema)), []),
});

const expressionSchema = v.optional(v.record(v.string(), v.unknown()), {});
const configurationSchema: v.GenericSchema<unknown, Configuration> = v.pipe(
  v.object({
    resources: v.optional(
      v.array(
        v.object({
          mode: v.picklist(['managed', 'data']),
          type: v.string(),
          name: v.string(),
          expressions: expressionSchema,
          for_each_expression: v.optional(v.unknown()),
        }),
      ),
      [],
    ),
    outputs: v.optional(v.record(v.string(), v.object({ expression: v.optional(v.unknown()) })), {}),
    module_calls: v.optional(
      v.record(
        v.string(),
        v.object({
          source: v.optional(v.string(), ''),
          expressions: expressionSchema,
          module: v.optional(v.lazy(() => configurationSchema)),
        }),
      ),
      {},
    ),
  }),
  v.transform(({ resources, outputs, module_calls }) => ({
    resources: new Map(
      resources.map(({ mode, type, name, expressions, for_each_expression }) => [
        `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
        { expressions, forEach: referencesIn(for_each_expression) },
      ]),
    ),
    outputs: new Map(Object.entries(outputs).map(([name, { expression }]) => [name, referencesIn(expression)])),
    calls: new Map(
      Object.entries(module_calls).map(([name, { source, expressions, module }]) => [
        name,
        { source, expressions, module: module ?? { resources: new Map(), outputs: new Map(), calls: new Map() } },
      ]),
    ),
  })),
);

const planSchema = v.object({
  format_version: v.pipe(v.string(), v.regex(/^1\./, 'must be 1.x: this plan was written by another Terraform')),
  terraform_version: v.optional(v.string(), ''),
  errored: v.optional(v.boolean(), false),
  variables: v.optional(v.record(v.string(), v.object({ value: v.optional(v.unknown()) })), {}),
  resource_changes: v.optional(v.array(resourceChangeSchema), []),
  resource_drift: v.optional(v.array(resourceChangeSchema), []),
  prior_state: v.optional(v.object({ values: v.optional(v.object({ root_module: v.optional(stateModuleSchema) })) })),
  configuration: v.optional(v.object({ root_module: v.optional(configurationSchema) })),
});

/** What a resource's block says, before anything is known: which other addresses its expressions name. */
export interface ResourceConfiguration {
  readonly expressions: Readonly<Record<string, unknown>>;
  readonly forEach: readonly string[];
}

/** A module as it is written; the root's, and within it each module it calls. */
export interface Configuration {
  readonly resources: ReadonlyMap<string, ResourceConfiguration>;
  readonly outputs: ReadonlyMap<string, readonly string[]>;
  readonly calls: ReadonlyMap<
    string,
    {
      readonly source: string;
      readonly expressions: Readonly<Record<string, unknown>>;
      readonly module: Configuration;
    }
  >;
}

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'read' | 'no-op';

/** One resource of a plan: what it is now, and what it will be. */
export interface ResourceChange {
  readonly address: string;
  /** The address of the module it stands in, with keys; '' for the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly action: Action;
  /** Terraform's word for why, e.g. `replace_because_tainted`. */
  readonly reason: string | undefined;
  /** The attributes that force a replacement, e.g. `name`, `subnets.0`. */
  readonly replacePaths: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly afterUnknown: unknown;
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

/** A data source that was read before the plan. */
export interface ReadData {
  readonly address: string;
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly values: unknown;
}

/** `terraform show -json` of a plan, as far as it is needed here. */
export interface Plan {
  readonly variables: ReadonlyMap<string, unknown>;
  readonly changes: readonly ResourceChange[];
  /** What was changed outside of Terraform since it last looked. */
  readonly drift: readonly ResourceChange[];
  readonly data: readonly ReadData[];
  readonly configuration: Configuration;
  /** Whether Terraform stopped before the plan was whole. */
  readonly isIncomplete: boolean;
}

/** Parses a plan; throws a Failure that names what is wrong with it. */
export function parsePlan(text: string, where: string): Plan {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Failure({
      code: 'plan-malformed',
      where,
      what: 'is no JSON',
      remedy: 'give the output of terraform show -json <plan>, or the plan file itself',
    });
  }
  const parsed = v.safeParse(planSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Failure({
      code: 'plan-malformed',
      where,
      what: `is no plan: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`,
      remedy: 'give the output of terraform show -json <plan>, or the plan file itself',
    });
  }
  const { variables, resource_changes, resource_drift, prior_state, configuration, errored } = parsed.output;
  return {
    variables: new Map(Object.entries(variables).map(([name, { value }]) => [name, value])),
    changes: resource_changes.map(resourceChangeOf),
    drift: resource_drift.map(resourceChangeOf),
    data: prior_state?.values?.root_module === undefined ? [] : readData(prior_state.values.root_module),
    configuration: configuration?.root_module ?? { resources: new Map(), outputs: new Map(), calls: new Map() },
    isIncomplete: errored,
  };
}

function resourceChangeOf(found: v.InferOutput<typeof resourceChangeSchema>): ResourceChange {
  const { address, module_address, mode, type, name, index, change, action_reason } = found;
  return {
    address,
    module: module_address,
    mode,
    type,
    name,
    index,
    action: actionOf(change.actions),
    reason: action_reason,
    replacePaths: (change.replace_paths ?? []).map((path) => path.join('.')),
    before: change.before,
    after: change.after,
    afterUnknown: change.after_unknown,
    beforeSensitive: change.before_sensitive,
    afterSensitive: change.after_sensitive,
  };
}

/** A replacement is told as two actions, in the order of `create_before_destroy`. */
function actionOf(actions: v.InferOutput<typeof changeSchema>['actions']): Action {
  if (actions.includes('delete') && actions.includes('create')) return 'replace';
  if (actions.includes('forget') && actions.includes('create')) return 'replace';
  return actions[0] ?? 'no-op';
}

function readData(module: StateModule): readonly ReadData[] {
  const here = module.resources
    .filter(({ mode }) => mode === 'data')
    .map(({ address, type, name, index, values }) => ({ address, module: module.address, type, name, index, values }));
  return [...here, ...module.child_modules.flatMap(readData)];
}

/** Every address that an expression, or anything below it, names. */
export function referencesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isRecord(expression)) return [];
  const { references, ...others } = expression;
  const here = Array.isArray(references) ? references.filter((reference) => typeof reference === 'string') : [];
  return [...here, ...Object.values(others).flatMap(referencesIn)];
}
