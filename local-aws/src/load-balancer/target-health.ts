import type { StatusMatcher } from './status-matcher.ts';
import type { TargetHealth } from './targets.ts';

/** How one health check ended. `refused` is a connection that could not be made or broke before an answer. */
export type CheckOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'refused' };

/** What decides between healthy and unhealthy. */
export interface HealthPolicy {
  readonly isHealthyStatus: StatusMatcher;
  /** Passing checks in a row for an unhealthy target to recover, 2 to 10. A new target needs one. */
  readonly healthyThreshold: number;
  /** Failing checks in a row for a target to become unhealthy, 2 to 10. */
  readonly unhealthyThreshold: number;
}

type FailureReason = 'Target.ResponseCodeMismatch' | 'Target.Timeout' | 'Target.FailedHealthChecks';

/** A registered target's standing, with the count of checks that speaks against it. */
export type TargetStanding =
  | { readonly state: 'unused' }
  | { readonly state: 'registering' }
  | { readonly state: 'initial'; readonly failures: number }
  | { readonly state: 'healthy'; readonly failures: number }
  | {
      readonly state: 'unhealthy';
      readonly reason: FailureReason;
      readonly description: string;
      readonly passes: number;
    }
  | { readonly state: 'draining' };

/** A target that has just been registered, or whose group has just come into use. */
export const registering: TargetStanding = { state: 'registering' };

/** Registration is over: the next check is the target's first. */
export function registered(standing: TargetStanding): TargetStanding {
  return standing.state === 'registering' ? { state: 'initial', failures: 0 } : standing;
}

/**
 * The standing after a health check.
 *
 * `counts` is false for a look at a new target between its checks: a pass is as good as any, a failure says nothing.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function afterCheck(
  standing: TargetStanding,
  outcome: CheckOutcome,
  policy: HealthPolicy,
  counts = true,
): TargetStanding {
  const failure = failureOf(outcome, policy);
  switch (standing.state) {
    case 'unused':
    case 'registering':
    case 'draining':
      return standing;
    case 'initial':
    case 'healthy': {
      if (failure === undefined) return { state: 'healthy', failures: 0 };
      if (!counts) return standing;
      const failures = standing.failures + 1;
      return failures < policy.unhealthyThreshold
        ? { state: standing.state, failures }
        : { state: 'unhealthy', ...failure, passes: 0 };
    }
    case 'unhealthy': {
      if (failure !== undefined) return counts ? { state: 'unhealthy', ...failure, passes: 0 } : standing;
      const passes = standing.passes + 1;
      return passes < policy.healthyThreshold ? { ...standing, passes } : { state: 'healthy', failures: 0 };
    }
    default:
      return standing satisfies never;
  }
}

/** The standing in ELBv2's words. */
export function toTargetHealth(standing: TargetStanding): TargetHealth {
  switch (standing.state) {
    case 'unused':
      return { state: 'unused', reason: 'Target.NotInUse' };
    case 'registering':
      return { state: 'initial', reason: 'Elb.RegistrationInProgress' };
    case 'initial':
      return { state: 'initial', reason: 'Elb.InitialHealthChecking' };
    case 'healthy':
      return { state: 'healthy' };
    case 'unhealthy':
      return { state: 'unhealthy', reason: standing.reason, description: standing.description };
    case 'draining':
      return { state: 'draining', reason: 'Target.DeregistrationInProgress' };
    default:
      return standing satisfies never;
  }
}

interface Failure {
  readonly reason: FailureReason;
  readonly description: string;
}

function failureOf(outcome: CheckOutcome, policy: HealthPolicy): Failure | undefined {
  switch (outcome.kind) {
    case 'answered':
      return policy.isHealthyStatus(outcome.status)
        ? undefined
        : {
            reason: 'Target.ResponseCodeMismatch',
            description: `Health checks failed with these codes: [${outcome.status}]`,
          };
    case 'timedOut':
      return { reason: 'Target.Timeout', description: 'Request timed out' };
    case 'refused':
      return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
    default:
      return outcome satisfies never;
  }
}
