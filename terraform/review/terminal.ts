import { type Paint, printable } from '../invocation/paint.ts';
import { type Finding, isAccepted } from '../policies/evaluate.ts';
import type { Review, ReviewedChange } from './review.ts';
import {
  acceptance,
  afterOf,
  beforeOf,
  difference,
  dollars,
  gathered,
  oneLine,
  policyFailures,
  summary,
  worthTelling,
} from './words.ts';

/** A review for a terminal. */
export function renderTerminal(review: Review, paint: Paint, width: number): string {
  const lines = [
    ...head(review, paint),
    ...section(
      'Destroyed',
      review.destroyed.flatMap((change) => destroyed(change, paint)),
    ),
    ...section(
      'Replaced',
      review.replaced.flatMap((change) => changed(change, paint, width)),
    ),
    ...section(
      'Changed',
      review.changed.flatMap((change) => changed(change, paint, width)),
    ),
    ...section(
      'Left to others',
      gathered(review.forgotten).map((address) => `  · ${address} is kept, and not managed any more`),
    ),
    ...section('Created', created(review, paint, width)),
    ...section('A month', cost(review, paint, width)),
    ...section('Policies', policies(review, paint, width)),
  ];
  return `${lines.map((line) => printableBut(line)).join('\n')}\n`;

  function section(title: string, body: readonly string[]): readonly string[] {
    return body.length === 0 ? [] : ['', paint('bold', title), ...body];
  }
}

function head(review: Review, paint: Paint): readonly string[] {
  const where = [review.environment, review.region].filter((word) => word !== undefined).join(', ');
  const incomplete = review.isIncomplete ? [paint('red', 'Terraform stopped before this plan was whole.')] : [];
  return [`${paint('bold', `Plan for ${where}`)}: ${summary(review)}`, ...incomplete];
}

function destroyed({ address, loss, reason }: ReviewedChange, paint: Paint): readonly string[] {
  const why = reason === undefined ? [] : [paint('dim', `      ${reason}`)];
  return [`  ${paint('red', `- ${address}`)}${lossInWords(loss, paint)}`, ...why];
}

function changed(change: ReviewedChange, paint: Paint, width: number): readonly string[] {
  const { told, silent } = worthTelling(change);
  const isReplaced = change.action === 'replace';
  const mark = isReplaced ? paint('red', `± ${change.address}`) : paint('yellow', `~ ${change.address}`);
  const room = Math.min(48, Math.max(0, ...told.map(({ path }) => path.length)));
  const most = Math.max(24, Math.floor((width - room - 12) / 2));
  const fields = told.map((attribute) => {
    const values = `${oneLine(beforeOf(attribute), most)} → ${oneLine(afterOf(attribute), most)}`;
    const forces = attribute.forces ? paint('red', '  forces the replacement') : '';
    return `      ${attribute.path.padEnd(room)}  ${values}${forces}`;
  });
  const rest = silent === 0 ? [] : [paint('dim', `      and ${silent} known again after apply`)];
  const why =
    change.reason === undefined || told.some(({ forces }) => forces) ? [] : [paint('dim', `      ${change.reason}`)];
  return [`  ${mark}${lossInWords(change.loss, paint)}`, ...why, ...fields, ...rest];
}

function lossInWords(loss: string | undefined, paint: Paint): string {
  return loss === undefined ? '' : `  ${paint('bold', loss)}`;
}

function created(review: Review, paint: Paint, width: number): readonly string[] {
  return review.created.flatMap(({ file, changes }) => [
    `  ${paint('dim', `${file} (${changes.length})`)}`,
    ...wrapped(gathered(changes), width - 6).map((line) => `    ${paint('green', '+')} ${line}`),
  ]);
}

function cost(
  { cost: { before, after, items, assumed, prices, otherRegion } }: Review,
  paint: Paint,
  width: number,
): readonly string[] {
  const change = after.usdPerMonth - before.usdPerMonth;
  const total = `  ${dollars(before.usdPerMonth)} → ${dollars(after.usdPerMonth)}  (${difference(change)})`;
  const room = Math.max(0, ...items.map(({ item }) => item.length));
  const lines = items.map((line) => {
    const moved = line.after - line.before;
    const now = dollars(line.before).padStart(10);
    const then = dollars(line.after).padStart(10);
    const text = `    ${line.item.padEnd(room)}  ${now}  ${then}  ${difference(moved).padStart(10)}`;
    return Math.abs(moved) < 0.005 ? paint('dim', text) : text;
  });
  const unpriced =
    after.unpriced.length === 0 ? [] : [paint('dim', `  Without a price here: ${after.unpriced.join(', ')}`)];
  const region = otherRegion === undefined ? '' : ` (there is no table for ${otherRegion})`;
  return [
    paint('bold', total),
    ...lines,
    ...folded(assumed, width, 2).map((line) => paint('dim', line)),
    paint('dim', `  List prices of ${prices.region}${region}; their dates stand in terraform/prices.`),
    ...unpriced,
  ];
}

function policies({ policies: report }: Review, paint: Paint, width: number): readonly string[] {
  const verdict = isAccepted(report)
    ? paint('green', `  ✓ ${acceptance(report)}`)
    : paint('red', `  ✗ ${policyFailures(report)}, of ${report.rules} rules`);
  return [
    verdict,
    ...report.failures.flatMap((finding) => failed(finding, paint, width)),
    ...report.brokenExceptions.map(({ file, line, what }) => `  ${paint('red', '✗')} ${file}:${line}  ${what}`),
    ...report.excused.flatMap(({ rule, address, exception }) => [
      `  ${paint('yellow', '○')} ${rule.id}  ${address}`,
      ...folded(`excused in dev: ${exception.reason}`, width, 6).map((line) => paint('dim', line)),
    ]),
    ...report.idleExceptions.map(
      ({ file, line, rule }) =>
        `  ${paint('yellow', '○')} ${file}:${line}  excuses nothing any more (${rule}): remove it`,
    ),
    ...undecided(report.undecided, paint),
  ];
}

function failed({ rule, address, why }: Finding, paint: Paint, width: number): readonly string[] {
  return [
    `  ${paint('red', '✗')} ${rule.id}  ${paint('bold', address)}`,
    ...folded(`${rule.title}: ${why}`, width, 6),
    ...folded(rule.remedy, width, 6).map((line) => paint('dim', line)),
  ];
}

function undecided(findings: readonly Finding[], paint: Paint): readonly string[] {
  if (findings.length === 0) return [];
  const byAttribute = Map.groupBy(findings, ({ address, why }) => `${address} ${why}`);
  return [
    paint('dim', `  ? ${findings.length} cannot be told before apply:`),
    ...[...byAttribute].map(([what, those]) =>
      paint('dim', `      ${what} (${those.map(({ rule }) => rule.id).join(', ')})`),
    ),
  ];
}

/** Prose in lines that fit, each with the same indentation. */
function folded(text: string, width: number, indentation: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || indentation + last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${' '.repeat(indentation)}${line}`);
}

/** Words in lines of at most so many characters. */
function wrapped(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 2 > width) lines.push(word);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours that this file itself sets
const colours = /(\u001b\[\d+m)/;

/** Keeps our colours, and nothing else that a plan's text may try on the terminal. */
function printableBut(line: string): string {
  return line
    .split(colours)
    .map((piece) => (colours.test(piece) ? piece : printable(piece)))
    .join('');
}
