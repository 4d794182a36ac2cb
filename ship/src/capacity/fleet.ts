import type { Assumptions } from './measured.ts';
import { mostRequests, p99Seconds, type TaskQueue, taskQueue } from './queueing.ts';

/** A task's size on Fargate; the least memory that goes with the CPU holds the service many times. */
export interface TaskSize {
  readonly cpuUnits: 256 | 512 | 1024;
  readonly memoryMib: 512 | 1024 | 2048;
}

/** A second vCPU would stand idle: the service is one event loop. */
export const taskSizes: readonly TaskSize[] = [
  { cpuUnits: 256, memoryMib: 512 },
  { cpuUnits: 512, memoryMib: 1024 },
  { cpuUnits: 1024, memoryMib: 2048 },
];

/** The tasks of one region. */
export interface Fleet {
  readonly size: TaskSize;
  readonly queue: TaskQueue;
  /** The most that one task is given, a second. */
  readonly requestsPerTask: number;
  /** Which the load needs. */
  readonly needed: number;
  /** With those that a lost zone takes away. */
  readonly tasks: number;
  /** Estimated, with a zone lost: the worst of what is planned for. */
  readonly p99Seconds: number;
}

export interface FleetDemand {
  readonly requestsPerSecond: number;
  readonly p99Seconds: number;
  /** Of a vCPU, for one request. */
  readonly cpuSeconds: number;
}

/** From so many on, whole vCPUs are the better part: fewer targets, and no throttling. */
const manyTasks = 10;

/** The fewest vCPUs that keep the promise with a zone lost, and whole ones for many; undefined where no size does. */
export function fleetFor(demand: FleetDemand, { utilization, zones }: Assumptions): Fleet | undefined {
  const fleets = taskSizes.flatMap((size): Fleet[] => {
    const queue = taskQueue(demand.cpuSeconds, size.cpuUnits / 1024);
    const requestsPerTask = mostRequests(queue, demand.p99Seconds, utilization);
    if (requestsPerTask <= 0) return [];
    const needed = Math.ceil(demand.requestsPerSecond / requestsPerTask);
    return [
      {
        size,
        queue,
        requestsPerTask,
        needed,
        tasks: withoutAZone(needed, zones),
        p99Seconds: p99Seconds(queue, demand.requestsPerSecond / needed),
      },
    ];
  });
  const whole = fleets.find(({ size }) => size.cpuUnits === 1024);
  if (whole !== undefined && whole.tasks >= manyTasks) return whole;
  return fleets.toSorted((one, other) => vcpus(one) - vcpus(other) || one.tasks - other.tasks)[0];
}

/** The fewest tasks of which so many are left when the fullest zone is lost: ECS spreads them evenly. */
export function withoutAZone(needed: number, zones: number): number {
  let tasks = Math.max(needed + 1, Math.floor((needed * zones) / (zones - 1)));
  while (tasks - Math.ceil(tasks / zones) < needed) tasks += 1;
  return tasks;
}

function vcpus({ tasks, size }: Fleet): number {
  return (tasks * size.cpuUnits) / 1024;
}
