import { taskHealth } from '../../engine/container-health.ts';
import type { TaskRow } from './rows.ts';

/** Why the service scheduler stops a task that is unhealthy, as DescribeTasks tells it. */
export function unhealthyReason({ containers, targets }: TaskRow): string {
  if (taskHealth(containers) === 'UNHEALTHY') return 'Task failed container health checks';
  return `Task failed ELB health checks in (target-group ${targets[0]?.targetGroupArn ?? ''})`;
}
