import { dynamicAddresses, noSource, type Source } from '../hcl/source.ts';
import {
  type Configuration,
  type Plan,
  type ResourceChange,
  type ResourceConfiguration,
  referencesIn,
} from './plan.ts';
import { at, type Block, hasUnknown, isBlock, isList, plannedValue, type Value } from './value.ts';

/** A resource or data source as it stands at one moment. */
export interface Resource {
  readonly address: string;
  /** The module it stands in, with keys; '' for the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly values: Block;
}

/** Where a plan's Terraform files are found, by the module's path without keys (`module.network`; '' for the root). */
export type SourceOfModule = (modulePath: string) => Source;

/**
 * Every resource of a plan at one moment, and which one points at which. Where a value is known, the resource is found
 * by its id, ARN or name; where it is not known yet, by the addresses that the expression names, through locals,
 * `each`, module variables and module outputs.
 */
export interface Stack {
  readonly resources: readonly Resource[];
  ofType(...types: readonly string[]): readonly Resource[];
  /** The resources of these types that an attribute of a resource points at. */
  targets(from: Resource, path: string, ...types: readonly string[]): readonly Resource[];
  /** The resources of these types that the expression of an attribute names, whatever its value is by now. */
  named(from: Resource, path: string, ...types: readonly string[]): readonly Resource[];
  /** The resources of a type whose attribute points at this one. */
  pointingAt(target: Resource, type: string, path: string): readonly Resource[];
  /** Whether a resource's block says something about an attribute; what it does not say, AWS fills in. */
  isWritten(resource: Resource, attribute: string): boolean;
}

/** The stack as it is (`before`) or as it will be (`after`). */
export function stackOf(plan: Plan, moment: 'before' | 'after', sources: SourceOfModule = () => noSource): Stack {
  const planned = plan.changes.flatMap((change) => resourceAt(change, moment));
  const addresses = new Set(planned.map(({ address }) => address));
  const data = plan.data
    .filter(({ address }) => !addresses.has(address))
    .map((read): Resource => ({ ...read, mode: 'data', values: blockOf(plannedValue(read.values, undefined)) }));
  const resources = [...planned, ...data];
  const byName = Map.groupBy(resources, keyOf);
  const byType = Map.groupBy(resources, ({ type }) => type);
  const resolve = resolver(plan.configuration, byName, sources);

  const stack: Stack = {
    resources,
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []),
    targets(from, path, ...types) {
      const value = at(from.values, path);
      const known = knownTexts(value);
      const identified = stack
        .ofType(...types)
        .filter((candidate) => identities(candidate).some((id) => known.has(id)));
      if (!hasUnknown(value)) return identified;
      return [...new Set([...identified, ...stack.named(from, path, ...types)])];
    },
    named: (from, path, ...types) => resolve(from, path).filter(({ type }) => types.includes(type)),
    pointingAt: (target, type, path) =>
      stack.ofType(type).filter((candidate) => stack.targets(candidate, path, target.type).includes(target)),
    isWritten: (resource, attribute) => attribute in (configuredOf(plan.configuration, resource)?.expressions ?? {}),
  };
  return stack;
}

function resourceAt(change: ResourceChange, moment: 'before' | 'after'): readonly Resource[] {
  const { address, module, mode, type, name, index } = change;
  const value =
    moment === 'before' ? plannedValue(change.before, undefined) : plannedValue(change.after, change.afterUnknown);
  const isThere = moment === 'before' ? change.before !== null : !['delete', 'forget'].includes(change.action);
  return isThere ? [{ address, module, mode, type, name, index, values: blockOf(value) }] : [];
}

function blockOf(value: Value): Block {
  return isBlock(value) ? value : {};
}

