import type { Milliseconds } from '../clock.ts';

/** One line of a log group. */
export interface LogLine {
  /** AWS's id of the event. */
  readonly id: string;
  readonly at: Milliseconds;
  readonly stream: string;
  readonly message: string;
}

export interface LogPage {
  readonly lines: readonly LogLine[];
  readonly nextToken: string | undefined;
}

/** A log group, all of its streams together. */
export interface LogSource {
  /**
   * Lines from `since` to `until`, both included, by time; a page may be empty and still have a next one (FilterLogEvents).
   */
  page(since: Milliseconds, until: Milliseconds | undefined, nextToken: string | undefined): Promise<LogPage>;
}
