import type { EvaluationResult, Operations } from '../../models/generated/iam.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { noSuchEntity } from './errors.ts';
import { documentInForce, principals } from './managed-policy.ts';
import { pageOf } from './page.ts';
import { type PolicyStatement, parsePolicy } from './policy-document.ts';
import type { IamState, Principal } from './state.ts';

type Decision = EvaluationResult['EvalDecision'];

/**
 * What policies say of actions on resources: an explicit deny wins, then an allow; otherwise the deny is implicit. A
 * statement with conditions counts as not matching, since the values to compare are not known here.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function simulationOperations(state: IamState): ServiceOperations<Operations> {
  return {
    SimulatePrincipalPolicy(input) {
      const principal = principals(state).find(({ arn }) => arn === input.PolicySourceArn);
      if (!principal) throw noSuchEntity(`The entity with arn ${input.PolicySourceArn} cannot be found.`);
      const documents = [...documentsOf(state, principal), ...(input.PolicyInputList ?? [])];
      const boundary = principal.permissionsBoundary;
      const limits = boundary === undefined ? undefined : [documentInForce(state, boundary) ?? emptyPolicy];
      const results = evaluate(input.ActionNames, input.ResourceArns ?? ['*'], documents, limits);
      const { page, rest } = pageOf(results, input);
      return { EvaluationResults: page, ...rest };
    },
    SimulateCustomPolicy(input) {
      const limits = input.PermissionsBoundaryPolicyInputList;
      const results = evaluate(input.ActionNames, input.ResourceArns ?? ['*'], input.PolicyInputList, limits);
      const { page, rest } = pageOf(results, input);
      return { EvaluationResults: page, ...rest };
    },
  };
}

const emptyPolicy = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotAction":"*","Resource":"*"}}';

/** A user's policies are its own and those of its groups. */
function documentsOf(state: IamState, principal: Principal): string[] {
  const groups = [...state.groups.values()].filter(
    ({ members }) => principal.arn.includes(':user/') && members.includes(principal.name),
  );
  return [principal, ...groups].flatMap(({ inlinePolicies, attachedPolicies }) => [
    ...Object.values(inlinePolicies),
    ...attachedPolicies.map((arn) => documentInForce(state, arn)).filter((text) => text !== undefined),
  ]);
}

function evaluate(
  actions: readonly string[],
  resources: readonly string[],
  documents: readonly string[],
  boundary: readonly string[] | undefined,
): EvaluationResult[] {
  const statements = documents.flatMap((text) => parsePolicy(text, 'identity'));
  const limits = boundary?.flatMap((text) => parsePolicy(text, 'identity'));
  return actions.flatMap((action) =>
    resources.map((resource) => {
      const decision = decide(statements, action, resource);
      const limit = limits && decide(limits, action, resource);
      const isLimited = decision === 'allowed' && limit !== undefined && limit !== 'allowed';
      return {
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: isLimited ? limit : decision,
        MatchedStatements: [],
        MissingContextValues: [],
        PermissionsBoundaryDecisionDetail: limit && { AllowedByPermissionsBoundary: limit === 'allowed' },
      };
    }),
  );
}

export function decide(statements: readonly PolicyStatement[], action: string, resource: string): Decision {
  const matching = statements.filter((statement) => matches(statement, action, resource));
  if (matching.some(({ effect }) => effect === 'Deny')) return 'explicitDeny';
  return matching.some(({ effect }) => effect === 'Allow') ? 'allowed' : 'implicitDeny';
}

function matches(
  { actions, notActions, resources, notResources, condition }: PolicyStatement,
  action: string,
  resource: string,
): boolean {
  if (condition !== undefined) return false;
  const isAction = (pattern: string): boolean => isLike(action.toLowerCase(), pattern.toLowerCase());
  const isResource = (pattern: string): boolean => isLike(resource, pattern);
  const actionMatches = actions ? actions.some(isAction) : !notActions?.some(isAction);
  const resourceMatches = resources ? resources.some(isResource) : !notResources?.some(isResource);
  return actionMatches && resourceMatches;
}

/** Whether a text is matched by a pattern with `*` and `?`, in time that is linear in both for each star. */
function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let position = 0; position < text.length; ) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resume = position;
    } else if (pattern[at] === '?' || pattern[at] === text[position]) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
