import { Failure } from '../failure.ts';
import { type Fleet, fleetFor } from './fleet.ts';
import { assumptions, measured } from './measured.ts';
import { prices, transferCost } from './prices.ts';
import { taskQueue } from './queueing.ts';
import { type Quota, quotas, startsPerMinute } from './quotas.ts';

/** What a service has to bear. */
export interface Demand {
  /** From all over the world together. */
  readonly requestsPerSecond: number;
  readonly p99Milliseconds: number;
  /** What the handler itself takes of a vCPU, for one request, beside what the service adds. */
  readonly workMicroseconds: number;
}

/** What bears it. All but the costs are of one region. */
export interface CapacityPlan {
  readonly demand: Demand;
  readonly regions: number;
  /** What a region bears while all regions are there, and while one is lost. */
  readonly requestsPerRegion: number;
  readonly requestsWithARegionLost: number;
  readonly fleet: Fleet;
  /** Stacks of their own in a region, each with a service and a load balancer: more than one where one cannot. */
  readonly stacks: number;
  readonly autoscaling: Autoscaling;
  readonly capacityUnits: CapacityUnits;
  /** A month, in GB: what leaves through NAT gateways where there is no endpoint for the logs. */
  readonly natGb: number;
  readonly deploymentMinutes: number;
  readonly quotas: readonly QuotaNeed[];
  readonly costs: Costs;
  /** At how many requests a second each limit is met, the nearest first: one region, one stack, a new account. */
  readonly breaks: readonly Limit[];
}

/** For Terraform's variable `autoscaling`. */
export interface Autoscaling {
  readonly minimum: number;
  readonly maximum: number;
  /** Requests a minute for each task. */
  readonly requestsPerTarget: number;
}

/** Load balancer capacity units, by what they are counted from; the largest is paid. */
export interface CapacityUnits {
  readonly newConnections: number;
  readonly activeConnections: number;
  readonly bytes: number;
  readonly paid: number;
}

export interface QuotaNeed extends Quota {
  readonly needed: number;
}

/** US dollars a month, of all regions, at this load all the time. */
export interface Costs {
  readonly tasks: number;
  readonly loadBalancers: number;
  readonly nat: number;
  readonly logs: number;
  readonly firewall: number;
  readonly transfer: number;
  readonly total: number;
}

export interface Limit {
  readonly name: string;
  readonly requestsPerSecond: number;
}

/** @throws {Failure} where no size of task answers so soon */
export function planFor(demand: Demand): CapacityPlan {
  const { requestsPerSecond } = demand;
  const regions = regionsFor(requestsPerSecond);
  const requestsPerRegion = requestsPerSecond / regions;
  const requestsWithARegionLost = regions === 1 ? requestsPerSecond : requestsPerSecond / (regions - 1);
  const fleet = fleetOf(demand, requestsWithARegionLost);
  const capacityUnits = capacityUnitsFor(requestsPerRegion);
  const atMost = capacityUnitsFor(requestsWithARegionLost).paid;
  const stacks = Math.ceil(Math.max(atMost / quotas.capacityUnits.value, (2 * fleet.tasks) / quotas.targets.value, 1));
  const vcpus = (fleet.tasks * fleet.size.cpuUnits) / 1024;
  const needs: readonly QuotaNeed[] = [
    // A deployment runs the new tasks beside the old ones.
    { ...quotas.vcpus, needed: Math.ceil(2 * vcpus) },
    { ...quotas.targets, needed: Math.ceil((2 * fleet.tasks) / stacks) },
    { ...quotas.tasks, needed: Math.ceil((2 * fleet.tasks) / stacks) },
    { ...quotas.capacityUnits, needed: Math.ceil(atMost / stacks) },
  ];
  const natGb = gigabytesAMonth(requestsPerRegion * measured.logBytes);
  return {
    demand,
    regions,
    requestsPerRegion,
    requestsWithARegionLost,
    fleet,
    stacks,
    autoscaling: autoscalingFor(fleet, stacks),
    capacityUnits,
    natGb,
    deploymentMinutes: fleet.tasks / stacks / startsPerMinute,
    quotas: needs,
    costs: costsOf({ demand, regions, stacks, fleet, capacityUnits, natGb }),
    breaks: breaksOf(demand),
  };
}

function regionsFor(requestsPerSecond: number): number {
  if (requestsPerSecond <= assumptions.mostRequestsInOneRegion) return 1;
  return Math.ceil(requestsPerSecond / assumptions.requestsPerRegion) + 1;
}

function cpuSeconds(workMicroseconds: number): number {
  return (measured.cpuMicroseconds / assumptions.fargateShare + workMicroseconds) / 1e6;
}

