import type { Happening, JobResult, StepResult } from './runner/report.ts';

/** Where a run is shown. */
export interface Screen {
  write(text: string): void;
  readonly columns: number;
  /** Lines may be overwritten: it is a terminal. */
  readonly isLive: boolean;
  readonly hasColour: boolean;
}

const nameWidth = 36;

/** Shows a run: a line for each step when it has ended, and on a terminal what goes on meanwhile. */
export function renderer(screen: Screen, { verbose }: { readonly verbose: boolean }): (happening: Happening) => void {
  const paint = (code: number, text: string): string => (screen.hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const mark = { success: paint(32, '✔'), failure: paint(31, '✖'), skipped: paint(2, '–'), cancelled: paint(33, '■') };
  const line = (text: string): void => {
    screen.write(`${screen.isLive ? '\r\u001b[K' : ''}${text}\n`);
  };
  const passing = (text: string): void => {
    if (screen.isLive) screen.write(`\r\u001b[K${paint(2, text.slice(0, Math.max(20, screen.columns - 1)))}`);
  };
  return (happening) => {
    switch (happening.kind) {
      case 'job started':
        return line(`\n${paint(1, happening.name)}`);
      case 'step started':
        return passing(`  … ${happening.step}`);
      case 'line': {
        const { line: told } = happening;
        if (told.kind === 'annotation') return line(`    ${told.level}: ${told.title ?? ''} ${told.message}`.trimEnd());
        if (told.kind !== 'text' || told.text === '') return undefined;
        return verbose ? line(`    ${told.text}`) : passing(`  … ${happening.step}: ${told.text.trim()}`);
      }
      case 'step ended': {
        line(stepLine(happening.step, happening.result, happening.elapsed, mark));
        if (happening.result.kind === 'failure' && !verbose) {
          for (const last of happening.lastLines) line(`    ${paint(2, '|')} ${last}`);
        }
        return undefined;
      }
      case 'job ended':
        return happening.result === 'skipped' ? line(`\n${mark.skipped} ${happening.job} skipped`) : undefined;
      default:
        return happening satisfies never;
    }
  };
}

function stepLine(name: string, result: StepResult, elapsed: number, mark: Record<JobResult, string>): string {
  const why = result.kind === 'success' ? '' : ` ${result.reason}`;
  const time = result.kind === 'skipped' ? '' : `${seconds(elapsed)}`.padStart(9);
  return `  ${mark[result.kind]} ${name.padEnd(nameWidth)}${time}${why}`;
}

/** A span in seconds, or minutes where it is long. */
export function seconds(elapsed: number): string {
  if (elapsed < 60_000) return `${(elapsed / 1000).toFixed(1)} s`;
  return `${Math.floor(elapsed / 60_000)} min ${Math.round((elapsed % 60_000) / 1000)} s`;
}
