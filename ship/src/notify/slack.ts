import type { Outcome } from '../deployment/progress.ts';
import { printable } from '../report/output.ts';
import { headlineOf } from '../report/verdict-block.ts';
import type { Notice } from './notice.ts';
import type { Letter } from './post.ts';

interface Text {
  readonly type: 'mrkdwn' | 'plain_text';
  readonly text: string;
}

type Block =
  | { readonly type: 'header'; readonly text: Text }
  | { readonly type: 'section'; readonly text: Text }
  | { readonly type: 'context'; readonly elements: readonly Text[] };

/**
 * The letter to a Slack incoming webhook, in Block Kit; `text` is what a notification shows.
 *
 * @see https://docs.slack.dev/block-kit
 */
export function slackLetter(notice: Notice): Letter {
  const title = `${notice.app} · ${notice.environment}`;
  const told = toldOf(notice);
  const blocks: readonly Block[] = [
    { type: 'header', text: { type: 'plain_text', text: cut(title, longestHeader) } },
    section(told),
    ...(notice.outcome === undefined ? [] : findings(notice.outcome)),
    { type: 'context', elements: [markdown(contextOf(notice))] },
  ];
  return { body: JSON.stringify({ text: cut(`${title}: ${told}`, longestText), blocks }), headers: {} };
}

/** Slack's own bounds, in characters. */
const longestHeader = 150;
const longestText = 2_900;

function toldOf({ event, command, outcome }: Notice): string {
  if (outcome !== undefined) {
    const { sign, headline } = headlineOf(outcome);
    return escaped(`${emojiOf(sign)} ${headline}`);
  }
  switch (event) {
    case 'started':
      return `:rocket: ship ${command} has begun`;
    case 'test':
      return ':wave: ship can reach this channel';
    case 'ended':
      return `ship ${command} has ended`;
    default:
      return event satisfies never;
  }
}

function emojiOf(sign: string): string {
  if (sign === '✔') return ':white_check_mark:';
  return sign === '✖' ? ':x:' : ':warning:';
}

function findings({ diagnosis, url, verdict }: Outcome): readonly Block[] {
  if (verdict === 'succeeded') return [section(`<${escaped(url)}>`)];
  if (diagnosis === undefined) return [];
  const evidence = diagnosis.evidence.slice(0, 3).map((words) => `> ${escaped(words)}`);
  return [
    section([`*Cause* ${escaped(diagnosis.cause)}`, ...evidence, `*Remedy* ${escaped(diagnosis.remedy)}`].join('\n')),
  ];
}

function contextOf({ command, by, run }: Notice): string {
  const who = by === undefined ? '' : ` by ${escaped(by)}`;
  return `ship ${command}${who}${run === undefined ? '' : ` · <${escaped(run)}|this run>`}`;
}

function section(text: string): Block {
  return { type: 'section', text: markdown(cut(text, longestText)) };
}

function markdown(text: string): Text {
  return { type: 'mrkdwn', text };
}

/** Foreign words can mention nobody and link to nothing. */
function escaped(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
