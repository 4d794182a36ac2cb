import type { Act, ServicePlan, WorldPlan } from '../../simulation/plan/world-plan.ts';

/** A service of two tasks behind a load balancer that is tuned for quick deployments, as plans have it. */
export const aService: ServicePlan = {
  name: 'app-1',
  desired: 2,
  image: 'good',
  balancer: 'one group',
  hasTestRule: false,
  hasBothInRules: true,
  targetGroup: {
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    deregistrationDelaySeconds: 10,
  },
  graceSeconds: 0,
  zones: 2,
  stopTimeoutSeconds: 30,
  containerCheck: undefined,
  configuration: {
    strategy: 'ROLLING',
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    breaker: { enable: true, rollback: true, thresholdConfiguration: undefined, resetOnHealthyTask: undefined },
    alarm: undefined,
    bakeMinutes: 0,
    canary: { percent: 5, bakeMinutes: 1 },
    linear: { percent: 25, bakeMinutes: 1 },
    hooks: [],
  },
  requestEvery: 1_000,
};

/** When acts begin: long after the service's first deployment. */
export const actsAt = 600_000;

export function aPlan(change: Partial<ServicePlan>, ...acts: readonly Act[]): WorldPlan {
  return {
    seed: 1,
    services: [{ ...aService, ...change }],
    acts: acts.map((act) => ({ at: actsAt, service: 0, act })),
  };
}
