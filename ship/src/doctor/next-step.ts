import type { CheckResult } from '../checks/check.ts';

/** What is worth doing first, where something is in the way: a later problem may be gone with an earlier one. */
export function nextStep(results: readonly CheckResult[]): string | undefined {
  const order = ['tools', 'account', 'project', 'quotas', 'reach'];
  const [first] = results
    .filter(({ state }) => state === 'problem')
    .toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group));
  return first === undefined ? undefined : `First: ${first.name}: ${first.remedy ?? first.detail}`;
}
