/**
 * The texts of a service's events, as ECS writes them (recorded from production; newest first in DescribeServices).
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const eventTexts = {
  started: (service: string, taskIds: readonly string[]): string =>
    `(service ${service}) has started ${taskIds.length} tasks: ${tasks(taskIds)}.`,
  stopped: (service: string, taskIds: readonly string[]): string =>
    `(service ${service}) has stopped ${taskIds.length} running tasks: ${tasks(taskIds)}.`,
  registered: (service: string, count: number, targetGroupArn: string): string =>
    `(service ${service}) registered ${count} targets in (target-group ${targetGroupArn})`,
  deregistered: (service: string, count: number, targetGroupArn: string): string =>
    `(service ${service}) deregistered ${count} targets in (target-group ${targetGroupArn})`,
  draining: (service: string, deployment: string, count: number): string =>
    `(service ${service}, taskSet ${deployment}) has begun draining connections on ${count} tasks.`,
  unhealthy: (service: string, task: string, port: number, targetGroupArn: string, reason: string): string =>
    `(service ${service}) (task ${task}) (port ${port}) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${reason}).`,
  unhealthyContainers: (service: string, task: string): string =>
    `(service ${service}) (task ${task}) failed container health checks.`,
  completed: (service: string, deployment: string): string =>
    `(service ${service}) (deployment ${deployment}) deployment completed.`,
  failed: (service: string, deployment: string, why: string): string =>
    `(service ${service}) (deployment ${deployment}) deployment failed: ${why}`,
  rollingBack: (service: string, deployment: string): string =>
    `(service ${service}) rolling back to deployment ${deployment}.`,
  unplaced: (service: string): string =>
    `(service ${service}) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.`,
  steady: (service: string): string => `(service ${service}) has reached a steady state.`,
  stuck: (service: string): string =>
    `(service ${service}) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`,
} as const;

function tasks(taskIds: readonly string[]): string {
  return taskIds.map((id) => `(task ${id})`).join(' ');
}
