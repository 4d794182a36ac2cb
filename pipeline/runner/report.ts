import type { Milliseconds } from './clock.ts';
import type { LogLine } from './log-commands.ts';

export type StepResult =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; readonly reason: string }
  /** Its condition does not hold, or what it needs is not on this machine. */
  | { readonly kind: 'skipped'; readonly reason: string };

export type JobResult = 'success' | 'failure' | 'skipped' | 'cancelled';

/** What a run tells while it goes on. */
export type Happening =
  | { readonly kind: 'job started'; readonly job: string; readonly name: string }
  | { readonly kind: 'step started'; readonly job: string; readonly step: string }
  | { readonly kind: 'line'; readonly job: string; readonly step: string; readonly line: LogLine }
  | {
      readonly kind: 'step ended';
      readonly job: string;
      readonly step: string;
      readonly result: StepResult;
      readonly elapsed: Milliseconds;
      /** The last lines that it wrote, oldest first. */
      readonly lastLines: readonly string[];
    }
  | {
      readonly kind: 'job ended';
      readonly job: string;
      readonly result: JobResult;
      readonly outputs: Readonly<Record<string, string>>;
      readonly elapsed: Milliseconds;
    };

export type Tell = (happening: Happening) => void;
