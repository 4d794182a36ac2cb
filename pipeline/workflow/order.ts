import type { Job } from './workflow.ts';

/**
 * Jobs in an order in which each comes after those that it needs; otherwise as they are written.
 *
 * @throws Error where a job needs one that is not there, or jobs need one another
 */
export function inOrder(jobs: readonly Job[]): readonly Job[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const done = new Set<Job>();
  const visit = (job: Job, path: readonly string[]): void => {
    if (done.has(job)) return;
    if (path.includes(job.id)) throw new Error(`jobs need one another: ${[...path, job.id].join(' → ')}`);
    for (const id of job.needs) {
      const needed = byId.get(id);
      if (needed === undefined) throw new Error(`job ${job.id} needs ${id}, which is not there`);
      visit(needed, [...path, job.id]);
    }
    done.add(job);
  };
  for (const job of jobs) visit(job, []);
  return [...done];
}
