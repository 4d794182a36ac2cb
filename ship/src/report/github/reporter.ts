import { appendFile } from 'node:fs/promises';
import type { Clock } from '../../clock.ts';
import { githubOutput } from '../../delivery/github-output.ts';
import { exitCodeOf } from '../../deployment/outcome-exit.ts';
import type { Outcome } from '../../deployment/progress.ts';
import { messageOf } from '../../failure.ts';
import type { Reporter } from '../reporter.ts';
import { type Story, storyFrom, told } from '../story.ts';
import { headlineOf } from '../verdict-block.ts';
import { stepSummary } from './step-summary.ts';
import type { Workflow } from './workflow.ts';

/**
 * What GitHub Actions gets besides the lines: the step's summary, outputs for later steps, and where it did not go well
 * one annotation with one cause. A file of GitHub's that cannot be written is told, and changes nothing.
 */
export function githubReporter(environment: NodeJS.ProcessEnv, workflow: Workflow, clock: Clock): Reporter {
  let story = storyFrom(clock.now());
  return {
    report(progress) {
      story = told(story, progress, clock.now());
    },
    async finish(outcome) {
      annotate(outcome, workflow);
      try {
        const { GITHUB_STEP_SUMMARY = '' } = environment;
        if (GITHUB_STEP_SUMMARY !== '') await appendFile(GITHUB_STEP_SUMMARY, stepSummary(story, outcome, clock.now()));
        await githubOutput(environment, outputsOf(story, outcome));
      } catch (error) {
        workflow.annotate('warning', 'ship', `GitHub's files cannot be written: ${messageOf(error)}`);
      }
    },
    close: () => {},
  };
}

function annotate(outcome: Outcome, workflow: Workflow): void {
  const { diagnosis, verdict } = outcome;
  if (verdict === 'succeeded') return;
  const { headline } = headlineOf(outcome);
  const level = exitCodeOf(outcome) === 4 ? 'warning' : 'error';
  const cause = diagnosis === undefined ? headline : `${diagnosis.cause}; ${diagnosis.remedy}`;
  workflow.annotate(level, headline, cause);
}

/** Undefined is empty: a later step that reads it finds nothing, as for an output that was never set. */
function outputsOf({ image }: Story, outcome: Outcome): Readonly<Record<string, string>> {
  return {
    verdict: outcome.verdict.replaceAll(' ', '-'),
    'exit-code': String(exitCodeOf(outcome)),
    'task-definition': outcome.taskDefinition,
    serving: outcome.serving ?? '',
    version: outcome.version ?? '',
    image: image ?? '',
    url: outcome.url,
    cause: outcome.diagnosis?.code ?? '',
  };
}
