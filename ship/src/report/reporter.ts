import type { Clock, Milliseconds } from '../clock.ts';
import type { Outcome, Report } from '../deployment/progress.ts';
import type { Workflow } from './github/workflow.ts';
import { outcomeLine, progressLine } from './json-lines.ts';
import { lineRenderer } from './lines.ts';
import { liveBlock } from './live-block.ts';
import { liveScreen } from './live-screen.ts';
import { clockFace, type Output, painter, printable } from './output.ts';
import { stillSummary } from './still-summary.ts';
import { storyFrom, told } from './story.ts';
import { verdictBlock } from './verdict-block.ts';

/** Tells a deployment while it goes on, and its outcome at the end. */
export interface Reporter {
  readonly report: Report;
  /** Resolves when everybody who is to know the outcome has been told. */
  finish(outcome: Outcome): Promise<void>;
  /** Leaves the terminal as it should be, whatever happened. */
  close(): void;
}

/** Several reporters as one, told in their order. */
export function together(reporters: readonly Reporter[]): Reporter {
  return {
    report: (progress) => {
      for (const { report } of reporters) report(progress);
    },
    async finish(outcome) {
      for (const reporter of reporters) await reporter.finish(outcome);
    },
    close: () => {
      for (const reporter of reporters) reporter.close();
    },
  };
}

export interface ReporterOptions {
  readonly json: boolean;
  /** Where lines can be folded away: GitHub Actions. */
  readonly workflow?: Workflow | undefined;
}

/** Calls again and again until it is stopped. */
export type Ticker = (act: () => void) => () => void;

const everySecond: Ticker = (act) => {
  const timer = setInterval(act, 1_000);
  return () => clearInterval(timer);
};

/** The reporter that suits the reader: JSON lines, a terminal that is redrawn, or plain lines. */
export function reporterFor(
  output: Output,
  { json, workflow }: ReporterOptions,
  clock: Clock,
  ticker: Ticker = everySecond,
): Reporter {
  if (json) return jsonReporter(output, clock);
  return output.isInteractive ? liveReporter(output, clock, ticker) : plainReporter(output, clock, workflow);
}

function jsonReporter(output: Output, clock: Clock): Reporter {
  return {
    report: (progress) => output.write(`${progressLine(progress, clock.now())}\n`),
    finish: async (outcome) => output.write(`${outcomeLine(outcome, clock.now())}\n`),
    close: () => {},
  };
}

/** A line for each change, with the time since it began. */
function plainReporter(output: Output, clock: Clock, workflow: Workflow | undefined): Reporter {
  const paint = painter(output.hasColour);
  const render = lineRenderer(paint);
  const began: Milliseconds = clock.now();
  let isFolded = false;
  const unfold = (): void => {
    if (isFolded) workflow?.endGroup();
    isFolded = false;
  };
  return {
    report(progress) {
      if (workflow !== undefined && !isFolded) {
        workflow.group('What happened');
        isFolded = true;
      }
      const time = paint('dim', clockFace(clock.now() - began));
      writeLines(
        output,
        render(progress).map((line) => `${time}  ${line}`),
      );
    },
    async finish(outcome) {
      unfold();
      if (workflow === undefined || outcome.logLines.length === 0) {
        writeLines(output, verdictBlock(outcome, paint));
        return;
      }
      writeLines(output, verdictBlock({ ...outcome, logLines: [] }, paint));
      workflow.group(`Last lines of task ${outcome.diagnosis?.task ?? ''}`.trimEnd());
      writeLines(
        output,
        outcome.logLines.map((line) => `| ${printable(line)}`),
      );
      workflow.endGroup();
    },
    close: unfold,
  };
}

/** Steps and stopped tasks stay; below them a block of tasks, traffic and time is redrawn in place. */
function liveReporter(output: Output, clock: Clock, ticker: Ticker): Reporter {
  const paint = painter(output.hasColour);
  const render = lineRenderer(paint);
  const screen = liveScreen(output);
  let story = storyFrom(clock.now());
  const draw = (): void => screen.draw(liveBlock(story, clock.now(), paint, output.width));
  const stop = ticker(draw);
  let isOpen = true;
  const end = (lines: readonly string[]): void => {
    if (!isOpen) return;
    isOpen = false;
    stop();
    screen.draw([]);
    screen.keep(lines);
  };

  return {
    report(progress) {
      story = told(story, progress, clock.now());
      // The block shows what these say.
      const isShown = progress.kind === 'rollout' || progress.kind === 'service event';
      if (!isShown) screen.keep(render(progress));
      draw();
    },
    finish: async (outcome) => end([...stillSummary(story, clock.now(), paint), ...verdictBlock(outcome, paint)]),
    close: () => end([]),
  };
}

function writeLines(output: Output, lines: readonly string[]): void {
  for (const line of lines) output.write(`${line}\n`);
}
