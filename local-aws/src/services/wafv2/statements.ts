import type { Rule, Statement } from '../../models/generated/wafv2.ts';

/** A statement and all that it is made of, outermost first. */
export function* statementsIn(statement: Statement): Generator<Statement> {
  yield statement;
  const { AndStatement, OrStatement, NotStatement, RateBasedStatement, ManagedRuleGroupStatement } = statement;
  const inner = [
    ...(AndStatement?.Statements ?? []),
    ...(OrStatement?.Statements ?? []),
    NotStatement?.Statement,
    RateBasedStatement?.ScopeDownStatement,
    ManagedRuleGroupStatement?.ScopeDownStatement,
  ];
  for (const each of inner) if (each) yield* statementsIn(each);
}

/** ARNs of the IP sets, pattern sets and rule groups that rules refer to. */
export function referencesOf(rules: readonly Rule[]): string[] {
  return rules
    .flatMap(({ Statement: statement }) => [...statementsIn(statement)])
    .flatMap(({ IPSetReferenceStatement, RegexPatternSetReferenceStatement, RuleGroupReferenceStatement }) => [
      IPSetReferenceStatement?.ARN,
      RegexPatternSetReferenceStatement?.ARN,
      RuleGroupReferenceStatement?.ARN,
    ])
    .filter((arn) => arn !== undefined);
}
