import { BlockList, isIP } from 'node:net';
import type { RoutedRequest } from './routing.ts';
import { matchesWildcard } from './wildcard.ts';

/** One condition of a rule; it holds when one of its values, or of its regular expressions, matches. */
export type Condition =
  | { readonly field: 'path-pattern'; readonly values: readonly string[]; readonly regexes?: readonly string[] }
  | { readonly field: 'host-header'; readonly values: readonly string[]; readonly regexes?: readonly string[] }
  | {
      readonly field: 'http-header';
      readonly name: string;
      readonly values: readonly string[];
      readonly regexes?: readonly string[];
    }
  | { readonly field: 'http-request-method'; readonly values: readonly string[] }
  | {
      readonly field: 'query-string';
      readonly values: readonly { readonly key: string | undefined; readonly value: string }[];
    }
  /** Values are blocks such as `10.0.0.0/8`. */
  | { readonly field: 'source-ip'; readonly values: readonly string[] };

export type CompiledCondition = (request: RoutedRequest) => boolean;

/**
 * What is compared how follows the ALB: paths with regard to case, hosts, header values and query strings without,
 * methods exactly.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function compileCondition(condition: Condition): CompiledCondition {
  switch (condition.field) {
    case 'path-pattern': {
      const matches = textMatcher(condition.values, condition.regexes, 'sensitive');
      return ({ path }) => matches(path);
    }
    case 'host-header': {
      const matches = textMatcher(condition.values, condition.regexes, 'insensitive');
      return ({ headers }) => matches((headers.host ?? '').replace(/:\d*$/, ''));
    }
    case 'http-header': {
      const matches = textMatcher(condition.values, condition.regexes, 'insensitive');
      const name = condition.name.toLowerCase();
      return ({ headers }) => {
        const value = headers[name];
        return value !== undefined && matches(typeof value === 'string' ? value : value.join(', '));
      };
    }
    case 'http-request-method':
      return ({ method }) => condition.values.includes(method);
    case 'query-string': {
      const patterns = condition.values.map(({ key, value }) => ({
        key: key?.toLowerCase(),
        value: value.toLowerCase(),
      }));
      return ({ query }) => {
        const pairs = [...new URLSearchParams(query.toLowerCase())];
        return patterns.some(({ key, value }) =>
          pairs.some(
            ([hasKey, hasValue]) =>
              (key === undefined || matchesWildcard(key, hasKey)) && matchesWildcard(value, hasValue),
          ),
        );
      };
    }
    case 'source-ip': {
      const blocks = new BlockList();
      for (const value of condition.values) {
        const block = parseBlock(value);
        if (block !== undefined) blocks.addSubnet(block.address, block.prefix, block.family);
      }
      return ({ sourceAddress }) => blocks.check(sourceAddress, isIP(sourceAddress) === 6 ? 'ipv6' : 'ipv4');
    }
    default:
      return condition satisfies never;
  }
}

/** An address block in CIDR notation; undefined for anything else. */
export function parseBlock(text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  const prefix = Number(length);
  if (prefix > (version === 4 ? 32 : 128)) return undefined;
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

function textMatcher(
  values: readonly string[],
  regexes: readonly string[] = [],
  letters: 'sensitive' | 'insensitive',
): (text: string) => boolean {
  const isSensitive = letters === 'sensitive';
  const patterns = isSensitive ? values : values.map((value) => value.toLowerCase());
  const expressions = regexes.map((regex) => new RegExp(regex, isSensitive ? '' : 'i'));
  return (text) => {
    const compared = isSensitive ? text : text.toLowerCase();
    return (
      patterns.some((pattern) => matchesWildcard(pattern, compared)) || expressions.some((regex) => regex.test(text))
    );
  };
}
