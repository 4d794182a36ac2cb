import type { Milliseconds } from '../../src/clock.ts';
import { taskHealth } from '../../src/engine/container-health.ts';
import type { TargetHealth, Targets } from '../../src/load-balancer/targets.ts';
import type { ServiceRow, TaskRow } from '../../src/services/ecs/rows.ts';

/**
 * A task's health as ECS's documentation has it, written down a second time and apart from what the scheduler goes by:
 * what is judged must not judge itself.
 */
export interface Truth {
  isHealthy(service: ServiceRow, task: TaskRow): boolean;
  /** Fails its checks, after its grace period. */
  isUnhealthy(service: ServiceRow, task: TaskRow): boolean;
}

const healthyWithoutChecks: Milliseconds = 40_000;

export function truth(targets: Targets, now: () => Milliseconds): Truth {
  function healthOfTargets({ targets: registered }: TaskRow): TargetHealth['state'][] {
    return registered.map(({ targetGroupArn, ...target }) => targets.health(targetGroupArn, target).state);
  }

  return {
    isHealthy({ workload }, task) {
      if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) return false;
      const container = taskHealth(task.containers);
      const isBalanced = workload.loadBalancers.length > 0;
      if (!isBalanced && container === 'none') return now() - task.startedAt >= healthyWithoutChecks;
      const states = healthOfTargets(task);
      const targetsPass = !isBalanced || (states.length > 0 && states.every((state) => state === 'healthy'));
      return targetsPass && (container === 'none' || container === 'HEALTHY');
    },
    isUnhealthy({ healthCheckGracePeriodSeconds }, task) {
      if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) return false;
      if (now() - task.startedAt < healthCheckGracePeriodSeconds * 1_000) return false;
      return taskHealth(task.containers) === 'UNHEALTHY' || healthOfTargets(task).includes('unhealthy');
    },
  };
}
