import type { Clock, Milliseconds, Timer } from '../clock.ts';
import type { Pace } from '../pace.ts';
import type { Probe, ProbeRequest } from './health-probe.ts';
import type { CheckOutcome } from './target-health.ts';

export interface CheckPlan {
  readonly request: ProbeRequest;
  /** From the start of one check to the start of the next, before the pace. */
  readonly intervalSeconds: number;
}

/** What the checks tell, in order: `begun` once, then every outcome. */
export interface CheckReader {
  begun(): void;
  /** `counts` is false for a look between two checks. Returns whether to look again before the next check. */
  checked(outcome: CheckOutcome, counts: boolean): boolean;
}

/** Checks under way; nothing is told after `stop` has returned. */
export interface HealthChecks {
  stop(): void;
}

/**
 * In the fast pace a target that does not listen yet is looked at this often between its checks, so that a process is
 * found as soon as it listens. AWS checks at the interval and no more.
 */
const lookAgainAfter: Milliseconds = 100;

/** Checks one target: first when registration is over, then at the plan's interval, never twice at the same time. */
export function startHealthChecks(
  plan: CheckPlan,
  reader: CheckReader,
  { clock, pace, probe }: { readonly clock: Clock; readonly pace: Pace; readonly probe: Probe },
): HealthChecks {
  const interval = pace.scale(plan.intervalSeconds);
  let isStopped = false;
  let giveUp: () => void = () => {};
  let timer: Timer = clock.after(pace.targetRegistration, () => {
    reader.begun();
    if (!isStopped) check(clock.now() + interval, true);
  });

  function check(nextCheckAt: Milliseconds, counts: boolean): void {
    giveUp = probe(plan.request, (outcome) => {
      if (isStopped) return;
      const looksAgain = reader.checked(outcome, counts) && pace.name === 'fast';
      if (isStopped) return;
      const untilCheck = Math.max(0, nextCheckAt - clock.now());
      timer =
        looksAgain && lookAgainAfter < untilCheck
          ? clock.after(lookAgainAfter, () => check(nextCheckAt, false))
          : clock.after(untilCheck, () => check(clock.now() + interval, true));
    });
  }

  return {
    stop() {
      isStopped = true;
      timer.cancel();
      giveUp();
    },
  };
}
