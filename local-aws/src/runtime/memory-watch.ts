import type { Clock, Milliseconds, Timer } from '../clock.ts';
import type { GroupUsage, ProcessTable } from './process-groups.ts';

/** A container whose memory is watched. */
export interface WatchedContainer {
  /** Its first process, whose number is the process group's. */
  readonly pid: number;
  /** Containers of the same task share its limit. */
  readonly task: string;
  /** In bytes; undefined: as much as the task has. */
  readonly limit: number | undefined;
  readonly taskLimit: number | undefined;
  /** Called when it has used too much; it is then watched no more. */
  kill(): void;
}

export interface MemoryWatch {
  add(container: WatchedContainer): void;
  remove(container: WatchedContainer): void;
}

const interval: Milliseconds = 500;

/**
 * Ends containers that use more memory than they may, as the kernel does on Fargate. It differs from a cgroup's limit:
 * it looks every half second, so that a container may for a moment use more than its limit, and allocations never fail;
 * the whole container ends and not only its biggest process; files in the page cache and in tmpfs do not count; and a
 * process that has left its container's process group (setsid) is not seen. Without a process table nothing is limited.
 */
export function memoryWatch(clock: Clock, table: ProcessTable | undefined): MemoryWatch {
  const watched = new Set<WatchedContainer>();
  let timer: Timer | undefined;

  function plan(): void {
    if (table === undefined || timer !== undefined || watched.size === 0) return;
    timer = clock.after(interval, () => {
      timer = undefined;
      look(table);
      plan();
    });
  }

  function look(processes: ProcessTable): void {
    const groups = processes.groups();
    const byTask = Map.groupBy(watched, ({ task }) => task);
    for (const containers of byTask.values()) {
      // The resident set is told at once but counts shared pages twice; only what exceeds by it is measured with care.
      if (!mostOver(containers, (each) => groups.get(each.pid)?.memoryBytes ?? 0)) continue;
      const victim = mostOver(containers, (each) => careful(processes, groups.get(each.pid)));
      if (!victim) continue;
      watched.delete(victim);
      victim.kill();
    }
  }

  return {
    add(container) {
      if (container.limit === undefined && container.taskLimit === undefined) return;
      watched.add(container);
      plan();
    },
    remove(container) {
      watched.delete(container);
      if (watched.size > 0) return;
      timer?.cancel();
      timer = undefined;
    },
  };
}

function careful(processes: ProcessTable, group: GroupUsage | undefined): number {
  return group === undefined ? 0 : (processes.proportionalMemory(group.pids) ?? group.memoryBytes);
}

/** Of a task's containers one that is over its own limit, or the biggest one where the task is over its. */
function mostOver(
  containers: readonly WatchedContainer[],
  memoryOf: (container: WatchedContainer) => number,
): WatchedContainer | undefined {
  const used = containers.map((container) => ({ container, memory: memoryOf(container) }));
  const over = used.find(({ container: { limit }, memory }) => limit !== undefined && memory > limit);
  if (over) return over.container;
  const total = used.reduce((sum, { memory }) => sum + memory, 0);
  const taskLimit = containers[0]?.taskLimit;
  if (taskLimit === undefined || total <= taskLimit) return undefined;
  return used.reduce((biggest, each) => (each.memory > biggest.memory ? each : biggest)).container;
}
