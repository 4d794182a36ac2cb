import type { Milliseconds } from '../../src/clock.ts';
import type { Target, TargetHealth } from '../../src/load-balancer/targets.ts';
import { type Invariant, short } from './moment.ts';

/** A request that the load balancer has sent to a target. */
export interface RequestMoment {
  readonly targetGroupArn: string;
  readonly target: Target;
  /** Of the target's group on the rule. */
  readonly weight: number;
  /** Undefined for a target that is not registered. */
  readonly health: TargetHealth | undefined;
  readonly hasHealthy: boolean;
}

export const noRequestToTheLeaving: Invariant<RequestMoment> = {
  says: 'no request is sent to a draining or unregistered target',
  judge({ target, health }) {
    const isWrong = health === undefined || health.state === 'draining' || health.state === 'unused';
    return isWrong
      ? `a request was sent to ${target.address}, which is ${health?.state ?? 'not registered'}`
      : undefined;
  },
};

export const healthyFirst: Invariant<RequestMoment> = {
  says: 'a request is sent to a target that is not healthy only where its group has no healthy one',
  judge({ target, health, hasHealthy }) {
    if (!hasHealthy || health?.state === 'healthy') return undefined;
    return `a request was sent to ${target.address}, which is ${health?.state}, though others are healthy`;
  },
};

export const weightDecides: Invariant<RequestMoment> = {
  says: 'a target group without weight gets no request',
  judge: ({ weight, targetGroupArn }) => (weight > 0 ? undefined : `${short(targetGroupArn)} got one`),
};

/** Weights that ECS has set on a rule. */
export interface WeightsMoment {
  readonly weights: Readonly<Record<string, number>>;
  readonly before: Readonly<Record<string, number>>;
  /** Healthy targets of a group. */
  healthy(targetGroupArn: string): number;
  readonly isProduction: boolean;
  /** Since the weights were set before in this deployment, and how long they were to bake; undefined for the first time. */
  readonly baked: { readonly since: Milliseconds; readonly configured: Milliseconds } | undefined;
}

export const weightsSumTo100: Invariant<WeightsMoment> = {
  says: 'the weights of a rule sum to 100, or to 1000 where tenths of a percent are asked for',
  judge({ weights }) {
    const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
    return sum === 100 || sum === 1_000 ? undefined : `they sum to ${sum}`;
  },
};

/** Judged when ECS moves traffic; a group that loses its healthy targets later keeps its share, as on an ALB. */
export const trafficGoesToTheHealthy: Invariant<WeightsMoment> = {
  says: 'production traffic moves only to target groups with a healthy target, while there is one anywhere',
  judge({ weights, before, healthy, isProduction }) {
    if (!isProduction) return undefined;
    const groups = Object.keys(weights);
    const gains = (group: string): boolean => shareOf(weights, group) > shareOf(before, group);
    const wrong = groups.find(
      (group) => gains(group) && healthy(group) === 0 && groups.some((other) => healthy(other) > 0),
    );
    return wrong && `${short(wrong)} gets ${shareOf(weights, wrong)} % and has no healthy target`;
  },
};

export const stepsBake: Invariant<WeightsMoment> = {
  says: 'production traffic rests at each step for its bake time',
  judge({ baked }) {
    if (!baked || baked.since >= baked.configured) return undefined;
    return `the step baked for ${baked.since} ms of ${baked.configured} ms`;
  },
};

function shareOf(weights: Readonly<Record<string, number>>, group: string): number {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : ((weights[group] ?? 0) / total) * 100;
}
