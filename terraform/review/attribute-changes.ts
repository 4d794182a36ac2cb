import type { ResourceChange } from '../plan/plan.ts';
import { isBlock, isList, isRecord, plannedValue, unknown, type Value } from '../plan/value.ts';

/** An attribute that a plan changes. */
export interface AttributeChange {
  /** E.g. `container_definitions.app.environment.LOG_LEVEL`. */
  readonly path: string;
  /** Undefined: it is added. */
  readonly before: string | undefined;
  /** Undefined: it is removed. */
  readonly after: string | undefined;
  /** Whether it is known after apply only. */
  readonly isUnknown: boolean;
  /** Whether it is what forces the replacement. */
  readonly forces: boolean;
}

const masked = '(sensitive)';
const secretName = /secret|token|passw|credential|private_?key|api_?key|access_?key/i;
const secretInUrl = /(:\/\/[^/\s:@]*):[^/\s@]+@/g;

/**
 * What a plan changes of a resource, field by field, sorted by path. Policies, container definitions and other JSON are
 * compared inside; what stands in lists is known by its name. Sensitive values are masked, by Terraform's word and,
 * in environments of containers, by the name.
 */
export function attributeChanges(change: ResourceChange): readonly AttributeChange[] {
  const before = leavesOf(plannedValue(change.before, undefined), change.beforeSensitive);
  const after = leavesOf(plannedValue(change.after, change.afterUnknown), change.afterSensitive);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [one, other] = [before.get(path), after.get(path)];
    if (one?.text === other?.text && one?.isUnknown === other?.isUnknown) return [];
    // Below something that is known after apply, nothing can be said to be removed.
    if (other === undefined && isBelowUnknown(path, after)) return [];
    return [
      {
        path,
        before: one?.shown,
        after: other?.isUnknown === true ? undefined : other?.shown,
        isUnknown: other?.isUnknown === true,
        forces: change.replacePaths.some((forcing) => concerns(path, forcing)),
      },
    ];
  });
}

interface Leaf {
  readonly text: string;
  /** As it may be shown. */
  readonly shown: string;
  readonly isUnknown: boolean;
}

function leavesOf(value: Value, sensitive: unknown): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const add = (path: string, text: string, isSensitive: boolean): void => {
    const isSecret = isSensitive || isSecretVariable(path);
    leaves.set(path, { text, shown: isSecret ? masked : text.replace(secretInUrl, `$1:${masked}@`), isUnknown: false });
  };
  const visit = (item: Value, marks: unknown, path: string): void => {
    if (item === null || item === '') return;
    if (item === unknown) leaves.set(path, { text: '', shown: '', isUnknown: true });
    else if (marks === true) add(path, JSON.stringify(item, replaceUnknown), true);
    else if (isList(item)) visitList(item, marks, path);
    else if (isBlock(item)) {
      for (const [name, member] of Object.entries(item)) {
        visit(member, isRecord(marks) ? marks[name] : undefined, path === '' ? name : `${path}.${name}`);
      }
    } else {
      const json = typeof item === 'string' ? jsonIn(item) : undefined;
      if (json === undefined) add(path, String(item), false);
      else visit(json, undefined, path);
    }
  };
  const visitList = (list: readonly Value[], marks: unknown, path: string): void => {
    const isOfScalars = list.every((item) => item !== unknown && !isList(item) && !isBlock(item));
    if (isOfScalars && list.length > 0) {
      const isSensitive = Array.isArray(marks) && marks.includes(true);
      add(path, list.length === 1 ? String(list[0]) : `[${list.map(String).sort().join(', ')}]`, isSensitive);
      return;
    }
    for (const [index, item] of list.entries()) {
      const name = nameOf(item);
      const mark: unknown = Array.isArray(marks) ? marks[index] : undefined;
      // A block that can stand only once needs no number.
      const step = name ?? (list.length === 1 ? undefined : String(index));
      const rest = name === undefined || !isBlock(item) ? item : withoutName(item);
      const value = isBlock(rest) && Object.keys(rest).length === 1 && rest.value !== undefined ? rest.value : rest;
      visit(value, mark, step === undefined ? path : `${path}.${step}`);
    }
  };
  visit(value, sensitive, '');
  return leaves;
}

/** Objects and lists that stand as JSON in a text. */
function jsonIn(text: string): Value | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return plannedValue(JSON.parse(text), undefined);
  } catch {
    return undefined;
  }
}

function nameOf(item: Value): string | undefined {
  if (!isBlock(item)) return undefined;
  const name = item.name ?? item.Sid ?? item.sid ?? item.id;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function withoutName(item: Value): Value {
  if (!isBlock(item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !['name', 'Sid', 'sid', 'id'].includes(name)));
}

function isSecretVariable(path: string): boolean {
  const variable = /\.environment\.(.+)$/.exec(path)?.[1];
  return variable !== undefined && secretName.test(variable);
}

function isBelowUnknown(path: string, leaves: ReadonlyMap<string, Leaf>): boolean {
  const steps = path.split('.');
  return steps.some((_, index) => leaves.get(steps.slice(0, index).join('.'))?.isUnknown === true);
}

/** `subnets.0` forces `subnets`; `name` forces `name`. */
function concerns(path: string, forcing: string): boolean {
  const plain = forcing.replaceAll(/\.\d+(?=\.|$)/g, '');
  return path === plain || path.startsWith(`${plain}.`);
}

function replaceUnknown(_: string, value: unknown): unknown {
  return value === unknown ? '(known after apply)' : value;
}
