import type { Cause } from './cause.ts';
import type { TargetProblem } from './target-problem.ts';

/** What a failing health check of the load balancer's says; without a known problem, that the task cannot be reached. */
export function healthCheckCause(problem: TargetProblem | undefined): Cause {
  switch (problem?.kind) {
    case 'answers':
      return {
        code: 'health-check-answers',
        cause: `the load balancer's health check answers ${problem.codes}`,
        remedy: "make the health check's path answer what the target group's matcher expects (200)",
      };
    case 'timeout':
      return {
        code: 'health-check-timeout',
        cause: "the load balancer's health check gets no answer in time",
        remedy: 'find what blocks the service, or allow more time (health check timeout, grace period)',
      };
    case 'refused':
    case undefined:
      return {
        code: 'health-check-refused',
        cause: "the load balancer's health check cannot reach the task",
        remedy:
          'check that the service listens on the container port on every address (0.0.0.0), and the security groups',
      };
    default:
      return problem satisfies never;
  }
}
