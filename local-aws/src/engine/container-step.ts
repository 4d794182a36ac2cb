import type { Milliseconds } from '../clock.ts';
import type { RuntimeEvent } from '../runtime/runtime.ts';
import { afterCheck } from './container-health.ts';
import type { ContainerState } from './task.ts';
import type { TaskEffect } from './task-lifecycle.ts';

interface ContainersStep {
  /** The same list where nothing changed. */
  readonly containers: readonly ContainerState[];
  readonly effects: readonly TaskEffect[];
}

/** What an event of the runtime makes of a task's containers. An event about one that has stopped changes nothing. */
export function afterContainerEvent(
  containers: readonly ContainerState[],
  event: RuntimeEvent,
  now: Milliseconds,
): ContainersStep {
  const before = containers.find(({ name }) => name === event.container);
  if (before === undefined || before.lastStatus === 'STOPPED') return { containers, effects: [] };
  const after = withEvent(before, event, now);
  return {
    containers: after === before ? containers : containers.map((each) => (each === before ? after : each)),
    effects: effectsOf(after, event),
  };
}

function withEvent(container: ContainerState, event: RuntimeEvent, now: Milliseconds): ContainerState {
  switch (event.kind) {
    case 'pulled':
      return { ...container, imageDigest: event.imageDigest };
    case 'started':
      return { ...container, lastStatus: 'RUNNING', runtimeId: event.runtimeId, startedAt: now };
    case 'checked': {
      const { healthCheck, health } = container;
      if (!healthCheck) return container;
      const checked = afterCheck(health, event.passed, healthCheck, now);
      return checked === health ? container : { ...container, health: checked };
    }
    case 'failed':
      return { ...container, lastStatus: 'STOPPED', reason: event.reason };
    case 'exited': {
      const reason = event.outOfMemory ? 'OutOfMemoryError: Container killed due to memory usage' : container.reason;
      return { ...container, lastStatus: 'STOPPED', exitCode: event.exitCode, reason };
    }
    default:
      return event satisfies never;
  }
}

function effectsOf({ name, healthCheck, startTimeout }: ContainerState, event: RuntimeEvent): TaskEffect[] {
  switch (event.kind) {
    case 'started': {
      const effects: TaskEffect[] = [];
      if (startTimeout !== undefined) effects.push({ kind: 'start-timeout', container: name, after: startTimeout });
      if (healthCheck) {
        effects.push({ kind: 'start-period', container: name, seconds: healthCheck.startPeriodSeconds });
        effects.push({ kind: 'check-health', container: name, turn: 'first' });
      }
      return effects;
    }
    case 'checked':
      return healthCheck ? [{ kind: 'check-health', container: name, turn: 'next' }] : [];
    default:
      return [];
  }
}
