import { refusals } from './errors.ts';

/** Whether a message passes. */
export type Filter = (content: Content) => boolean;

/** What a policy looks at: message attributes by name, or the message's own JSON. */
export type Content = Readonly<Record<string, unknown>>;

type Condition = (values: readonly unknown[], isThere: boolean) => boolean;

const deepest = 5;

/**
 * Reads a subscription's filter policy.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 * @throws {AwsError} InvalidParameter on what is no policy
 */
export function compileFilterPolicy(text: string): Filter {
  const policy = parse(text);
  if (!isObject(policy)) throw refusals.invalid('FilterPolicy: failed to parse JSON.');
  return compileObject(policy, 0);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compileObject(policy: Readonly<Record<string, unknown>>, depth: number): Filter {
  if (depth > deepest) throw refusals.invalid('FilterPolicy: Filter policy is nested too deeply');
  const filters = Object.entries(policy).map(([key, rule]): Filter => {
    if (key === '$or' && Array.isArray(rule)) return anyOf(rule, depth);
    if (isObject(rule)) {
      const inner = compileObject(rule, depth + 1);
      return (content) => listOf(content[key]).some((each) => isObject(each) && inner(each));
    }
    if (!Array.isArray(rule) || rule.length === 0) {
      throw refusals.invalid(`FilterPolicy: "${key}" must be an object or an array`);
    }
    const conditions = rule.map(compileCondition);
    return (content) => {
      const isThere = Object.hasOwn(content, key);
      const values = isThere ? listOf(content[key]) : [];
      return conditions.some((holds) => holds(values, isThere));
    };
  });
  return (content) => filters.every((passes) => passes(content));
}

function anyOf(rules: readonly unknown[], depth: number): Filter {
  const filters = rules.map((rule) => {
    if (!isObject(rule)) throw refusals.invalid('FilterPolicy: "$or" must be an array of objects');
    return compileObject(rule, depth + 1);
  });
  return (content) => filters.some((passes) => passes(content));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function compileCondition(rule: unknown): Condition {
  if (!isObject(rule)) {
    if (Array.isArray(rule))
      throw refusals.invalid('FilterPolicy: Match value must be String, number, true, false, or null');
    return (values) => values.includes(rule);
  }
  const [[name, parameter] = ['', undefined], ...others] = Object.entries(rule);
  if (others.length > 0) throw refusals.invalid('FilterPolicy: Only one key allowed in match expression');
  switch (name) {
    case 'exists':
      return (_values, isThere) => isThere === (parameter === true);
    case 'prefix':
      return (values) => values.some((each) => typeof each === 'string' && each.startsWith(String(parameter)));
    case 'suffix':
      return (values) => values.some((each) => typeof each === 'string' && each.endsWith(String(parameter)));
    case 'equals-ignore-case':
      return (values) => values.some((each) => String(each).toLowerCase() === String(parameter).toLowerCase());
    case 'anything-but':
      return anythingBut(parameter);
    case 'numeric':
      return numeric(parameter);
    default:
      throw refusals.invalid(`FilterPolicy: Unrecognized match type ${name}`);
  }
}

function anythingBut(parameter: unknown): Condition {
  const excluded = isObject(parameter) ? [compileCondition(parameter)] : listOf(parameter).map(compileCondition);
  return (values, isThere) => isThere && values.some((each) => !excluded.some((holds) => holds([each], true)));
}

const comparisons: ReadonlyMap<unknown, (value: number, limit: number) => boolean> = new Map([
  ['=', (value: number, limit: number) => value === limit],
  ['<', (value: number, limit: number) => value < limit],
  ['<=', (value: number, limit: number) => value <= limit],
  ['>', (value: number, limit: number) => value > limit],
  ['>=', (value: number, limit: number) => value >= limit],
]);

function numeric(parameter: unknown): Condition {
  const parts = listOf(parameter);
  const checks: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const compare = comparisons.get(parts[index]);
    const limit = parts[index + 1];
    if (!compare || typeof limit !== 'number') throw refusals.invalid('FilterPolicy: Bad value for numeric match');
    checks.push((value) => compare(value, limit));
  }
  if (checks.length === 0 || checks.length > 2) throw refusals.invalid('FilterPolicy: Bad value for numeric match');
  return (values) => values.some((each) => typeof each === 'number' && checks.every((holds) => holds(each)));
}
