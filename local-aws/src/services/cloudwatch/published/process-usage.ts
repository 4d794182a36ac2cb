import { readFileSync } from 'node:fs';

export interface ProcessUsage {
  /** Seconds of processor time since the process began. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** A process and its descendants, each by its id; empty where the system tells nothing of them. */
export type ReadProcesses = (pid: number) => ReadonlyMap<number, ProcessUsage>;

/** Linux counts processor time in hundredths of a second for programs, whatever its own clock. */
const ticksPerSecond = 100;
const mostProcesses = 200;

/** From `/proc`: https://man7.org/linux/man-pages/man5/proc.5.html */
export const linuxProcesses: ReadProcesses = (root) => {
  const found = new Map<number, ProcessUsage>();
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined && found.size < mostProcesses; pid = waiting.pop()) {
    const usage = usageOf(pid);
    if (!usage) continue;
    found.set(pid, usage);
    const children = read(`/proc/${pid}/task/${pid}/children`) ?? '';
    waiting.push(
      ...children
        .split(' ')
        .filter((child) => child !== '')
        .map(Number),
    );
  }
  return found;
};

function usageOf(pid: number): ProcessUsage | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const status = read(`/proc/${pid}/status`);
  if (stat === undefined || status === undefined) return undefined;
  // The program's name stands in parentheses and may hold anything, spaces and parentheses too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const resident = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  return { cpuSeconds: ticks / ticksPerSecond, residentBytes: resident * 1024 };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
