/** Replaces the first match of a regular expression; `$1` to `$9` stand for its groups. */
export interface Rewrite {
  readonly regex: string;
  readonly replace: string;
}

/**
 * What a rule does to a request before it goes to the target.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
 */
export interface Transforms {
  readonly host: Rewrite | undefined;
  /** Of the path with the query. */
  readonly url: Rewrite | undefined;
}

/** Rewrites, or leaves as it is what does not match; undefined when what comes out may not be sent. */
export interface CompiledTransforms {
  host(host: string): string | undefined;
  url(url: string): string | undefined;
}

export function compileTransforms({ host, url }: Transforms): CompiledTransforms | undefined {
  if (host === undefined && url === undefined) return undefined;
  const rewriteHost = compiled(host, 'i');
  const rewriteUrl = compiled(url, '');
  return {
    host(given) {
      const rewritten = rewriteHost(given);
      return /^[\x21-\x7e]+$/.test(rewritten) ? rewritten : undefined;
    },
    url(given) {
      const rewritten = rewriteUrl(given);
      return /^\/[\x21-\x7e]*$/.test(rewritten) ? rewritten : undefined;
    },
  };
}

/** What a rule's regular expressions cannot do on AWS: look around, refer back, possessive and atomic groups, `\p`. */
const unsupported = /\(\?(?:[=!>]|<[=!]|R|\d|P[=>])|\\[1-9]|\\[pPk]\{|\\g|(?<!\\)[*+?}]\+/;

/** Whether AWS takes the text as a regular expression of a rule. */
export function isRuleRegex(text: string): boolean {
  if (unsupported.test(text)) return false;
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

function compiled(rewrite: Rewrite | undefined, flags: string): (text: string) => string {
  if (rewrite === undefined) return (text) => text;
  const regex = new RegExp(rewrite.regex, flags);
  const { replace } = rewrite;
  return (text) => {
    const found = regex.exec(text);
    if (found === null) return text;
    const replaced = replace.replace(/\$([1-9])/g, (_, digit: string) => found[Number(digit)] ?? '');
    return text.slice(0, found.index) + replaced + text.slice(found.index + found[0].length);
  };
}
