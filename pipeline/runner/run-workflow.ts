import { type Contexts, holds, interpolate, type Standing } from '../workflow/expression.ts';
import { inOrder } from '../workflow/order.ts';
import type { Job, Workflow } from '../workflow/workflow.ts';
import type { JobResult } from './report.ts';
import { type FinishedJob, type RunnerSurroundings, runJob } from './run-job.ts';

/** How a run went, job by job, in the order in which they ran. */
export type FinishedRun = ReadonlyMap<string, FinishedJob>;

/**
 * Runs a workflow's jobs one after the other, each after those that it needs; one whose condition does not hold, or whose
 * needs failed, is skipped as on GitHub.
 */
export async function runWorkflow(
  workflow: Workflow,
  contexts: Contexts,
  around: RunnerSurroundings,
): Promise<FinishedRun> {
  const finished = new Map<string, FinishedJob>();
  const environment = Object.fromEntries(
    Object.entries(workflow.env).map(([name, value]) => [name, interpolate(value, contexts)]),
  );
  for (const job of inOrder(workflow.jobs)) {
    if (around.only.length > 0 && !around.only.includes(job.id)) {
      finished.set(job.id, { result: 'success', outputs: {}, summary: '' });
      continue;
    }
    const known = { ...contexts, env: environment, needs: needsOf(job, finished) };
    if (holds(job.if, known, standingBefore(job, finished, around.signal.aborted))) {
      const withEnvironment = { ...around, environment: { ...around.environment, ...environment } };
      finished.set(job.id, await runJob(job, known, withEnvironment));
    } else {
      around.tell({ kind: 'job ended', job: job.id, result: 'skipped', outputs: {}, elapsed: 0 });
      finished.set(job.id, { result: 'skipped', outputs: {}, summary: '' });
    }
  }
  return finished;
}

/** A run fails where a job does. */
export function resultOf(run: FinishedRun): JobResult {
  const results = [...run.values()].map(({ result }) => result);
  return results.includes('cancelled') ? 'cancelled' : results.includes('failure') ? 'failure' : 'success';
}

function needsOf({ needs }: Job, finished: FinishedRun): Contexts {
  return Object.fromEntries(
    needs.map((id) => [
      id,
      { result: finished.get(id)?.result ?? 'skipped', outputs: finished.get(id)?.outputs ?? {} },
    ]),
  );
}

/** A skipped need skips a job as a failed one does, unless its condition says otherwise. */
function standingBefore({ needs }: Job, finished: FinishedRun, isAborted: boolean): Standing {
  if (isAborted) return 'cancelled';
  return needs.every((id) => finished.get(id)?.result === 'success') ? 'success' : 'failure';
}
