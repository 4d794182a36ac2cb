import { readdirSync, readFileSync } from 'node:fs';
import type { Usage } from './runtime.ts';

/** What the processes of one group use together. */
export interface GroupUsage extends Omit<Usage, 'at'> {
  readonly pids: readonly number[];
}

/** What the system tells of its processes. */
export interface ProcessTable {
  /**
   * Every process group, by its id. Memory is the resident set, in which pages that processes share count for each.
   */
  groups(): ReadonlyMap<number, GroupUsage>;
  /** Memory in bytes with shared pages divided among those that share them; undefined where the system does not say. */
  proportionalMemory(pids: readonly number[]): number | undefined;
}

/** Linux counts a process's time in hundredths of a second (USER_HZ). */
const nanosecondsPerTick = 10_000_000;

/**
 * Reads `/proc`; undefined on systems without it.
 * @see proc_pid_stat(5), proc_pid_smaps(5)
 */
export function processTable(directory = '/proc'): ProcessTable | undefined {
  const own = readText(`${directory}/self/stat`);
  if (own === undefined) return undefined;
  const pageSize = pageSizeFrom(own);
  return {
    groups() {
      const groups = new Map<number, GroupUsage>();
      for (const name of readdirSync(directory)) {
        if (!/^\d+$/.test(name)) continue;
        const stat = readText(`${directory}/${name}/stat`);
        if (stat === undefined) continue;
        const fields = fieldsOf(stat);
        const before = groups.get(fields.group);
        groups.set(fields.group, {
          pids: [...(before?.pids ?? []), Number(name)],
          processes: (before?.processes ?? 0) + 1,
          memoryBytes: (before?.memoryBytes ?? 0) + fields.residentPages * pageSize,
          cpuNanoseconds: (before?.cpuNanoseconds ?? 0) + fields.ticks * nanosecondsPerTick,
        });
      }
      return groups;
    },
    proportionalMemory(pids) {
      let kibibytes = 0;
      for (const pid of pids) {
        const told = /^Pss:\s+(\d+) kB$/m.exec(readText(`${directory}/${pid}/smaps_rollup`) ?? '')?.[1];
        if (told === undefined) return undefined;
        kibibytes += Number(told);
      }
      return kibibytes * 1024;
    },
  };
}

interface StatFields {
  readonly group: number;
  readonly ticks: number;
  readonly residentPages: number;
}

/** The second field is the program's name in parentheses, which may hold anything; the third follows the last of them. */
function fieldsOf(stat: string): StatFields {
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(rest[number - 3] ?? 0);
  return {
    group: field(5),
    ticks: field(14) + field(15) + field(16) + field(17),
    residentPages: field(24),
  };
}

/** No system call of Node's tells it; Node's own memory, told in both units, does. */
function pageSizeFrom(ownStat: string): number {
  const ratio = process.memoryUsage.rss() / fieldsOf(ownStat).residentPages;
  return [65_536, 16_384].find((size) => Math.abs(ratio - size) < size / 2) ?? 4_096;
}

/** Undefined for a process that has ended meanwhile, or that another user's is. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
