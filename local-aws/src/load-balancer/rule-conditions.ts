import { BlockList, isIP } from 'node:net';
import type { RoutedRequest } from './routing.ts';
import { matchesWildcard } from './wildcard.ts';

/** One condition of a rule; it holds when one of its values matches. */
export type Condition =
  | { readonly field: 'path-pattern'; readonly values: readonly string[] }
  | { readonly field: 'host-header'; readonly values: readonly string[] }
  | { readonly field: 'http-header'; readonly name: string; readonly values: readonly string[] }
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
    case 'path-pattern':
      return ({ path }) => condition.values.some((pattern) => matchesWildcard(pattern, path));
    case 'host-header': {
      const patterns = lowered(condition.values);
      return ({ headers }) => {
        const host = (headers.host ?? '').toLowerCase().replace(/:\d*$/, '');
        return patterns.some((pattern) => matchesWildcard(pattern, host));
      };
    }
    case 'http-header': {
      const patterns = lowered(condition.values);
      const name = condition.name.toLowerCase();
      return ({ headers }) => {
        const value = headers[name];
        if (value === undefined) return false;
        const text = (typeof value === 'string' ? value : value.join(', ')).toLowerCase();
        return patterns.some((pattern) => matchesWildcard(pattern, text));
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

function lowered(values: readonly string[]): string[] {
  return values.map((value) => value.toLowerCase());
}
