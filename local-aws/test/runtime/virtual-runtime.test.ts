import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clock, Milliseconds } from '../../src/clock.ts';
import type { RuntimeEvent, TaskLaunch } from '../../src/runtime/runtime.ts';
import { type Behaviour, type VirtualRuntime, virtualRuntime } from '../../src/runtime/virtual-runtime.ts';

interface SteppedClock extends Clock {
  /** Lets everything happen that is due until then. */
  run(until: Milliseconds): void;
}

function steppedClock(): SteppedClock {
  const waiting: { at: Milliseconds; act: () => void }[] = [];
  let now = 0;
  return {
    now: () => now,
    after(delay, act) {
      const entry = { at: now + delay, act };
      waiting.push(entry);
      return { cancel: () => void waiting.splice(waiting.indexOf(entry), waiting.includes(entry) ? 1 : 0) };
    },
    run(until) {
      for (;;) {
        const [next] = waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at);
        if (next === undefined) break;
        waiting.splice(waiting.indexOf(next), 1);
        now = next.at;
        next.act();
      }
      now = until;
    },
  };
}

function world(behaviour: Behaviour): {
  clock: SteppedClock;
  runtime: VirtualRuntime;
  events: string[];
  task: TaskLaunch;
  onEvent: (event: RuntimeEvent) => void;
} {
  const clock = steppedClock();
  const runtime = virtualRuntime({ clock, behaviourOf: () => behaviour });
  const events: string[] = [];
  const container = {
    name: 'app',
    image: 'app:1',
    entryPoint: undefined,
    command: undefined,
    workingDirectory: undefined,
    environment: {},
    memoryLimit: undefined,
    log: undefined,
  };
  return {
    clock,
    runtime,
    events,
    task: { taskArn: 'task-1', placement: runtime.place([8080]), memoryLimit: undefined, containers: [container] },
    onEvent: (event) =>
      events.push(`${clock.now()} ${event.kind}${event.kind === 'exited' ? ` ${event.exitCode}` : ''}`),
  };
}

describe('the virtual runtime', () => {
  it('pulls, starts, listens and exits when its script says so', () => {
    const { clock, runtime, events, task, onEvent } = world({
      kind: 'runs',
      pulledAfter: 5,
      startsAfter: 5,
      listensAfter: 100,
      exits: { after: 500, exitCode: 3 },
    });
    const { address } = task.placement;

    runtime.prepare(task, onEvent).start('app');
    assert.deepEqual(events, []);
    clock.run(109);
    assert.equal(runtime.isListening(address, 8080), false);
    clock.run(110);
    assert.equal(runtime.isListening(address, 8080), true);
    clock.run(1000);

    assert.equal(runtime.isListening(address, 8080), false);
    assert.deepEqual(events, ['5 pulled', '10 started', '510 exited 3']);
    assert.deepEqual(runtime.liveTasks(), []);
  });

  it('ends on SIGTERM as it is told to, or only on SIGKILL', () => {
    for (const onTerm of [{ after: 20, exitCode: 0 }, undefined]) {
      const { clock, runtime, events, task, onEvent } = world({ kind: 'runs', ...(onTerm && { onTerm }) });
      const running = runtime.prepare(task, onEvent);
      running.start('app');
      clock.run(100);

      running.signal('app', 'SIGTERM');
      clock.run(200);
      running.signal('app', 'SIGKILL');
      clock.run(300);

      assert.equal(events.at(-1), onTerm ? '120 exited 0' : '200 exited 137');
    }
  });

  it('fails to pull, and never starts what was stopped before', () => {
    const failing = world({ kind: 'cannot start', reason: 'CannotPullContainerError: not there', after: 7 });
    const stopped = world({ kind: 'runs', startsAfter: 50 });

    failing.runtime.prepare(failing.task, failing.onEvent).start('app');
    failing.clock.run(100);
    const running = stopped.runtime.prepare(stopped.task, stopped.onEvent);
    running.start('app');
    running.signal('app', 'SIGTERM');
    stopped.clock.run(100);

    assert.deepEqual(failing.events, ['7 failed']);
    assert.deepEqual(stopped.events, ['0 pulled', '0 failed']);
  });
});
