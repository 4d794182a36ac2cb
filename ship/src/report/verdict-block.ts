import type { Outcome } from '../deployment/progress.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { type Colour, duration, type Paint, printable } from './output.ts';
import { withShortTargetGroups } from './short-forms.ts';

/** The last word of a deployment or rollback: what became of it, why, and what to do. */
export function verdictBlock(outcome: Outcome, paint: Paint): readonly string[] {
  const { colour, sign, headline } = headlineOf(outcome);
  const lines = [paint(colour, paint('bold', `${sign} ${printable(headline)}`))];
  if (outcome.verdict === 'succeeded') return [...lines, `  ${outcome.url}`];
  const { diagnosis, logLines } = outcome;
  if (diagnosis === undefined) return lines;
  lines.push(member('Cause', diagnosis.cause));
  if (outcome.rule !== undefined)
    lines.push(member('Rule', `${outcome.rule}: stopped without waiting for ECS to give up`));
  for (const [index, words] of diagnosis.evidence.entries())
    lines.push(member(index === 0 ? 'Evidence' : '', withShortTargetGroups(words)));
  if (logLines.length > 0) {
    lines.push(member('Log', `last lines of task ${diagnosis.task ?? ''}`.trimEnd()));
    lines.push(...logLines.map((line) => paint('dim', member('', `| ${line}`))));
  }
  lines.push(member('Remedy', diagnosis.remedy));
  return lines;
}

function member(label: string, text: string): string {
  return `  ${label.padEnd(10)}${printable(text)}`;
}

export interface Headline {
  readonly colour: Colour;
  readonly sign: string;
  readonly headline: string;
}

/** The verdict in one line, with its sign. */
export function headlineOf(outcome: Outcome): Headline {
  const { command, verdict, service, version } = outcome;
  const revision = shortName(outcome.taskDefinition);
  const named = version === undefined ? revision : `version ${version} (${revision})`;
  const after = `after ${duration(outcome.elapsed)}`;
  const goes = command === 'deploy' ? 'the deployment of' : 'the rollback to';
  switch (verdict) {
    case 'succeeded': {
      const did = command === 'deploy' ? 'Deployed' : 'Rolled back';
      return { colour: 'green', sign: '✔', headline: `${did}: ${service} serves ${named} ${after}` };
    }
    case 'rolled back':
      return {
        colour: 'red',
        sign: '✖',
        headline: `Rolled back ${outcome.restored ?? 'by ECS'}: ${goes} ${named} failed ${after}${serving(outcome)}`,
      };
    case 'failed':
    case 'timed out':
    case 'smoke test failed':
    case 'bake failed': {
      const what = verdict === 'timed out' ? 'did not end in time' : 'failed';
      const headline = `${outcome.restored === 'by ship' ? 'Rolled back' : 'Failed'}: ${goes} ${named} ${what} ${after}`;
      const rest = outcome.restored === 'no' ? ', and the service was NOT rolled back' : serving(outcome);
      return { colour: 'red', sign: '✖', headline: `${headline}${rest}` };
    }
    case 'superseded':
      return {
        colour: 'yellow',
        sign: '■',
        headline: `Superseded: another deployment took the place of ${named} ${after}`,
      };
    case 'unknown':
      return { colour: 'yellow', sign: '?', headline: `Outcome unknown: ${goes} ${named} was not watched to its end` };
    default:
      return verdict satisfies never;
  }
}

function serving({ serving: revision }: Outcome): string {
  return revision === undefined ? '' : `; ${shortName(revision)} serves again`;
}
