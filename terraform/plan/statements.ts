import type { Resource, Stack } from './stack.ts';
import { at, isBlock, isList, isRecord, items, plannedValue, type Unknown, unknown, type Value } from './value.ts';

/** A statement of an IAM policy, in one form for JSON and for `aws_iam_policy_document`. */
export interface Statement {
  readonly sid: string;
  readonly isAllow: boolean;
  readonly actions: readonly (string | Unknown)[];
  /** Whether `NotAction` stands where `Action` should. */
  readonly isAllButActions: boolean;
  readonly resources: readonly (string | Unknown)[];
  readonly isAllButResources: boolean;
  readonly principals: readonly { readonly type: string; readonly ids: readonly (string | Unknown)[] }[];
  readonly conditions: readonly Condition[];
}

export interface Condition {
  /** E.g. `StringEquals`. */
  readonly test: string;
  /** E.g. `aws:SourceAccount`. */
  readonly variable: string;
  readonly values: readonly (string | Unknown)[];
}

/**
 * The statements of the policy in an attribute: of its JSON where that is known, otherwise of the policy document that
 * the attribute names. Undefined where nothing can be told before apply; none where the attribute is not set.
 */
export function statementsOf(stack: Stack, resource: Resource, path: string): readonly Statement[] | undefined {
  const policy = at(resource.values, path);
  if (policy === null) return [];
  if (typeof policy === 'string') return statementsIn(policy);
  if (policy !== unknown) return [];
  const documents = stack.targets(resource, path, 'aws_iam_policy_document');
  if (documents.length === 0) return undefined;
  return statementsOfAll(stack, documents);
}

function statementsOfAll(stack: Stack, documents: readonly Resource[]): readonly Statement[] | undefined {
  const found: Statement[] = [];
  for (const document of documents) {
    const json = at(document.values, 'json');
    const own =
      typeof json === 'string' ? statementsIn(json) : items(at(document.values, 'statement')).map(statementOf);
    if (own === undefined) return undefined;
    found.push(...own);
    if (typeof json === 'string') continue;
    for (const path of ['source_policy_documents', 'override_policy_documents']) {
      const merged = statementsOfAll(stack, stack.targets(document, path, 'aws_iam_policy_document'));
      if (merged === undefined) return undefined;
      found.push(...merged);
    }
  }
  return found;
}

/** The statements of a policy's JSON; undefined where it is none. */
export function statementsIn(json: string): readonly Statement[] | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(json);
  } catch {
    return undefined;
  }
  const statements = isRecord(policy) ? policy.Statement : undefined;
  return (Array.isArray(statements) ? statements : [statements]).filter(isRecord).map((statement) => ({
    sid: typeof statement.Sid === 'string' ? statement.Sid : '',
    isAllow: statement.Effect !== 'Deny',
    actions: texts(statement.Action ?? statement.NotAction),
    isAllButActions: statement.NotAction !== undefined,
    resources: texts(statement.Resource ?? statement.NotResource),
    isAllButResources: statement.NotResource !== undefined,
    principals: principalsIn(statement.Principal),
    conditions: conditionsIn(statement.Condition),
  }));
}

function principalsIn(principal: unknown): Statement['principals'] {
  if (principal === '*') return [{ type: '*', ids: ['*'] }];
  if (!isRecord(principal)) return [];
  return Object.entries(principal).map(([type, ids]) => ({ type, ids: texts(ids) }));
}

function conditionsIn(condition: unknown): readonly Condition[] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([test, variables]) =>
    isRecord(variables)
      ? Object.entries(variables).map(([variable, values]) => ({ test, variable, values: texts(values) }))
      : [],
  );
}

function statementOf(statement: Value): Statement {
  const some = (path: string): boolean => textsOf(at(statement, path)).length > 0;
  return {
    sid: String(textsOf(at(statement, 'sid')).at(0)?.toString() ?? ''),
    isAllow: at(statement, 'effect') !== 'Deny',
    actions: some('actions') ? textsOf(at(statement, 'actions')) : textsOf(at(statement, 'not_actions')),
    isAllButActions: some('not_actions'),
    resources: some('resources') ? textsOf(at(statement, 'resources')) : textsOf(at(statement, 'not_resources')),
    isAllButResources: some('not_resources'),
    principals: items(at(statement, 'principals'))
      .filter(isBlock)
      .map((principal) => ({ type: String(principal.type), ids: textsOf(principal.identifiers ?? null) })),
    conditions: items(at(statement, 'condition'))
      .filter(isBlock)
      .map((condition) => ({
        test: String(condition.test),
        variable: String(condition.variable),
        values: textsOf(condition.values ?? null),
      })),
  };
}

function texts(json: unknown): readonly (string | Unknown)[] {
  return textsOf(plannedValue(json, undefined));
}

/** One or several texts; a list that is not known is one unknown. */
function textsOf(value: Value): readonly (string | Unknown)[] {
  if (value === unknown || typeof value === 'string') return [value];
  return isList(value) ? value.filter((item) => item === unknown || typeof item === 'string') : [];
}
