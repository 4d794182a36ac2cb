import type { Milliseconds } from '../../clock.ts';
import type { DeploymentLifecycleHookStage } from '../../models/generated/ecs.ts';

/** A hook of the service's deployment configuration. */
export interface Hook {
  readonly target: { readonly kind: 'lambda'; readonly arn: string } | { readonly kind: 'pause' };
  readonly stages: readonly DeploymentLifecycleHookStage[];
  /** What a pause hook does when nobody answers in time. */
  readonly timeout: { readonly after: Milliseconds; readonly action: 'ROLLBACK' | 'CONTINUE' };
  /** Passed to a Lambda function at every call. */
  readonly details: unknown;
}

/** A hook that a waypoint has called. Moments are milliseconds since the epoch. */
export interface HookRun {
  readonly id: string;
  /** Its place in the configuration's list. */
  readonly hook: number;
  readonly status: 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  readonly expiresAt: Milliseconds;
  /** When a Lambda function that answered IN_PROGRESS is called again; undefined while a call is under way. */
  readonly callAgainAt: Milliseconds | undefined;
  /** What the function asked to be given at its next call. */
  readonly details: unknown;
}

/** What a hook's function answered. */
export type HookAnswer =
  | { readonly hookStatus: 'SUCCEEDED' }
  | { readonly hookStatus: 'FAILED'; readonly reason: string }
  | { readonly hookStatus: 'IN_PROGRESS'; readonly callBackDelaySeconds: number; readonly details: unknown };

/** How long a Lambda hook may go on, and any stage at the most. */
export const longestStage: Milliseconds = 24 * 3_600_000;

export function beginHook(hook: Hook, index: number, id: string, now: Milliseconds): HookRun {
  const isPause = hook.target.kind === 'pause';
  return {
    id,
    hook: index,
    status: isPause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
    expiresAt: now + (isPause ? hook.timeout.after : longestStage),
    callAgainAt: undefined,
    details: hook.details,
  };
}

/** What has become of a run after its function's answer; `scale` turns the answer's delay into the pace's. */
export function answerHook(
  run: HookRun,
  answer: HookAnswer,
  now: Milliseconds,
  scale: (seconds: number) => Milliseconds,
): HookRun {
  switch (answer.hookStatus) {
    case 'SUCCEEDED':
    case 'FAILED':
      return { ...run, status: answer.hookStatus, callAgainAt: undefined };
    case 'IN_PROGRESS': {
      const details = answer.details ?? run.details;
      return { ...run, callAgainAt: now + scale(answer.callBackDelaySeconds), details };
    }
    default:
      return answer satisfies never;
  }
}

/** What the hooks that a waypoint has called come to. */
export type HooksState = 'succeeded' | 'waiting' | 'failed';

export function hooksState(runs: readonly HookRun[]): HooksState {
  if (runs.some(({ status }) => status === 'FAILED' || status === 'TIMED_OUT')) return 'failed';
  return runs.every(({ status }) => status === 'SUCCEEDED') ? 'succeeded' : 'waiting';
}
