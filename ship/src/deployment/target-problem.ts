import type { Evidence } from './evidence.ts';

/** Why a target failed its load balancer's health check. */
export type TargetProblem = {
  /** The task's id, where AWS names it. */
  readonly task: string | undefined;
  /** AWS's words. */
  readonly words: string;
} & (
  | { readonly kind: 'answers'; readonly codes: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused' }
);

/**
 * What service events (`… is unhealthy in (target-group …) due to (reason …).`) and target health say about this
 * deployment's targets, oldest first; target health last, since it is the more exact.
 */
export function targetProblems(evidence: Evidence): readonly TargetProblem[] {
  const stopped = evidence.stoppedTasks;
  const ofEvents = evidence.events.flatMap(({ message }) => {
    const match = /\(task ([\w-]+)\) .*is unhealthy in .* due to \(reason (.*)\)\.?$/.exec(message);
    if (match === null) return [];
    const [, task = '', reason = ''] = match;
    // Another deployment's task may be unhealthy, too.
    if (!stopped.has(task)) return [];
    return [problemOf(reason, reason, message, task)];
  });
  const ofTargets = [...evidence.unhealthyTargets.values()].map(({ address, port, reason, description }) =>
    problemOf(
      reason,
      description,
      `target ${address}:${port} is unhealthy: ${reason} ${description}`.trimEnd(),
      undefined,
    ),
  );
  return [...ofEvents, ...ofTargets];
}

function problemOf(reason: string, description: string, words: string, task: string | undefined): TargetProblem {
  const codes = /codes: \[([\d, ]+)\]/.exec(description)?.[1];
  if (codes !== undefined) return { kind: 'answers', codes, words, task };
  if (/timeout|timed out/i.test(`${reason} ${description}`)) return { kind: 'timeout', words, task };
  return { kind: 'refused', words, task };
}
