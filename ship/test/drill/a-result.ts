import type { Seen } from '../../src/drill/drill.ts';
import type { RunDrill } from '../../src/drill/run-drill.ts';
import type { LoadSummary } from '../../src/drill/sample.ts';

export function aLoad(change: Partial<LoadSummary> = {}): LoadSummary {
  return { requests: 300, failed: 0, failures: {}, p99: 12, outage: 0, ...change };
}

export function whatWasSeen(change: Partial<Seen> = {}): Seen {
  return { detected: 100, restored: 2_000, happened: ['a task was killed'], wrong: [], ...change };
}

/** A drill that held. */
export function aResult(change: Partial<RunDrill> = {}): RunDrill {
  return {
    name: 'task-killed',
    title: 'A task is killed',
    expects: 'another takes its place',
    defence: 'two tasks',
    isDefended: true,
    promised: { lost: 0, restoredWithin: 20_000 },
    load: aLoad(),
    seen: whatWasSeen(),
    broken: [],
    timeline: [{ at: 0, ok: 25, failed: 0, slowest: 12 }],
    ...change,
  };
}
