import type { Clock, Milliseconds } from '../clock.ts';
import type { DeploymentSource } from '../deployment/observe.ts';
import type { Progress } from '../deployment/progress.ts';

const interval: Milliseconds = 500;

/** Tells service events and stopped tasks that come after `since`, each once, until the signal is aborted. */
export async function tellEvents(
  source: DeploymentSource,
  since: Milliseconds,
  tell: (progress: Progress) => void,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const told = new Set<string>();
  const isNews = (id: string, at: Milliseconds): boolean => {
    if (at < since || told.has(id)) return false;
    told.add(id);
    return true;
  };
  while (!signal.aborted) {
    try {
      const [service, tasks] = await Promise.all([source.service(), source.tasks()]);
      for (const event of service?.events ?? []) {
        if (isNews(event.id, event.at)) tell({ kind: 'service event', event });
      }
      for (const task of tasks) {
        if (task.status === 'STOPPED' && isNews(task.arn, task.stoppedAt ?? 0)) tell({ kind: 'task stopped', task });
      }
    } catch {
      // The next look tries again; the end of local-aws is noticed by its process.
    }
    await clock.wait(interval, signal).catch(() => {});
  }
}
