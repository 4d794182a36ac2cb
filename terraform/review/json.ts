import { type Finding, isAccepted } from '../policies/evaluate.ts';
import type { Review, ReviewedChange } from './review.ts';

/** A review for machines: everything that a person is shown, without sensitive values. */
export function reviewJson(review: Review): unknown {
  const { cost, policies } = review;
  return {
    version: 1,
    environment: review.environment ?? null,
    region: review.region,
    isIncomplete: review.isIncomplete,
    destroyed: review.destroyed.map(changeJson),
    replaced: review.replaced.map(changeJson),
    changed: review.changed.map(changeJson),
    forgotten: review.forgotten.map(({ address }) => address),
    created: review.created.flatMap(({ changes }) => changes.map(({ address }) => address)),
    unchanged: review.unchangedCount,
    cost: {
      usdPerMonth: { before: cents(cost.before.usdPerMonth), after: cents(cost.after.usdPerMonth) },
      items: cost.items.map(({ item, before, after }) => ({ item, before: cents(before), after: cents(after) })),
      unpriced: cost.after.unpriced,
      pricesOf: cost.prices.region,
      assumed: cost.assumed,
    },
    policies: {
      isAccepted: isAccepted(policies),
      rules: policies.rules,
      asked: policies.asked,
      failures: policies.failures.map(findingJson),
      excused: policies.excused.map((finding) => ({ ...findingJson(finding), reason: finding.exception.reason })),
      undecided: policies.undecided.map(findingJson),
      brokenExceptions: policies.brokenExceptions,
      idleExceptions: policies.idleExceptions,
    },
  };
}

function changeJson({ address, loss, reason, attributes }: ReviewedChange): unknown {
  return { address, loss: loss ?? null, reason: reason ?? null, attributes };
}

function findingJson({ rule, address, why }: Finding): object {
  return { rule: rule.id, title: rule.title, address, why, remedy: rule.remedy };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
