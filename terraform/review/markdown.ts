import { printable } from '../invocation/paint.ts';
import { type Finding, isAccepted } from '../policies/evaluate.ts';
import type { Review, ReviewedChange } from './review.ts';
import {
  acceptance,
  afterOf,
  beforeOf,
  difference,
  dollars,
  gathered,
  policyFailures,
  summary,
  worthTelling,
} from './words.ts';

/** What GitHub takes in one comment, in characters. */
export const commentLimit = 65_536;

/** Stands at the top, so that a later review can take the place of an earlier one. */
export function marker(environment: string | undefined): string {
  return `<!-- plan-review: ${environment ?? 'root'} -->`;
}

/**
 * A review as a comment on a pull request. Where it would be longer than GitHub takes, each list is cut, the least
 * dangerous first, and says how much is left out.
 */
export function renderMarkdown(review: Review, limit: number = commentLimit): string {
  for (const most of [Number.POSITIVE_INFINITY, 400, 200, 100, 50, 20, 8, 3, 1, 0]) {
    const text = render(review, most);
    if (text.length <= limit) return text;
  }
  return render(review, 0).slice(0, limit);
}

function render(review: Review, most: number): string {
  const where = review.environment ?? review.region;
  const sections = [
    marker(review.environment),
    `### Terraform plan for ${where}: ${summary(review)}`,
    ...(review.isIncomplete ? ['> [!CAUTION]\n> Terraform stopped before this plan was whole.'] : []),
    ...verdict(review),
    ...failures(review, most),
    ...changes('Destroyed', review.destroyed, most * 4, true),
    ...changes('Replaced', review.replaced, most * 4, true),
    ...changes('Changed', review.changed, most * 2, false),
    ...forgotten(review, most),
    ...cost(review, most),
    ...created(review, most),
    ...excused(review, most),
    ...undecided(review, most),
  ];
  return `${sections.join('\n\n')}\n`;
}

function verdict({ policies, destroyed, replaced }: Review): readonly string[] {
  const losses = [...destroyed, ...replaced].filter(({ loss }) => loss !== undefined);
  const warning = losses.map(({ address, loss }) => `> - ${code(address)}: **${loss}**`);
  return [
    ...(losses.length === 0 ? [] : [`> [!WARNING]\n> This plan takes away:\n${cut(warning, 20, '> - ').join('\n')}`]),
    isAccepted(policies) ? `✅ ${acceptance(policies)}.` : `❌ **${policyFailures(policies)}.**`,
  ];
}

function failures({ policies: { failures: found, brokenExceptions } }: Review, most: number): readonly string[] {
  const rows = [
    ...found.map(({ rule, address, why }) =>
      row([code(rule.id), code(address), `${rule.title}: ${why}. ${capital(rule.remedy)}.`]),
    ),
    ...brokenExceptions.map(({ file, line, what }) => row(['exception', code(`${file}:${line}`), what])),
  ];
  return table(['policy', 'resource', 'what is wrong, and what to do'], rows, Math.max(5, most * 4));
}

function changes(title: string, found: readonly ReviewedChange[], most: number, isOpen: boolean): readonly string[] {
  if (found.length === 0) return [];
  const lines = found.flatMap((change) => {
    const { told, silent } = worthTelling(change);
    const sign = change.attributes.length === 0 ? '-' : '!';
    return [
      `${sign} ${change.address}${change.loss === undefined ? '' : `   # ${change.loss}`}`,
      ...(change.reason === undefined ? [] : [`#     ${change.reason}`]),
      ...told.flatMap((attribute) => [
        `-     ${attribute.path} = ${beforeOf(attribute)}`,
        `+     ${attribute.path} = ${afterOf(attribute)}${attribute.forces ? '   # forces the replacement' : ''}`,
      ]),
      ...(silent === 0 ? [] : [`#     and ${silent} known again after apply`]),
    ];
  });
  return [details(`${title} (${found.length})`, fence('diff', cut(lines, most, '# ')), isOpen)];
}

