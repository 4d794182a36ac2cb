import { type ExitCode, exitCode } from './exit-code.ts';

export interface FailureDetails {
  /** A stable kebab-case name for machines, e.g. `port-taken`. */
  readonly code: string;
  /** What is wrong. */
  readonly what: string;
  /** The option, file, parameter or address concerned. */
  readonly where?: string;
  /** What the reader can do about it. */
  readonly remedy?: string;
  /** Default: 2, nothing was changed. */
  readonly exit?: ExitCode;
  readonly cause?: unknown;
}

/** A failure that was foreseen: it is told in one line, without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly exit: ExitCode;

  constructor({ code, what, where, remedy, exit = exitCode.usage, cause }: FailureDetails) {
    const place = where === undefined ? '' : `${where}: `;
    const advice = remedy === undefined ? '' : `; ${remedy}`;
    super(oneLine(`${place}${what}${advice}`), cause === undefined ? {} : { cause });
    this.code = code;
    this.exit = exit;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to both addresses of a name comes as an AggregateError without a message of its own.
  if (error.message === '' && error instanceof AggregateError) return messageOf(error.errors[0]);
  return error.message === '' ? error.name : error.message;
}

/** The system's or AWS's name for an error, e.g. `ECONNREFUSED` or `ThrottlingException`. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name;
}
