import { type Condition, parseBlock } from '../../load-balancer/rule-conditions.ts';
import { isRuleRegex } from '../../load-balancer/transforms.ts';
import type { RuleCondition } from '../../models/generated/elbv2.ts';
import { error } from './errors.ts';

const longestValue = 128;
const mostValues = 5;
const mostWildcards = 6;
/** Fields of which a rule has one condition at most. */
const onceOnly: ReadonlySet<string> = new Set(['host-header', 'path-pattern', 'http-request-method', 'source-ip']);

/**
 * Checks a rule's conditions as given and fills in what AWS fills in: path and host values stand in both places.
 *
 * @throws AwsError ValidationError
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function checkedConditions(conditions: readonly RuleCondition[]): RuleCondition[] {
  const checked = conditions.map(checkedCondition);
  const compared = conditions.map(toCondition);
  for (const field of onceOnly) {
    if (compared.filter((condition) => condition.field === field).length > 1) {
      throw error('ValidationError', `A rule can only have one '${field}' condition`);
    }
  }
  const values = compared.flatMap(textsOf);
  if (values.length > mostValues) {
    throw error(
      'ValidationError',
      `A rule can have at most ${mostValues} condition values, and ${values.length} were specified`,
    );
  }
  const wildcards = compared.flatMap(patternsOf).join('').match(/[*?]/g)?.length ?? 0;
  if (wildcards > mostWildcards) {
    throw error(
      'ValidationError',
      `A rule can have at most ${mostWildcards} wildcards, and ${wildcards} were specified`,
    );
  }
  return checked;
}

/** What the data plane compares. @throws AwsError ValidationError */
export function toCondition(given: RuleCondition): Condition {
  const { values, regexes } = comparedOf(given);
  switch (given.Field) {
    case 'path-pattern':
    case 'host-header':
      return { field: given.Field, values, regexes };
    case 'http-header':
      return { field: 'http-header', name: given.HttpHeaderConfig?.HttpHeaderName ?? '', values, regexes };
    case 'http-request-method':
    case 'source-ip':
      return { field: given.Field, values };
    case 'query-string':
      return {
        field: 'query-string',
        values: (given.QueryStringConfig?.Values ?? []).map(({ Key, Value }) => ({ key: Key, value: Value ?? '' })),
      };
    default:
      throw error('ValidationError', `Condition field '${given.Field ?? ''}' must be one of '[${fields.join(', ')}]'`);
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

interface Compared {
  readonly values: readonly string[];
  readonly regexes: readonly string[];
}

/** Values stand in the field's own configuration; those of paths and hosts may stand in the condition itself. */
function comparedOf(given: RuleCondition): Compared {
  const { HttpHeaderConfig, PathPatternConfig, HostHeaderConfig } = given;
  const here = { Values: given.Values, RegexValues: given.RegexValues };
  const from = ({ Values = [], RegexValues = [] }: typeof here): Compared => ({ values: Values, regexes: RegexValues });
  switch (given.Field) {
    case 'path-pattern':
      return from({ ...here, ...PathPatternConfig });
    case 'host-header':
      return from({ ...here, ...HostHeaderConfig });
    case 'http-header':
      return from({ ...here, ...HttpHeaderConfig });
    case 'http-request-method':
      return { values: given.HttpRequestMethodConfig?.Values ?? [], regexes: [] };
    case 'source-ip':
      return { values: given.SourceIpConfig?.Values ?? [], regexes: [] };
    default:
      return { values: [], regexes: [] };
  }
}

/** Values in which `*` and `?` stand for other characters. */
function patternsOf(condition: Condition): readonly string[] {
  switch (condition.field) {
    case 'query-string':
      return condition.values.map(({ key, value }) => `${key ?? ''}${value}`);
    case 'path-pattern':
    case 'host-header':
    case 'http-header':
      return condition.values;
    case 'http-request-method':
    case 'source-ip':
      return [];
    default:
      return condition satisfies never;
  }
}

function textsOf(condition: Condition): readonly string[] {
  const regexes = 'regexes' in condition ? (condition.regexes ?? []) : [];
  const values = condition.field === 'query-string' ? patternsOf(condition) : condition.values;
  return [...values, ...regexes];
}

function checkedCondition(given: RuleCondition): RuleCondition {
  const condition = toCondition(given);
  const texts = textsOf(condition);
  if (texts.length === 0) throw error('ValidationError', 'A condition value must be specified');
  for (const text of texts) {
    if (text.length > longestValue) {
      throw error('ValidationError', `Condition value '${text}' may have at most ${longestValue} characters`);
    }
  }
  switch (condition.field) {
    case 'path-pattern': {
      const regexes = checkedRegexes(condition.regexes);
      assertAll(condition.values, /^[\w.$/~"'@:+&*?-]+$/, 'a path of letters, digits and _-.$/~"\'@:+&*?');
      const { values: Values } = condition;
      return { Field: 'path-pattern', Values, ...regexes, PathPatternConfig: { Values, ...regexes } };
    }
    case 'host-header': {
      const regexes = checkedRegexes(condition.regexes);
      assertAll(
        condition.values,
        /^[A-Za-z0-9.:*?_-]+$/,
        'a host name, in which * and ? may stand for other characters',
      );
      const { values: Values } = condition;
      return { Field: 'host-header', Values, ...regexes, HostHeaderConfig: { Values, ...regexes } };
    }
    case 'http-header':
      checkedRegexes(condition.regexes);
      if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40}$/.test(condition.name)) {
        throw error('ValidationError', `HTTP header name '${condition.name}' is not valid`);
      }
      if (condition.name.toLowerCase() === 'host') {
        throw error('ValidationError', "Use a 'host-header' condition for the host header");
      }
      return given;
    case 'http-request-method':
      assertAll(condition.values, /^[A-Z_-]{1,40}$/, 'a method of A-Z, hyphens and underscores');
      return given;
    case 'source-ip':
      for (const value of condition.values) {
        if (parseBlock(value) === undefined) {
          throw error('ValidationError', `Condition value '${value}' must be an address block in CIDR format`);
        }
      }
      return given;
    case 'query-string':
      return given;
    default:
      return condition satisfies never;
  }
}

function assertAll(values: readonly string[], allowed: RegExp, what: string): void {
  for (const value of values) {
    if (!allowed.test(value)) throw error('ValidationError', `Condition value '${value}' must be ${what}`);
  }
}

function checkedRegexes(regexes: readonly string[] = []): { readonly RegexValues?: readonly string[] } {
  for (const regex of regexes) {
    if (!isRuleRegex(regex)) throw error('ValidationError', `Regex '${regex}' is not valid`);
  }
  return regexes.length === 0 ? {} : { RegexValues: regexes };
}
