import type { Clock } from '../clock.ts';
import type { Outcome, Progress, Report } from '../deployment/progress.ts';
import { outcomeLine, progressLine } from './json-lines.ts';
import { lineRenderer } from './lines.ts';
import { liveBlock } from './live-block.ts';
import { type Output, painter } from './output.ts';
import { shortEvent } from './short-forms.ts';
import { verdictBlock } from './verdict-block.ts';

/** Tells a deployment while it goes on, and its outcome at the end. */
export interface Reporter {
  readonly report: Report;
  finish(outcome: Outcome): void;
  /** Leaves the terminal as it should be, whatever happened. */
  close(): void;
}

/** The reporter that suits the reader: JSON lines, a terminal that is redrawn, or plain lines. */
export function reporterFor(output: Output, options: { readonly json: boolean }, clock: Clock): Reporter {
  if (options.json) return jsonReporter(output, clock);
  return output.isInteractive ? liveReporter(output, clock) : plainReporter(output);
}

function jsonReporter(output: Output, clock: Clock): Reporter {
  return {
    report: (progress) => output.write(`${progressLine(progress, clock.now())}\n`),
    finish: (outcome) => output.write(`${outcomeLine(outcome, clock.now())}\n`),
    close: () => {},
  };
}

function plainReporter(output: Output): Reporter {
  const paint = painter(output.hasColour);
  const render = lineRenderer(paint);
  return {
    report: (progress) => writeLines(output, render(progress)),
    finish: (outcome) => writeLines(output, verdictBlock(outcome, paint)),
    close: () => {},
  };
}

/** Steps and stopped tasks stay; the rollout is redrawn in place below them. */
function liveReporter(output: Output, clock: Clock): Reporter {
  const paint = painter(output.hasColour);
  const render = lineRenderer(paint);
  const began = clock.now();
  let drawn = 0;
  let lastEvent: string | undefined;

  const draw = (lines: readonly string[], block: readonly string[]): void => {
    // One write, so that no half-drawn block is ever seen: up to the block's first line, clear downwards, write anew.
    const back = drawn === 0 ? '' : `\u001b[${drawn}A\u001b[J`;
    output.write(back + [...lines, ...block].map((line) => `${line}\n`).join(''));
    drawn = block.length;
  };

  return {
    report(progress: Progress) {
      if (progress.kind === 'rollout') {
        draw([], liveBlock(progress.rollout, { elapsed: clock.now() - began, lastEvent }, paint, output.width));
      } else if (progress.kind === 'service event') {
        lastEvent = shortEvent(progress.event.message);
      } else {
        draw(render(progress), []);
      }
    },
    finish: (outcome) => draw(verdictBlock(outcome, paint), []),
    close: () => {},
  };
}

function writeLines(output: Output, lines: readonly string[]): void {
  for (const line of lines) output.write(`${line}\n`);
}
