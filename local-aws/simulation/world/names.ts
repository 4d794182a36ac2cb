/** Where the plan's services and what belongs to them are in the simulated account. */
export const clusterName = 'simulation';
export const region = 'us-east-1';

const balancing = `arn:aws:elasticloadbalancing:${region}:000000000000`;

/** The two target groups that a service may have; one group is the first. */
export function groupArn(service: string, which: 'blue' | 'green'): string {
  return `${balancing}:targetgroup/${service}-${which}/${service}-${which}`;
}

export function ruleArn(service: string, kind: 'production' | 'test'): string {
  return `${balancing}:listener-rule/app/balancer/${service}-${kind}`;
}

export function serviceArn(service: string): string {
  return `arn:aws:ecs:${region}:000000000000:service/${clusterName}/${service}`;
}

/** The service's own alarm. */
export function alarmName(service: string): string {
  return `${service}-errors`;
}

/** `app-1` of any ARN or name above. */
export function serviceOf(name: string): string {
  return /app-\d+/.exec(name)?.[0] ?? '';
}
