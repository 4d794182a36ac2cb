import { type Condition, parseBlock } from '../../load-balancer/rule-conditions.ts';
import type { RuleCondition } from '../../models/generated/elbv2.ts';
import { error } from './errors.ts';

const longestValue = 128;
const mostValues = 5;

/**
 * Checks a rule's conditions as given and fills in what AWS fills in: path and host values stand in both places.
 *
 * @throws AwsError ValidationError, TooManyUniqueTargetGroupsPerLoadBalancer
 */
export function checkedConditions(conditions: readonly RuleCondition[]): RuleCondition[] {
  const checked = conditions.map(checkedCondition);
  const values = conditions.map(toCondition).reduce((sum, condition) => sum + condition.values.length, 0);
  if (values > mostValues) {
    throw error('ValidationError', `A rule has at most ${mostValues} condition values, and ${values} were given`);
  }
  return checked;
}

/** What the data plane compares. @throws AwsError ValidationError */
export function toCondition(condition: RuleCondition): Condition {
  const values = valuesOf(condition);
  switch (condition.Field) {
    case 'path-pattern':
    case 'host-header':
    case 'http-request-method':
    case 'source-ip':
      return { field: condition.Field, values };
    case 'http-header':
      return { field: 'http-header', name: condition.HttpHeaderConfig?.HttpHeaderName ?? '', values };
    case 'query-string':
      return {
        field: 'query-string',
        values: (condition.QueryStringConfig?.Values ?? []).map(({ Key, Value }) => ({ key: Key, value: Value ?? '' })),
      };
    default:
      throw error('ValidationError', `Condition field '${condition.Field ?? ''}' must be one of ${fields.join(', ')}`);
  }
}

const fields: readonly string[] = [
  'http-header',
  'http-request-method',
  'host-header',
  'path-pattern',
  'query-string',
  'source-ip',
];

function valuesOf(condition: RuleCondition): readonly string[] {
  const configured = {
    'path-pattern': condition.PathPatternConfig?.Values,
    'host-header': condition.HostHeaderConfig?.Values,
    'http-header': condition.HttpHeaderConfig?.Values,
    'http-request-method': condition.HttpRequestMethodConfig?.Values,
    'source-ip': condition.SourceIpConfig?.Values,
  };
  const found = Object.entries(configured).find(([field]) => field === condition.Field)?.[1];
  return found ?? condition.Values ?? [];
}

function checkedCondition(given: RuleCondition): RuleCondition {
  const condition = toCondition(given);
  if (condition.values.length === 0) {
    throw error('ValidationError', `A condition value must be specified for field '${condition.field}'`);
  }
  for (const value of condition.values) {
    const text = typeof value === 'string' ? value : `${value.key ?? ''}${value.value}`;
    if (text.length > longestValue) {
      throw error('ValidationError', `Condition value '${text}' may have at most ${longestValue} characters`);
    }
    if (condition.field === 'source-ip' && parseBlock(text) === undefined) {
      throw error('ValidationError', `Condition value '${text}' must be an address block in CIDR format`);
    }
    if (condition.field === 'http-request-method' && !/^[A-Z_-]{1,40}$/.test(text)) {
      throw error('ValidationError', `Condition value '${text}' must be a method of A-Z, hyphens and underscores`);
    }
  }
  if (condition.field === 'http-header' && !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40}$/.test(condition.name)) {
    throw error('ValidationError', `HTTP header name '${condition.name}' is not valid`);
  }
  if (given.RegexValues !== undefined)
    throw error('ValidationError', 'local-aws has no regular expressions in conditions');
  switch (condition.field) {
    case 'path-pattern':
      return { Field: condition.field, Values: condition.values, PathPatternConfig: { Values: condition.values } };
    case 'host-header':
      return { Field: condition.field, Values: condition.values, HostHeaderConfig: { Values: condition.values } };
    default:
      return given;
  }
}
