/**
 * A task as a queue: requests come at random, one event loop serves them in order. With service times that vary as the
 * exponential distribution does (real ones vary less, so this is the cautious side) the time in the system is exponential
 * with the rate µ − λ: M/M/1, Kleinrock, Queueing Systems, Volume 1 (1975), section 3.2.
 */
export interface TaskQueue {
  /** Of one request alone. */
  readonly serviceSeconds: number;
  /**
   * What the kernel's CPU quota may add: a task with less than a vCPU that has used up its share of a period of 100 ms
   * waits for the next one (https://docs.kernel.org/scheduler/sched-bwc.html).
   */
  readonly throttleSeconds: number;
}

const period = 0.1;

/** @param cpuSeconds of a whole vCPU, for one request */
export function taskQueue(cpuSeconds: number, vcpus: number): TaskQueue {
  const share = Math.min(vcpus, 1);
  return { serviceSeconds: cpuSeconds / share, throttleSeconds: period * (1 - share) };
}

/** The 99th percentile in seconds at so many requests a second; infinite where the queue grows without end. */
export function p99Seconds({ serviceSeconds, throttleSeconds }: TaskQueue, rate: number): number {
  const left = 1 / serviceSeconds - rate;
  return left <= 0 ? Number.POSITIVE_INFINITY : throttleSeconds + Math.log(100) / left;
}

/** The most requests a second with that percentile and no more of the task in use than that; 0 where there is none. */
export function mostRequests({ serviceSeconds, throttleSeconds }: TaskQueue, p99: number, utilization: number): number {
  const capacity = 1 / serviceSeconds;
  const left = p99 - throttleSeconds;
  return left <= 0 ? 0 : Math.max(0, Math.min(capacity * utilization, capacity - Math.log(100) / left));
}
