import { isRuleRegex, type Transforms } from '../../load-balancer/transforms.ts';
import type { RewriteConfig, RuleTransform } from '../../models/generated/elbv2.ts';
import { error } from './errors.ts';

const longestText = 1024;

/**
 * Checks a rule's transforms: one of each type at most, each with one rewrite.
 *
 * @throws AwsError ValidationError
 */
export function checkedTransforms(transforms: readonly RuleTransform[]): readonly RuleTransform[] {
  const types = transforms.map(({ Type }) => Type);
  if (new Set(types).size < types.length) {
    throw error('ValidationError', 'A rule can have only one transform of each type');
  }
  for (const transform of transforms) {
    const rewrites = rewritesOf(transform);
    const [rewrite] = rewrites;
    if (rewrite === undefined || rewrites.length > 1) {
      throw error('ValidationError', `Transform '${transform.Type}' must have exactly one rewrite`);
    }
    if (rewrite.Regex.length > longestText || rewrite.Replace.length > longestText) {
      throw error('ValidationError', `A regex and its replacement may have at most ${longestText} characters each`);
    }
    if (!isRuleRegex(rewrite.Regex)) {
      throw error('ValidationError', `Regex '${rewrite.Regex}' is not valid`);
    }
  }
  return transforms;
}

/** What the data plane does for transforms that have been checked. */
export function toTransforms(transforms: readonly RuleTransform[]): Transforms {
  const rewriteOf = (type: RuleTransform['Type']): Transforms['url'] => {
    const found = transforms.find(({ Type }) => Type === type);
    const rewrite = found === undefined ? undefined : rewritesOf(found)[0];
    return rewrite === undefined ? undefined : { regex: rewrite.Regex, replace: rewrite.Replace };
  };
  return { host: rewriteOf('host-header-rewrite'), url: rewriteOf('url-rewrite') };
}

function rewritesOf({ Type, HostHeaderRewriteConfig, UrlRewriteConfig }: RuleTransform): readonly RewriteConfig[] {
  switch (Type) {
    case 'host-header-rewrite':
      return HostHeaderRewriteConfig?.Rewrites ?? [];
    case 'url-rewrite':
      return UrlRewriteConfig?.Rewrites ?? [];
    default:
      return Type satisfies never;
  }
}