function keyOf({ module, mode, type, name }: Omit<Resource, 'values' | 'address' | 'index'>): string {
  return `${module}|${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** What other resources call this one by. */
function identities({ values }: Resource): readonly string[] {
  return ['id', 'arn', 'name', 'bucket', 'key_id']
    .map((attribute) => values[attribute])
    .filter((value) => typeof value === 'string' && value !== '')
    .map(String);
}

function knownTexts(value: Value): ReadonlySet<string> {
  if (typeof value === 'string') return new Set([value]);
  return isList(value) ? new Set(value.filter((item) => typeof item === 'string')) : new Set();
}

type Resolve = (from: Resource, path: string) => readonly Resource[];

/** Follows the addresses that an expression names to the resources of the plan. */
function resolver(
  root: Configuration,
  byName: ReadonlyMap<string, readonly Resource[]>,
  sources: SourceOfModule,
): Resolve {
  const follow = (references: readonly string[], module: string, seen: ReadonlySet<string>): readonly Resource[] =>
    references.flatMap((reference) => {
      const visit = `${module}|${reference}`;
      if (seen.has(visit)) return [];
      const path = new Set([...seen, visit]);
      const [head = '', second = '', third = ''] = reference.split(/[.[]/);
      switch (head) {
        case 'local':
          return follow(sources(withoutKeys(module)).locals.get(second) ?? [], module, path);
        case 'var': {
          const call = callOf(root, module);
          return call === undefined ? [] : follow(referencesIn(call.expressions[second]), parentOf(module), path);
        }
        case 'module': {
          const output = reference.replaceAll(/\[[^\]]*\]/g, '').split('.')[2];
          const called = configurationOf(root, withoutKeys(join(module, `module.${second}`)));
          const outputs = output === undefined ? [] : (called?.outputs.get(output) ?? []);
          return instancesOf(byName, join(module, `module.${second}`)).flatMap((instance) =>
            follow(outputs, instance, path),
          );
        }
        case 'each':
        case 'path':
        case 'terraform':
        case 'count':
        case 'self':
          return [];
        case 'data':
          return byName.get(`${module}|data.${second}.${third}`) ?? [];
        default:
          return chosen(byName.get(`${module}|${head}.${second}`) ?? [], reference);
      }
    });

  return (from, path) => {
    const configured = configuredOf(root, from);
    if (configured === undefined) return [];
    const [attribute = ''] = path.split('.');
    const named =
      attribute in configured.expressions
        ? referencesIn(expressionAt(configured.expressions, path))
        : dynamicAddresses(
            sources(withoutKeys(from.module)),
            from.mode === 'data' ? 'data' : 'resource',
            from.type,
            from.name,
            attribute,
          );
    const isByKey = named.some((reference) => reference.startsWith('each.'));
    const found = follow(isByKey ? [...named, ...configured.forEach] : named, from.module, new Set());
    // `aws_eip.nat[each.key]` names them all, and means the one with the key of this resource.
    const withKey = found.filter(({ index }) => index === from.index);
    return isByKey && withKey.length > 0 ? withKey : found;
  };
}

function configuredOf(root: Configuration, { module, mode, type, name }: Resource): ResourceConfiguration | undefined {
  const key = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  return configurationOf(root, withoutKeys(module))?.resources.get(key);
}

/** The expression of `a.0.b`: blocks are lists of expressions. A dynamic block stands for all within it. */
function expressionAt(expressions: unknown, path: string): unknown {
  let found: unknown = expressions;
  for (const step of path.split('.')) {
    if (Array.isArray(found)) found = found[Number(step)] ?? found;
    else if (typeof found === 'object' && found !== null && step in found)
      found = Object.entries(found).find(([name]) => name === step)?.[1];
    else if (typeof found === 'object' && found !== null && 'references' in found) return found;
    else return undefined;
  }
  return found;
}

/** `aws_kms_key.main["logs"].arn` is one; `aws_kms_key.main` is all. */
function chosen(resources: readonly Resource[], reference: string): readonly Resource[] {
  const key = /^[^[.]+\.[^[.]+\[(?:"([^"]*)"|(\d+))\]/.exec(reference);
  if (key === null) return resources;
  return resources.filter(({ index }) => String(index) === (key[1] ?? key[2]));
}

function configurationOf(root: Configuration, modulePath: string): Configuration | undefined {
  let configuration: Configuration | undefined = root;
  for (const name of modulePath.split('.').filter((step) => step !== '' && step !== 'module')) {
    configuration = configuration?.calls.get(name)?.module;
  }
  return configuration;
}

function callOf(
  root: Configuration,
  module: string,
): { readonly expressions: Readonly<Record<string, unknown>> } | undefined {
  if (module === '') return undefined;
  const name = withoutKeys(module).split('.').at(-1) ?? '';
  return configurationOf(root, withoutKeys(parentOf(module)))?.calls.get(name);
}

function instancesOf(byName: ReadonlyMap<string, readonly Resource[]>, module: string): readonly string[] {
  const modules = [...byName.keys()].map((key) => key.slice(0, key.indexOf('|')));
  return [...new Set(modules)].filter((candidate) => candidate === module || candidate.startsWith(`${module}[`));
}

function join(module: string, step: string): string {
  return module === '' ? step : `${module}.${step}`;
}

/** `module.a["x"].module.b` → `module.a["x"]`. */
function parentOf(module: string): string {
  return /^(.*)\.module\.[^.[\]]+(?:\[[^\]]*\])?$/.exec(module)?.[1] ?? '';
}

export function withoutKeys(module: string): string {
  return module.replaceAll(/\[[^\]]*\]/g, '');
}

/** Where each module's files are, by following the sources of the calls from the root's folder. */
export function moduleFolder(configuration: Configuration, modulePath: string): string | undefined {
  const steps = modulePath.split('.').filter((step) => step !== '' && step !== 'module');
  let here: Configuration | undefined = configuration;
  const sources: string[] = [];
  for (const step of steps) {
    const call: { readonly source: string; readonly module: Configuration } | undefined = here?.calls.get(step);
    if (call === undefined || !/^\.\.?\//.test(call.source)) return undefined;
    sources.push(call.source);
    here = call.module;
  }
  return sources.join('/') || '.';
}
