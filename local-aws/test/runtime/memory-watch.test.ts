import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryWatch, type WatchedContainer } from '../../src/runtime/memory-watch.ts';
import type { ProcessTable } from '../../src/runtime/process-groups.ts';
import { virtualClock } from '../../src/virtual-clock.ts';

/** A watch over groups whose resident memory, and its fair part of it, a test sets. */
function world(): {
  watch(pid: number, limits: Partial<WatchedContainer>): WatchedContainer;
  use(pid: number, resident: number, proportional?: number): void;
  killed: number[];
  remove(container: WatchedContainer): void;
  pass(): void;
  hasPlans(): boolean;
} {
  const clock = virtualClock();
  const used = new Map<number, { resident: number; proportional: number }>();
  const table: ProcessTable = {
    groups: () =>
      new Map(
        [...used].map(([pid, { resident }]) => [
          pid,
          { pids: [pid], memoryBytes: resident, cpuNanoseconds: 0, processes: 1 },
        ]),
      ),
    proportionalMemory: ([pid = 0]) => used.get(pid)?.proportional,
  };
  const watching = memoryWatch(clock, table);
  const killed: number[] = [];
  return {
    killed,
    watch(pid, limits) {
      const container = {
        pid,
        task: 'task',
        limit: undefined,
        taskLimit: undefined,
        kill: () => killed.push(pid),
        ...limits,
      };
      watching.add(container);
      return container;
    },
    use: (pid, resident, proportional = resident) => used.set(pid, { resident, proportional }),
    remove: (container) => watching.remove(container),
    pass: () => clock.advance(500),
    hasPlans: () => clock.step(),
  };
}

describe('the memory watch', () => {
  it('kills a container that is over its own limit, once', () => {
    const { watch, use, killed, pass } = world();
    watch(1, { limit: 100 });
    watch(2, { limit: 100 });
    use(1, 101);
    use(2, 100);

    pass();
    pass();

    assert.deepEqual(killed, [1]);
  });

  it('kills the biggest container of a task that is over its limit', () => {
    const { watch, use, killed, pass } = world();
    for (const pid of [1, 2, 3]) watch(pid, { taskLimit: 100 });
    watch(4, { taskLimit: 100, task: 'other' });
    use(1, 30);
    use(2, 50);
    use(3, 30);
    use(4, 90);

    pass();

    assert.deepEqual(killed, [2]);
  });

  it('does not count pages that processes share more than once', () => {
    const { watch, use, killed, pass } = world();
    watch(1, { limit: 100 });
    use(1, 150, 90);

    pass();

    assert.deepEqual(killed, []);
  });

  it('rests while there is nothing to watch', () => {
    const { watch, remove, hasPlans } = world();
    watch(1, {});
    const without = hasPlans();
    remove(watch(2, { limit: 1 }));

    assert.equal(without, false);
  });
});
