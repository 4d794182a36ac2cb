import type { Clock } from '../../src/clock.ts';
import { Deadlines } from '../../src/load-balancer/deadlines.ts';
import type { forwarding } from '../../src/load-balancer/group-choice.ts';
import type { Probe } from '../../src/load-balancer/health-probe.ts';
import { TargetGroup } from '../../src/load-balancer/target-group.ts';
import type { CheckOutcome } from '../../src/load-balancer/target-health.ts';
import type { Target, TargetHealth, Targets } from '../../src/load-balancer/targets.ts';
import type { TrafficWeights } from '../../src/load-balancer/traffic-weights.ts';
import type { Pace } from '../../src/pace.ts';
import type { TargetGroupPlan } from '../plan/world-plan.ts';
import type { Random } from '../random.ts';

/** The load balancer's own target groups and its own choice of a target, without listeners and sockets. */
export interface Balancer {
  readonly targets: Targets;
  readonly traffic: TrafficWeights;
  putGroup(arn: string, plan: TargetGroupPlan): void;
  group(arn: string): TargetGroup | undefined;
  putRule(arn: string, weights: Readonly<Record<string, number>>): void;
  /** Sends a request to the rule; the target that gets it, undefined when it is answered 503. */
  request(ruleArn: string): Sent | undefined;
}

export interface Sent {
  readonly targetGroupArn: string;
  readonly target: Target;
}

export interface BalancerDependencies {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly random: Random;
  readonly ask: (target: Target) => CheckOutcome;
  /** How rules choose: the load balancer's own way, unless a test plants a bug. */
  readonly forwarding: typeof forwarding;
  readonly onWeights: (ruleArn: string, weights: Readonly<Record<string, number>>) => void;
}

interface Rule {
  readonly weights: Readonly<Record<string, number>>;
  readonly choose: ReturnType<typeof forwarding>;
}

const answerTakes = 5;
const unregistered: TargetHealth = { state: 'unused', reason: 'Target.NotRegistered' };

export function balancer({ clock, pace, random, ask, forwarding, onWeights }: BalancerDependencies): Balancer {
  const groups = new Map<string, TargetGroup>();
  const arnOf = new Map<TargetGroup['traffic'], string>();
  const rules = new Map<string, Rule>();
  const listeners = new Set<(targetGroupArn: string, target: Target) => void>();
  const deadlines = new Deadlines(clock);
  let ids = 0;
  const probe: Probe = (request, done) => {
    const timer = clock.after(answerTakes, () => done(ask(request)));
    return () => timer.cancel();
  };

  function putRule(arn: string, weights: Readonly<Record<string, number>>): void {
    const weighted = Object.entries(weights).flatMap(([groupArn, weight]) => {
      const item = groups.get(groupArn);
      return item ? [{ item, weight }] : [];
    });
    rules.set(arn, { weights, choose: forwarding({ groups: weighted }) });
    // A group that no rule names is not in use: nothing checks its targets.
    const inUse = new Set([...rules.values()].flatMap((rule) => Object.keys(rule.weights)));
    for (const [groupArn, group] of groups) group.setInUse(inUse.has(groupArn));
  }

  return {
    targets: {
      has: (arn) => groups.has(arn),
      isAssociated: (arn) => groups.get(arn)?.isInUse ?? false,
      register: (arn, target) => groups.get(arn)?.register(target),
      deregister(arn, target, drained) {
        const group = groups.get(arn);
        if (group) group.deregister(target, drained);
        else clock.after(0, drained);
      },
      health: (arn, target) => groups.get(arn)?.health(target) ?? unregistered,
      onHealthChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    traffic: {
      weights: (rule) => rules.get(rule)?.weights,
      setWeights(rule, weights) {
        if (!rules.has(rule)) return;
        putRule(rule, { ...weights });
        onWeights(rule, weights);
      },
    },
    putGroup(arn, plan) {
      const group = new TargetGroup(
        {
          healthCheck: {
            protocol: 'HTTP',
            path: '/health',
            port: undefined,
            intervalSeconds: plan.intervalSeconds,
            timeoutSeconds: plan.timeoutSeconds,
            policy: {
              isHealthyStatus: (status) => status === 200,
              healthyThreshold: plan.healthyThreshold,
              unhealthyThreshold: plan.unhealthyThreshold,
            },
          },
          deregistrationDelaySeconds: plan.deregistrationDelaySeconds,
          algorithm: 'round_robin',
          protocol: 'HTTP',
          stickiness: undefined,
          slowStartSeconds: 0,
          failOpen: { minimumHealthyCount: 1, minimumHealthyPercentage: 0 },
        },
        {
          clock,
          pace,
          probe,
          deadlines,
          random: random.next,
          newId() {
            ids += 1;
            return String(ids);
          },
          onHealthChange(target) {
            for (const listener of listeners) listener(arn, target);
          },
        },
      );
      groups.set(arn, group);
      arnOf.set(group.traffic, arn);
    },
    group: (arn) => groups.get(arn),
    putRule,
    request(ruleArn) {
      const choice = rules.get(ruleArn)?.choose({ cookies: undefined, now: clock.now(), isSecure: false });
      if (!choice) return undefined;
      return { targetGroupArn: arnOf.get(choice.target.traffic) ?? '', target: choice.target.target };
    },
  };
}
