import { assumptions, measured } from './measured.ts';
import type { CapacityPlan } from './plan.ts';
import { prices } from './prices.ts';

/** A plan for a terminal. */
export function planLines(plan: CapacityPlan): readonly string[] {
  const { demand, regions, fleet, stacks, autoscaling, capacityUnits, costs } = plan;
  const { size, queue, tasks } = fleet;
  const line = (name: string, text: string): string => `${name.padEnd(14)}${text}`;
  const each = regions === 1 ? '' : ' in each region';
  return [
    line('Load', `${whole(demand.requestsPerSecond)} requests a second, 99 of 100 within ${demand.p99Milliseconds} ms`),
    line(
      'A request',
      `${(queue.serviceSeconds * 1e6).toFixed(0)} µs of a task, ${whole(demand.workMicroseconds)} µs of a vCPU of them the handler's own`,
    ),
    line(
      'Regions',
      regions === 1
        ? '1: when it is lost, the service is'
        : `${regions}, ${whole(plan.requestsPerRegion)} requests a second each, ${whole(plan.requestsWithARegionLost)} when one is lost`,
    ),
    line(
      'Tasks',
      `${whole(tasks)} of ${vcpu(size.cpuUnits)} and ${size.memoryMib / 1024} GB${each}: ${whole(fleet.needed)} for the load, ${whole(tasks - fleet.needed)} for a lost zone`,
    ),
    line('p99', `${(fleet.p99Seconds * 1_000).toFixed(1)} ms with a zone lost, by M/M/1`),
    ...(stacks === 1 ? [] : [line('Stacks', `${stacks}${each}, each with a service and a load balancer`)]),
    line(
      'Autoscaling',
      `minimum ${whole(autoscaling.minimum)}, maximum ${whole(autoscaling.maximum)}, requests_per_target ${whole(autoscaling.requestsPerTarget)}${stacks === 1 ? '' : ' for a stack'}`,
    ),
    line('Load balancer', `${whole(Math.ceil(capacityUnits.paid))} capacity units${each}`),
    line('NAT', `${gigabytes(plan.natGb)} a month${each}, where the logs have no endpoint`),
    line(
      'Deployment',
      `${plan.deploymentMinutes < 1 ? 'under 1 minute' : `${plan.deploymentMinutes.toFixed(1)} minutes`} to start its tasks`,
    ),
    '',
    `Quotas to raise${each}`,
    ...quotaLines(plan),
    '',
    'A month at this load, us-east-1',
    ...[
      ['tasks', costs.tasks],
      ['load balancers', costs.loadBalancers],
      ['NAT gateways', costs.nat],
      ['logs', costs.logs],
      ['web firewall', costs.firewall],
      ['to the internet', costs.transfer],
      ['together', costs.total],
    ].map(([name, cost]) => `  ${String(name).padEnd(16)}${dollars(Number(cost)).padStart(14)}`),
    '',
    'What breaks first, with one region, one stack and a new account',
    ...plan.breaks.map(({ name, requestsPerSecond }) => `  ${whole(requestsPerSecond).padStart(11)} a second  ${name}`),
    '',
    assumptionsInWords(),
  ];
}

function quotaLines({ quotas }: CapacityPlan): readonly string[] {
  const short = quotas.filter(({ needed, value }) => needed > value);
  if (short.length === 0) return ['  none'];
  return short.map(
    ({ name, code, value, needed }) =>
      `  ${name}${code === undefined ? '' : ` (${code})`}: ${whole(needed)} instead of ${whole(value)}`,
  );
}

/** What every plan takes for granted, in a few sentences. */
export function assumptionsInWords(): string {
  const { fargateShare, requestsPerConnection, requestBytes, utilization, zones } = assumptions;
  return (
    `Measured on ${measured.date} (${measured.command}): ${measured.cpuMicroseconds} µs of a core, ` +
    `${measured.responseBytes} bytes of answer and ${measured.logBytes} of log a request. Assumed: a Fargate vCPU does ` +
    `${fargateShare} of that core, ${requestBytes} bytes and ${requestsPerConnection} requests a connection, at most ` +
    `${utilization * 100} % of a task, ${zones} zones. Prices of ${prices.fargate.asOf} and before, without tax, free ` +
    'tier, tracing, backups and discounts.'
  );
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function dollars(value: number): string {
  return `$${value.toLocaleString('en-US', { minimumFractionDigits: value < 1_000 ? 2 : 0, maximumFractionDigits: value < 1_000 ? 2 : 0 })}`;
}

export function vcpu(units: number): string {
  return `${units / 1024} vCPU`;
}

function gigabytes(value: number): string {
  return value < 10_000 ? `${whole(Math.ceil(value))} GB` : `${whole(value / 1_000)} TB`;
}