function forgotten({ forgotten: found }: Review, most: number): readonly string[] {
  if (found.length === 0) return [];
  const lines = gathered(found).map((address) => `- ${code(address)}`);
  return [details(`Kept, and not managed any more (${found.length})`, cut(lines, most, '- ').join('\n'), false)];
}

function created({ created: groups, createdCount }: Review, most: number): readonly string[] {
  if (createdCount === 0) return [];
  const lines = groups.flatMap(({ file, changes: found }) => [
    `# ${file}`,
    ...gathered(found).map((address) => `+ ${address}`),
  ]);
  return [details(`Created (${createdCount})`, fence('diff', cut(lines, most, '# ')), false)];
}

function cost(
  { cost: { before, after, items, assumed, prices, otherRegion } }: Review,
  most: number,
): readonly string[] {
  const change = after.usdPerMonth - before.usdPerMonth;
  const rows = items.map((line) =>
    row([line.item, dollars(line.before), dollars(line.after), difference(line.after - line.before)]),
  );
  const region = otherRegion === undefined ? '' : ` (there is no table for ${otherRegion})`;
  const unpriced = after.unpriced.length === 0 ? '' : ` Without a price here: ${after.unpriced.map(code).join(', ')}.`;
  const body = [
    ...table(['a month', 'now', 'then', 'difference'], rows, Math.max(5, most)),
    `${assumed} List prices of ${prices.region}${region}; their dates stand in \`terraform/prices\`.${unpriced}`,
  ];
  return [
    details(
      `${dollars(before.usdPerMonth)} → <b>${dollars(after.usdPerMonth)}</b> a month (${difference(change)})`,
      body.join('\n\n'),
      false,
    ),
  ];
}

function excused({ policies: { excused: found, idleExceptions } }: Review, most: number): readonly string[] {
  const rows = [
    ...found.map(({ rule, address, exception }) => row([code(rule.id), code(address), exception.reason])),
    ...idleExceptions.map(({ rule, file, line }) =>
      row([code(rule), code(`${file}:${line}`), 'excuses nothing any more: remove it']),
    ),
  ];
  if (rows.length === 0) return [];
  const body = table(['policy', 'resource', 'why dev is excused'], rows, most);
  return [details(`Excused in dev (${rows.length})`, body.join('\n\n'), false)];
}

function undecided({ policies: { undecided: found } }: Review, most: number): readonly string[] {
  if (found.length === 0) return [];
  const byAttribute = Map.groupBy(found, ({ address, why }: Finding) => `${address} ${why}`);
  const lines = [...byAttribute].map(
    ([what, those]) => `- ${code(what)}: ${those.map(({ rule }) => rule.id).join(', ')}`,
  );
  return [details(`Cannot be told before apply (${found.length})`, cut(lines, most, '- ').join('\n'), false)];
}

function details(title: string, body: string, isOpen: boolean): string {
  return `<details${isOpen ? ' open' : ''}>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function table(head: readonly string[], rows: readonly string[], most: number): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const rest =
    left === 0 ? [] : [row([`… and ${left} more, left out to fit a comment`, ...head.slice(1).map(() => '')])];
  return [[row(head), row(head.map(() => '---')), ...shown, ...rest].join('\n')];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => printable(cell).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The first lines, and how many more there are. */
function cut(lines: readonly string[], most: number, mark: string): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `${mark}… and ${lines.length - most} more lines, left out to fit a comment`];
}

/** Four tildes: what is within may have fences of its own. */
function fence(language: string, lines: readonly string[]): string {
  return [`~~~~${language}`, ...lines.map(printable).map((line) => line.replaceAll('~~~~', '~~~')), '~~~~'].join('\n');
}

function code(text: string): string {
  const plain = printable(text);
  return plain.includes('`') ? `\`\` ${plain} \`\`` : `\`${plain}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
