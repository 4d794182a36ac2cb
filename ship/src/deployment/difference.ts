import type { TaskDefinition } from '@aws-sdk/client-ecs';

/** A member of the task definition that a deployment changes. */
export interface Difference {
  /** E.g. `containers.app.environment.APP_VERSION`. */
  readonly path: string;
  /** Undefined: it is added. */
  readonly before: string | undefined;
  /** Undefined: it is removed. */
  readonly after: string | undefined;
}

const masked = '(masked)';
const secretName = /secret|token|passw|credential|private|api_?key|access_?key/i;

/** Members that AWS fills in and that say nothing about what runs. */
const unregistered = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
  'tags',
]);

/**
 * What changes from the live task definition to the next one, member by member, sorted by path. Lists of named things
 * (containers, environment, secrets) are compared by name, and values whose name speaks of a secret are masked.
 */
export function differences(
  live: Partial<TaskDefinition> | undefined,
  next: Partial<TaskDefinition>,
): readonly Difference[] {
  const before = leaves(live ?? {});
  const after = leaves(next);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, before: shown(path, before.get(path)), after: shown(path, after.get(path)) }));
}

function shown(path: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  // `secrets` say where a value comes from, not what it is.
  const isOrigin = /^containers\.[^.]+\.secrets\./.test(path);
  const variable = /\.environment\.(.*)$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('.') + 1);
  if (!isOrigin && secretName.test(variable)) return masked;
  return value.replace(/(:\/\/[^/\s:@]*):[^/\s@]+@/g, `$1:${masked}@`);
}

/** Every scalar of a value by its path. Empty lists and maps say the same as none. */
function leaves(definition: object): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visitItem(item, index, path);
    } else if (typeof value === 'object') {
      for (const [key, member] of Object.entries(value)) {
        if (path === '' && unregistered.has(key)) continue;
        visit(member, path === '' ? shortName(key) : `${path}.${key}`);
      }
    } else {
      found.set(path, String(value));
    }
  };
  const visitItem = (item: unknown, index: number, path: string): void => {
    if (!isNamed(item)) {
      visit(item, `${path}.${itemKey(item, index)}`);
      return;
    }
    const { name, ...rest } = item;
    const members = Object.entries(rest);
    const [only] = members;
    // A name with one value (environment, secrets) is one leaf.
    if (members.length === 1 && only !== undefined && typeof only[1] !== 'object') visit(only[1], `${path}.${name}`);
    else visit(rest, `${path}.${name}`);
  };
  visit(definition, '');
  return found;
}

function shortName(member: string): string {
  return member === 'containerDefinitions' ? 'containers' : member;
}

function isNamed(item: unknown): item is { name: string } & Record<string, unknown> {
  return typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string';
}

function itemKey(item: unknown, index: number): string {
  if (typeof item === 'object' && item !== null && 'containerPort' in item) return String(item.containerPort);
  return typeof item === 'string' ? item : String(index);
}
