export interface FailureDetails {
  /** A stable kebab-case name for machines, e.g. `plan-malformed`. */
  readonly code: string;
  /** What is wrong. */
  readonly what: string;
  /** The option, file or address concerned. */
  readonly where?: string;
  /** What the reader can do about it. */
  readonly remedy?: string;
  /** What a program said about it; shown below the line. */
  readonly evidence?: string;
}

/** A failure that was foreseen: it is told in one line, without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly evidence: string;

  constructor({ code, what, where, remedy, evidence = '' }: FailureDetails) {
    const place = where === undefined ? '' : `${where}: `;
    const advice = remedy === undefined ? '' : `; ${remedy}`;
    super(`${place}${what}${advice}`.replaceAll(/\s*[\r\n]+\s*/g, ' '));
    this.code = code;
    this.evidence = evidence;
  }
}
