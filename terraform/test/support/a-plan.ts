import { type Plan, parsePlan } from '../../plan/plan.ts';
import { type Resource, type SourceOfModule, type Stack, stackOf } from '../../plan/stack.ts';

/** Stands for `aws_lb.main.arn` in a resource's values: known after apply, and named in the configuration. */
export interface Reference {
  readonly references: readonly string[];
}

export function ref(...addresses: readonly string[]): Reference {
  return { references: addresses };
}

/** The resources of a small configuration by address, with what each says. */
export type Resources = Readonly<Record<string, object>>;

export interface PlanOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The JSON of a first plan: everything is created, ids and ARNs are known after apply. */
export function planJson(resources: Resources, { variables = {} }: PlanOptions = {}): object {
  const addresses = Object.entries(resources).map(([address, values]) => ({ ...parts(address), address, values }));
  return {
    format_version: '1.2',
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
    resource_changes: addresses.map(({ values, address, mode, type, name, index }) => ({
      address,
      mode,
      type,
      name,
      ...(index === undefined ? {} : { index }),
      change: {
        actions: [mode === 'data' ? 'read' : 'create'],
        before: null,
        after: known(values),
        after_unknown: { id: true, arn: true, ...asRecord(unknowns(values)) },
      },
    })),
    configuration: {
      root_module: {
        resources: [...new Map(addresses.map((one) => [`${one.mode}${one.type}.${one.name}`, one])).values()].map(
          ({ mode, type, name, values }) => ({ mode, type, name, expressions: expressions(values) }),
        ),
      },
    },
  };
}

export function aPlan(resources: Resources, options: PlanOptions = {}): Plan {
  return parsePlan(JSON.stringify(planJson(resources, options)), 'plan.json');
}

/** The stack as it will stand after a first apply. */
export function aStack(resources: Resources, sources?: SourceOfModule): Stack {
  return stackOf(aPlan(resources), 'after', sources);
}

export function resourceOf(stack: Stack, address: string): Resource {
  const found = stack.resources.find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`no ${address} in the stack`);
  return found;
}

function parts(address: string): { mode: 'managed' | 'data'; type: string; name: string; index?: string } {
  const [, data, type = '', name = '', index] = /^(data\.)?([^.]+)\.([^.[]+)(?:\["(.*)"\])?$/.exec(address) ?? [];
  return { mode: data === undefined ? 'managed' : 'data', type, name, ...(index === undefined ? {} : { index }) };
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'references' in value;
}

function known(value: unknown): unknown {
  if (isReference(value)) return undefined;
  if (Array.isArray(value)) return value.map((item) => known(item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, known(member)]));
}

function unknowns(value: unknown): unknown {
  if (isReference(value)) return true;
  if (Array.isArray(value)) return value.map(unknowns);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unknowns(member)]));
}

function expressions(value: unknown): unknown {
  if (isReference(value)) return value;
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) return value.map(expressions);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { constant_value: value };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, expressions(member)]));
}

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
