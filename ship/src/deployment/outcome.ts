import { Failure, messageOf } from '../failure.ts';
import { isInterruption } from '../interruption.ts';
import type { Cause } from './cause.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import type { Moved, Surroundings } from './move.ts';
import { CutOff } from './observe.ts';
import type { Outcome } from './progress.ts';

/** The last lines that a task's container logged, oldest first; empty where there are none (yet). */
export type LastWords = (taskId: string) => Promise<readonly string[]>;

/** What an outcome is before anything is known of it. */
export function outcomeIn(
  { contract, clock }: Surroundings,
  command: Outcome['command'],
  { taskDefinition, version, began }: { taskDefinition: string; version: string | undefined; began: number },
): (known: Pick<Outcome, 'verdict'> & Partial<Outcome>) => Outcome {
  return (known) => ({
    command,
    restored: undefined,
    service: contract.service,
    taskDefinition,
    version,
    serving: undefined,
    url: contract.url,
    diagnosis: undefined,
    logLines: [],
    elapsed: clock.now() - began,
    ...known,
  });
}

/** The outcome of a watch that was cut off or interrupted; a foreseen failure is thrown on. */
export function unknownOutcome(error: unknown): Pick<Outcome, 'verdict' | 'diagnosis'> {
  if (error instanceof Failure) throw error;
  const isInterrupted = isInterruption(error);
  if (!isInterrupted && !(error instanceof CutOff)) throw error;
  return {
    verdict: 'unknown',
    diagnosis: {
      code: 'unknown',
      cause: isInterrupted ? 'interrupted; the deployment goes on at ECS' : messageOf(error),
      evidence: [],
      task: undefined,
      remedy: 'look again with ship status, and go back with ship rollback',
    },
  };
}

/** The diagnosis of a failed move with the log lines it points at. */
export async function findings(
  { lastWords, clock, interval }: Pick<Surroundings, 'clock' | 'interval'> & { readonly lastWords: LastWords },
  { verdict, evidence }: Moved,
): Promise<Pick<Outcome, 'diagnosis' | 'logLines'>> {
  const diagnosis: Diagnosis =
    verdict.kind === 'smoke test failed' || verdict.kind === 'bake failed'
      ? {
          ...unprovedCause(verdict),
          evidence: [],
          task: undefined,
        }
      : diagnose(evidence, 'reason' in verdict ? verdict.reason : '');
  const { task } = diagnosis;
  if (task === undefined) return { diagnosis, logLines: [] };
  let logLines = await lastWords(task).catch(() => []);
  if (logLines.length === 0) {
    // Lines reach the log group a moment after the task has written them.
    await clock.wait(interval);
    logLines = await lastWords(task).catch(() => []);
  }
  return { diagnosis, logLines };
}

function unprovedCause({
  kind,
  reason,
}: {
  readonly kind: 'smoke test failed' | 'bake failed';
  readonly reason: string;
}): Cause {
  if (kind === 'bake failed') {
    return {
      code: 'bake',
      cause: `it served, and then ${reason}`,
      remedy: "open the alarm's runbook, and compare the two versions' metrics on the dashboard",
    };
  }
  return {
    code: 'smoke-test',
    cause: `the smoke test failed: ${reason}`,
    remedy: 'check that the service answers /health with the version in APP_VERSION, and what the URL points at',
  };
}
