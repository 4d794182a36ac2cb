import type { DeploymentLifecycleHookStage, LoadBalancer, UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import type { Contract } from '../contract/contract.ts';
import { Failure } from '../failure.ts';

export const strategies = ['rolling', 'blue-green', 'linear', 'canary'] as const;
export type Strategy = (typeof strategies)[number];

/** How traffic is to move; what is left out is AWS's default. */
export interface StrategySettings {
  /** Undefined: as the service has it. */
  readonly strategy: Strategy | undefined;
  /** 0.1 to 100: the first share of the new revision. */
  readonly canaryPercent?: number | undefined;
  /** 3 to 100: the share that is added with each step. */
  readonly stepPercent?: number | undefined;
  /** How long a canary or a step is looked at. */
  readonly stepBakeMinutes?: number | undefined;
  /** How long both revisions stay after the last shift. */
  readonly bakeMinutes?: number | undefined;
  /** Before these stages ECS waits for `ship continue`. */
  readonly pauses: readonly DeploymentLifecycleHookStage[];
}

/** The part of UpdateService that a strategy is. */
export type StrategyUpdate = Pick<UpdateServiceCommandInput, 'deploymentConfiguration' | 'loadBalancers'>;

/**
 * What UpdateService takes for a strategy: with the contract's alarms and with the two target groups between which
 * traffic moves. Undefined: nothing about it changes.
 *
 * @param present the service's load balancers as they are
 * @throws Failure where the contract has no second target group, or a setting belongs to another strategy
 */
export function strategyUpdate(
  settings: StrategySettings,
  { trafficShift, alarms, container }: Contract,
  present: readonly LoadBalancer[],
): StrategyUpdate | undefined {
  const { strategy, canaryPercent, stepPercent, stepBakeMinutes, bakeMinutes, pauses } = settings;
  refuseStray(settings);
  if (strategy === undefined) return undefined;
  const watched = alarms.length > 0 && { alarms: { alarmNames: [...alarms], enable: true, rollback: true } };
  if (strategy === 'rolling') {
    return {
      deploymentConfiguration: {
        strategy: 'ROLLING',
        deploymentCircuitBreaker: { enable: true, rollback: true },
        ...watched,
      },
    };
  }
  if (trafficShift === undefined) {
    throw new Failure({
      code: 'no-traffic-shift',
      where: `--strategy ${strategy}`,
      what: 'there is no second target group to shift traffic to',
      remedy: 'set traffic_shifting in Terraform and apply, or run ship up again for a local stack',
    });
  }
  const [balancer] = present;
  const { alternateTargetGroup, productionListenerRule, testListenerRule, role, targetGroup } = trafficShift;
  return {
    deploymentConfiguration: {
      strategy: strategy === 'blue-green' ? 'BLUE_GREEN' : strategy === 'linear' ? 'LINEAR' : 'CANARY',
      ...(bakeMinutes !== undefined && { bakeTimeInMinutes: bakeMinutes }),
      ...(strategy === 'canary' && {
        canaryConfiguration: {
          ...(canaryPercent !== undefined && { canaryPercent }),
          ...(stepBakeMinutes !== undefined && { canaryBakeTimeInMinutes: stepBakeMinutes }),
        },
      }),
      ...(strategy === 'linear' && {
        linearConfiguration: {
          ...(stepPercent !== undefined && { stepPercent }),
          ...(stepBakeMinutes !== undefined && { stepBakeTimeInMinutes: stepBakeMinutes }),
        },
      }),
      ...watched,
      lifecycleHooks: pauses.map((stage) => ({ targetType: 'PAUSE', lifecycleStages: [stage] })),
    },
    loadBalancers: [
      {
        targetGroupArn: balancer?.targetGroupArn ?? targetGroup,
        containerName: balancer?.containerName ?? container,
        containerPort: balancer?.containerPort,
        advancedConfiguration: {
          alternateTargetGroupArn: alternateTargetGroup,
          productionListenerRule,
          ...(testListenerRule !== undefined && { testListenerRule }),
          roleArn: role,
        },
      },
    ],
  };
}

function refuseStray({ strategy, canaryPercent, stepPercent, stepBakeMinutes, pauses }: StrategySettings): void {
  const stray = [
    canaryPercent !== undefined && strategy !== 'canary' && '--canary-percent belongs to --strategy canary',
    stepPercent !== undefined && strategy !== 'linear' && '--step-percent belongs to --strategy linear',
    stepBakeMinutes !== undefined &&
      strategy !== 'linear' &&
      strategy !== 'canary' &&
      '--step-bake belongs to --strategy linear or canary',
    pauses.length > 0 &&
      (strategy === undefined || strategy === 'rolling') &&
      '--pause-before belongs to --strategy blue-green, linear or canary',
  ].find((each) => each !== false);
  if (stray !== undefined) throw new Failure({ code: 'bad-usage', what: stray });
}
