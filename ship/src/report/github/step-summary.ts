import type { Milliseconds } from '../../clock.ts';
import type { Outcome } from '../../deployment/progress.ts';
import { shortName } from '../../deployment/task-definition-name.ts';
import { duration, printable } from '../output.ts';
import { withShortDigests, withShortTargetGroups } from '../short-forms.ts';
import { type Story, spansOf } from '../story.ts';
import { stageInWords } from '../traffic.ts';
import { headlineOf } from '../verdict-block.ts';

/** A deployment on the page of a GitHub run: the verdict, why, what changed, and what took how long. */
export function stepSummary(story: Story, outcome: Outcome, now: Milliseconds): string {
  const { sign, headline } = headlineOf(outcome);
  const sections = [
    `## ${emojiOf(sign)} ${prose(headline)}`,
    facts(story, outcome),
    findings(outcome),
    changes(story),
    timings(story, now),
    shifts(story),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n\n`;
}

function emojiOf(sign: string): string {
  if (sign === '✔') return '✅';
  return sign === '✖' ? '❌' : '⚠️';
}

function facts({ image }: Story, outcome: Outcome): string {
  const { serving, version, taskDefinition, url } = outcome;
  const rows = [
    ['Service', code(outcome.service)],
    ['Version', version === undefined ? '' : code(version)],
    ['Image', image === undefined ? '' : code(withShortDigests(image))],
    ['Task definition', code(shortName(taskDefinition))],
    ['Serving now', serving === undefined ? '' : code(shortName(serving))],
    ['Took', duration(outcome.elapsed)],
    ['Address', prose(url)],
  ].filter(([, value]) => value !== '');
  return table(['', ''], rows);
}

function findings({ diagnosis, logLines, rule }: Outcome): string {
  if (diagnosis === undefined) return '';
  const evidence = diagnosis.evidence.map((words) => `- ${prose(withShortTargetGroups(words))}`);
  const log =
    logLines.length === 0
      ? []
      : [
          `<details open><summary>Last lines of task ${prose(diagnosis.task ?? '')}</summary>`,
          '',
          fenced(logLines),
          '',
          '</details>',
        ];
  return [
    '### Why',
    '',
    `**Cause**: ${prose(diagnosis.cause)}`,
    ...(rule === undefined ? [] : ['', `**Rule**: ${code(rule)}: stopped without waiting for ECS to give up`]),
    ...(evidence.length === 0 ? [] : ['', ...evidence]),
    '',
    `**Remedy**: ${prose(diagnosis.remedy)}`,
    ...(log.length === 0 ? [] : ['', ...log]),
  ].join('\n');
}

function changes({ plan }: Story): string {
  if (plan === undefined) return '';
  const title = `### Changes against ${code(shortName(plan.from))}`;
  if (plan.differences.length === 0) return `${title}\n\nNone.`;
  const rows = plan.differences.map(({ path, before, after }) => [
    code(path),
    before === undefined ? '' : code(withShortDigests(before)),
    after === undefined ? '' : code(withShortDigests(after)),
  ]);
  return `${title}\n\n${table(['', 'before', 'after'], rows)}`;
}

function timings(story: Story, now: Milliseconds): string {
  const rows = spansOf(story, now).map(({ name, from, took }) => [name, offset(from - story.began), duration(took)]);
  return `### Timings\n\n${table(['', 'after', 'took'], rows)}`;
}

/** The traffic's timeline: when the new revision got which share of the requests. */
function shifts({ traffic, began }: Story): string {
  if (traffic.length === 0) return '';
  const rows = traffic.map(({ at, traffic: { stage, newPercent } }) => [
    offset(at - began),
    newPercent === undefined ? '' : `${'█'.repeat(Math.round(newPercent / 5))} ${newPercent} %`.trimStart(),
    prose(stageInWords(stage)),
  ]);
  return `### Traffic\n\n${table(['after', 'new', 'stage'], rows)}`;
}

function offset(milliseconds: Milliseconds): string {
  return milliseconds === 0 ? '0 s' : duration(milliseconds);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Foreign text that Markdown and HTML find nothing in, in one line. */
function prose(text: string): string {
  return printable(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]|#!~]/g, '\\$&');
}

/** Foreign text as it is, in one line, between more backticks than it holds. */
function code(text: string): string {
  const line = printable(text).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  const fence = '`'.repeat(longestRun(line) + 1);
  return line.includes('`') ? `${fence} ${line} ${fence}` : `\`${line}\``;
}

function fenced(lines: readonly string[]): string {
  const text = lines.map(printable).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
