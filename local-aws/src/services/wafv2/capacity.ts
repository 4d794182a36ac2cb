import type { Rule, Statement, TextTransformation } from '../../models/generated/wafv2.ts';
import { managedRuleGroup } from './managed-rule-groups.ts';
import { statementsIn } from './statements.ts';

/**
 * About what rules cost in web ACL capacity units, by AWS's published figures for each kind of statement.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html
 *
 * @param ruleGroupCapacity of a rule group of one's own, by its ARN
 */
export function capacityOf(rules: readonly Rule[], ruleGroupCapacity: (arn: string) => number): number {
  return rules
    .flatMap(({ Statement: statement }) => [...statementsIn(statement)])
    .reduce((sum, statement) => sum + costOf(statement, ruleGroupCapacity), 0);
}

const transformationCost = 10;

function costOf(statement: Statement, ruleGroupCapacity: (arn: string) => number): number {
  const {
    ByteMatchStatement: bytes,
    RegexMatchStatement: regex,
    RegexPatternSetReferenceStatement: patterns,
    SizeConstraintStatement: size,
    SqliMatchStatement: sqli,
    XssMatchStatement: xss,
    RateBasedStatement: rate,
    ManagedRuleGroupStatement: managed,
    RuleGroupReferenceStatement: own,
    IPSetReferenceStatement: addresses,
  } = statement;
  if (bytes) {
    const isAnywhere = bytes.PositionalConstraint.startsWith('CONTAINS');
    return (isAnywhere ? 10 : 2) + transformed(bytes.TextTransformations);
  }
  if (regex) return 3 + transformed(regex.TextTransformations);
  if (patterns) return 25 + transformed(patterns.TextTransformations);
  if (size) return 1 + transformed(size.TextTransformations);
  if (sqli) return (sqli.SensitivityLevel === 'HIGH' ? 30 : 20) + transformed(sqli.TextTransformations);
  if (xss) return 40 + transformed(xss.TextTransformations);
  if (rate) return 2 + 30 * (rate.CustomKeys?.length ?? 0);
  if (managed) return managedRuleGroup(managed.VendorName, managed.Name)?.capacity ?? 0;
  if (own) return ruleGroupCapacity(own.ARN);
  if (addresses) return addresses.IPSetForwardedIPConfig?.Position === 'ANY' ? 5 : 1;
  return 1;
}

function transformed(transformations: readonly TextTransformation[]): number {
  return transformationCost * transformations.filter(({ Type }) => Type !== 'NONE').length;
}
