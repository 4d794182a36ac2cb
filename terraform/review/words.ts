import type { PolicyReport } from '../policies/evaluate.ts';
import type { AttributeChange } from './attribute-changes.ts';
import type { Review, ReviewedChange } from './review.ts';

/** `1 destroyed, 2 replaced, 3 changed, 12 created, 40 unchanged`; what there is none of is left out. */
export function summary(review: Review): string {
  const counts: readonly (readonly [number, string])[] = [
    [review.destroyed.length, 'destroyed'],
    [review.replaced.length, 'replaced'],
    [review.changed.length, 'changed'],
    [review.forgotten.length, 'forgotten'],
    [review.createdCount, 'created'],
    [review.unchangedCount, 'unchanged'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0 ? 'nothing' : told.join(', ');
}

/** What is said of a plan that no policy speaks against; also how much of it could not be judged yet. */
export function acceptance({ rules, asked, excused, undecided }: PolicyReport): string {
  const but = [
    ...(excused.length === 0 ? [] : [`${excused.length} excused in dev`]),
    ...(undecided.length === 0 ? [] : [`${undecided.length} cannot be told before apply`]),
  ];
  return [`${rules} policies, asked ${asked} times: none fails`, ...but].join(', ');
}

/** `1 policy failure`, `3 policy failures`. */
export function policyFailures({ failures, brokenExceptions }: PolicyReport): string {
  const count = failures.length + brokenExceptions.length;
  return count === 1 ? '1 policy failure' : `${count} policy failures`;
}

/** `$12.40`; `$1,234.00`. */
export function dollars(usd: number): string {
  const [whole = '', cents = ''] = Math.abs(usd).toFixed(2).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${usd < -0.004 ? '−' : ''}$${grouped}.${cents}`;
}

/** `+$4.00`, `−$4.00`, `±$0`. */
export function difference(usd: number): string {
  if (Math.abs(usd) < 0.005) return '±$0';
  return usd > 0 ? `+${dollars(usd)}` : dollars(usd);
}

/** A value in one line, cut where it is long. */
export function oneLine(text: string, most = 120): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

export function beforeOf({ before }: AttributeChange): string {
  return before === undefined ? '(not set)' : oneLine(before);
}

export function afterOf({ after, isUnknown }: AttributeChange): string {
  if (isUnknown) return '(known after apply)';
  return after === undefined ? '(removed)' : oneLine(after);
}

/** The attributes worth a line. What AWS only makes anew with a replacement (ids, ARNs, its defaults) is counted. */
export function worthTelling({ action, attributes }: ReviewedChange): {
  readonly told: readonly AttributeChange[];
  readonly silent: number;
} {
  const told = attributes.filter(({ isUnknown, forces }) => forces || !isUnknown || action !== 'replace');
  const sorted = told.toSorted((one, other) => Number(other.forces) - Number(one.forces));
  return { told: sorted, silent: attributes.length - told.length };
}

/** Addresses with their keys gathered: `aws_subnet.public ×2 (us-east-1a, us-east-1b)`. */
export function gathered(changes: readonly ReviewedChange[]): readonly string[] {
  const byName = Map.groupBy(changes, ({ address }) => address.replace(/\[[^\]]*\]$/, ''));
  return [...byName].map(([name, instances]) => {
    const keys = instances.flatMap(({ address }) => /\["?([^\]"]*)"?\]$/.exec(address)?.[1] ?? []);
    if (keys.length === 0) return name;
    return keys.length === 1 ? `${name}[${keys.join('')}]` : `${name} ×${keys.length} (${keys.join(', ')})`;
  });
}
