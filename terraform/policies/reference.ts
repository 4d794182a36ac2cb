import type { Rule } from './rule.ts';

/** Every rule for docs/reference/policies.md: what it mirrors, what it asks, what to write. */
export function policyReference(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, title, remedy, on }) => `| ${id} | ${title} | ${remedy} | ${on.map(shortType).join(', ')} |`,
  );
  return [
    '# Policies',
    '',
    `The ${rules.length} rules that every plan is asked, each named after the checkov rule (CKV…) or AWS Security Hub or Control`,
    'Tower control that it mirrors; SHIP… are our own. How they are used: [reviewing a plan](../guides/review-a-plan.md).',
    'Written by `npm run -s plan:review -- --rules > docs/reference/policies.md`.',
    '',
    '| rule | asks that | to pass | of |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function shortType(type: string): string {
  return `\`${type.replace(/^aws_/, '')}\``;
}
