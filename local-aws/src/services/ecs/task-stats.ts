import type { Milliseconds } from '../../clock.ts';
import type { Usage } from '../../runtime/runtime.ts';

/** Two measurements of a container, the earlier one undefined at the first question. */
export interface Measured {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly memoryLimit: number;
  readonly now: Usage;
  readonly before: Usage | undefined;
  /** Of the whole machine, where local-aws runs. */
  readonly cpus: number;
}

/**
 * A container's statistics in Docker's form, as far as the system tells them.
 * @see https://docs.docker.com/reference/api/engine/version/v1.30/#tag/Container/operation/ContainerStats
 */
export function containerStats({ id, name, memoryLimit, now, before, cpus }: Measured): object {
  return {
    read: time(now.at),
    preread: time(before?.at ?? 0),
    pids_stats: { current: now.processes },
    blkio_stats: {},
    num_procs: 0,
    storage_stats: {},
    cpu_stats: cpuStats(now, cpus),
    precpu_stats: before ? cpuStats(before, cpus) : {},
    memory_stats: { usage: now.memoryBytes, max_usage: now.memoryBytes, stats: {}, limit: memoryLimit },
    name,
    id,
    networks: {},
  };
}

function cpuStats({ cpuNanoseconds, at }: Usage, cpus: number): object {
  return {
    cpu_usage: {
      total_usage: cpuNanoseconds,
      percpu_usage: [cpuNanoseconds],
      usage_in_kernelmode: 0,
      usage_in_usermode: cpuNanoseconds,
    },
    // Docker tells the machine's busy and idle time together: it grows by a second for each processor in a second.
    system_cpu_usage: at * 1_000_000 * cpus,
    online_cpus: cpus,
    throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
  };
}

function time(at: Milliseconds): string {
  return new Date(at).toISOString();
}
