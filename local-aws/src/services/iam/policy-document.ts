import { iamError } from './errors.ts';

/** What a document is for decides what its statements must and must not have. */
export type PolicyUse = 'identity' | 'trust';

/** A statement with its one-or-many elements as lists. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[] | undefined;
  readonly notActions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly notResources: readonly string[] | undefined;
  readonly principal: unknown;
  readonly condition: unknown;
}

const documentElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

/**
 * Reads a policy's text by the policy grammar.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @throws {AwsError} MalformedPolicyDocument in IAM's words
 */
export function parsePolicy(text: string, use: PolicyUse): readonly PolicyStatement[] {
  const document = parseJson(text);
  if (!Object.keys(document).every((key) => documentElements.has(key))) throw malformed('Syntax errors in policy.');
  const { Version: version, Statement: statement } = document;
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw malformed('Syntax errors in policy.');
  }
  if (version === undefined && use === 'identity') {
    throw malformed('Policy document must be version 2012-10-17 or greater.');
  }
  const statements: unknown[] = Array.isArray(statement) ? statement : [statement];
  if (statement === undefined || statements.length === 0) throw malformed('Syntax errors in policy.');
  const parsed = statements.map((each) => parseStatement(each, use));
  const ids = statements.flatMap((each) => (isObject(each) && each.Sid !== undefined ? [each.Sid] : []));
  if (new Set(ids).size < ids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.');
  return parsed;
}

function parseJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  if (!isObject(value)) throw malformed('Syntax errors in policy.');
  return value;
}

function parseStatement(value: unknown, use: PolicyUse): PolicyStatement {
  if (!isObject(value) || !Object.keys(value).every((key) => statementElements.has(key))) {
    throw malformed('Syntax errors in policy.');
  }
  const { Sid: sid, Effect: effect, Condition: condition } = value;
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed('Syntax errors in policy.');
  if (sid !== undefined && (typeof sid !== 'string' || !/^[A-Za-z0-9]*$/.test(sid))) {
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  if (condition !== undefined && !isObject(condition)) throw malformed('Syntax errors in policy.');
  const actions = strings(value.Action);
  const notActions = strings(value.NotAction);
  checkActions(actions, notActions, use);
  const resources = strings(value.Resource);
  const notResources = strings(value.NotResource);
  if (use === 'identity') checkIdentityStatement(value, resources, notResources);
  else checkTrustStatement(value);
  return { effect, actions, notActions, resources, notResources, principal: value.Principal, condition };
}

function checkActions(
  actions: readonly string[] | undefined,
  notActions: readonly string[] | undefined,
  use: PolicyUse,
): void {
  if (actions && notActions) throw malformed('Syntax errors in policy.');
  const all = actions ?? notActions;
  if (!all || all.length === 0) throw malformed('Policy statement must contain actions.');
  if (all.some((action) => action !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action))) {
    const [vendor] = all.filter((action) => action !== '*' && !action.includes(':'));
    throw malformed(
      vendor === undefined
        ? 'The policy failed legacy parsing'
        : 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    );
  }
  if (use === 'trust' && all.some((action) => !/^(sts:|\*$)/i.test(action))) {
    throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
}

function checkIdentityStatement(
  statement: Record<string, unknown>,
  resources: readonly string[] | undefined,
  notResources: readonly string[] | undefined,
): void {
  if (statement.Principal !== undefined || statement.NotPrincipal !== undefined) {
    throw malformed('Policy document should not specify a principal.');
  }
  const all = resources ?? notResources;
  if (!all || all.length === 0) throw malformed('Policy statement must contain resources.');
  if (resources && notResources) throw malformed('Syntax errors in policy.');
  for (const resource of all) {
    if (resource !== '*' && !/^(arn|\*|\$\{)/.test(resource)) {
      throw malformed(`Resource ${resource} must be in ARN format or "*".`);
    }
    if (resource.startsWith('arn:') && resource.split(':').length < 6 && !resource.endsWith('*')) {
      throw malformed('The policy failed legacy parsing');
    }
  }
}

function checkTrustStatement(statement: Record<string, unknown>): void {
  if (statement.Resource !== undefined || statement.NotResource !== undefined) {
    throw malformed('Has prohibited field Resource');
  }
  const principal = statement.Principal ?? statement.NotPrincipal;
  if (principal === undefined) throw malformed('Missing required field Principal');
  if (principal !== '*' && !isObject(principal)) throw malformed('Invalid principal in policy.');
}

/** Undefined where the element is missing; one string is a list of one. */
function strings(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map((each) => {
    if (typeof each !== 'string') throw malformed('Syntax errors in policy.');
    return each;
  });
}

/** ARNs of a document's AWS principals. */
export function awsPrincipals({ principal }: PolicyStatement): readonly string[] {
  return isObject(principal) ? (strings(principal.AWS) ?? []) : [];
}

export function malformed(message: string): Error {
  return iamError('MalformedPolicyDocumentException', message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** IAM answers documents percent-encoded by RFC 3986, which encodes more than JavaScript does. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Characters that count against a quota: white space does not. */
export function policySize(text: string): number {
  return text.replace(/\s/g, '').length;
}