function fleetOf({ p99Milliseconds, workMicroseconds }: Demand, requestsPerSecond: number): Fleet {
  const cpu = cpuSeconds(workMicroseconds);
  const fleet = fleetFor({ requestsPerSecond, p99Seconds: p99Milliseconds / 1_000, cpuSeconds: cpu }, assumptions);
  if (fleet !== undefined) return fleet;
  const least = Math.ceil(taskQueue(cpu, 1).serviceSeconds * Math.log(100) * 1_000);
  throw new Failure({
    code: 'out-of-reach',
    where: '--p99',
    what: `no task answers 99 of 100 requests within ${p99Milliseconds} ms when one takes ${(cpu * 1_000).toFixed(2)} ms of a vCPU`,
    remedy: `allow more than ${least} ms, or let the handler work less`,
  });
}

/** Tasks follow the requests with a zone's share to spare: what a lost zone needs, and what growth needs meanwhile. */
function autoscalingFor({ requestsPerTask, tasks }: Fleet, stacks: number): Autoscaling {
  const { zones } = assumptions;
  const own = Math.ceil(tasks / stacks);
  return {
    minimum: Math.min(own, Math.max(zones, Math.ceil(own / 4))),
    maximum: own + Math.ceil(own / 2),
    requestsPerTarget: Math.max(1, Math.floor((requestsPerTask * 60 * (zones - 1)) / zones)),
  };
}

/** https://aws.amazon.com/elasticloadbalancing/pricing/: 25 new connections a second, 3,000 active ones a minute, 1 GB an hour. */
function capacityUnitsFor(requestsPerSecond: number): CapacityUnits {
  const { requestsPerConnection, connectionSeconds, requestBytes } = assumptions;
  const connections = requestsPerSecond / requestsPerConnection;
  const newConnections = connections / 25;
  const activeConnections = (connections * connectionSeconds) / 3_000;
  const bytes = (requestsPerSecond * (requestBytes + measured.responseBytes) * 3_600) / 1e9;
  return { newConnections, activeConnections, bytes, paid: Math.max(newConnections, activeConnections, bytes) };
}

type Charged = Pick<CapacityPlan, 'demand' | 'regions' | 'stacks' | 'fleet' | 'capacityUnits' | 'natGb'>;

function costsOf({ demand, regions, stacks, fleet, capacityUnits, natGb }: Charged): Costs {
  const { hoursPerMonth: hours, zones } = assumptions;
  const { size, tasks } = fleet;
  const { fargate, loadBalancer, nat, logs, waf } = prices;
  const taskHour = (size.cpuUnits / 1024) * fargate.vcpuHour + (size.memoryMib / 1024) * fargate.gbHour;
  const requestsAMonth = demand.requestsPerSecond * hours * 3_600;
  const parts = {
    tasks: regions * tasks * taskHour * hours,
    loadBalancers: regions * hours * (stacks * loadBalancer.hour + capacityUnits.paid * loadBalancer.capacityUnitHour),
    nat: regions * (stacks * zones * nat.hour * hours + natGb * nat.gb),
    logs: regions * natGb * logs.gb,
    firewall: (requestsAMonth / 1e6) * waf.millionRequests,
    transfer: transferCost(gigabytesAMonth(demand.requestsPerSecond * measured.responseBytes)),
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}

function gigabytesAMonth(bytesPerSecond: number): number {
  return (bytesPerSecond * assumptions.hoursPerMonth * 3_600) / 1e9;
}

function breaksOf(demand: Demand): readonly Limit[] {
  const { requestsPerTask, size } = fleetOf(demand, assumptions.mostRequestsInOneRegion);
  const { zones } = assumptions;
  // Of all tasks those that are left without a zone serve, and a deployment doubles them.
  const served = requestsPerTask * ((zones - 1) / zones);
  const unit = capacityUnitsFor(1).paid;
  return [
    { name: quotas.vcpus.name, requestsPerSecond: (quotas.vcpus.value / 2 / (size.cpuUnits / 1024)) * served },
    { name: quotas.targets.name, requestsPerSecond: (quotas.targets.value / 2) * served },
    { name: quotas.tasks.name, requestsPerSecond: (quotas.tasks.value / 2) * served },
    { name: quotas.capacityUnits.name, requestsPerSecond: quotas.capacityUnits.value / unit },
    { name: 'what may be lost with one region', requestsPerSecond: assumptions.mostRequestsInOneRegion },
  ]
    .map(({ name, requestsPerSecond }) => ({ name, requestsPerSecond: Math.floor(requestsPerSecond) }))
    .toSorted((one, other) => one.requestsPerSecond - other.requestsPerSecond);
}
