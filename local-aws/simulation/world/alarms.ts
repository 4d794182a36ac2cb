import type { Clock, Milliseconds } from '../../src/clock.ts';
import type { DeploymentAlarms } from '../../src/services/ecs/deployment-alarms.ts';

/** Alarms that ring when they are told to. */
export interface Alarms extends DeploymentAlarms {
  set(name: string, state: 'OK' | 'ALARM'): void;
  /** When the alarm last went off; 0 for never. */
  rangAt(name: string): Milliseconds;
}

export function alarms(clock: Clock): Alarms {
  const rang = new Map<string, Milliseconds>();
  const states = new Map<string, 'OK' | 'ALARM'>();
  const listeners = new Set<(name: string) => void>();
  return {
    stateOf: (name) => states.get(name) ?? 'OK',
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rangAt: (name) => rang.get(name) ?? 0,
    set(name, state) {
      if (state === 'ALARM' && states.get(name) !== 'ALARM') rang.set(name, clock.now());
      states.set(name, state);
      for (const listener of listeners) listener(name);
    },
  };
}
