import type { TaskStatus } from '../../src/engine/task.ts';
import type { Target, TargetHealth } from '../../src/load-balancer/targets.ts';
import type { TaskRow } from '../../src/services/ecs/rows.ts';
import { type Invariant, type ServiceMoment, short } from './moment.ts';

const order: readonly TaskStatus[] = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];

export const livesForward: Invariant<ServiceMoment> = {
  says: "a task's status only moves forward, and what is to stop is never to run again",
  judge({ changes }) {
    for (const { before, after } of changes) {
      const goesBack = order.indexOf(after.lastStatus) < order.indexOf(before.lastStatus);
      const revives = before.desiredStatus === 'STOPPED' && after.desiredStatus === 'RUNNING';
      if (goesBack || revives) return `${short(after.arn)} went from ${before.lastStatus} to ${after.lastStatus}`;
    }
    return undefined;
  },
};

/** Not for what has crashed, and not for Fargate Spot, which takes its host back in two minutes. */
export const drainsBeforeItStops: Invariant<ServiceMoment> = {
  says: 'a task with targets gets its SIGTERM when their deregistration delay is over',
  judge({ changes, now }) {
    for (const { before, after, delay } of changes) {
      if (before.lastStatus !== 'DEACTIVATING' || after.lastStatus === 'DEACTIVATING') continue;
      if (after.containers.every(({ lastStatus }) => lastStatus === 'STOPPED')) continue;
      const waited = now - (after.stoppingAt ?? now);
      if (waited < delay) return `${short(after.arn)} drained for ${waited} ms, the delay is ${delay} ms`;
    }
    return undefined;
  },
};

export const diesInTime: Invariant<ServiceMoment> = {
  says: 'a task has stopped when its stop timeout and a moment are over',
  judge({ changes }) {
    for (const { before, after } of changes) {
      if (before.lastStatus !== 'STOPPING' || after.lastStatus === 'STOPPING') continue;
      const delay = Math.max(...after.containers.map(({ stopTimeout }) => stopTimeout));
      const took = (after.executionStoppedAt ?? 0) - (after.stoppingAt ?? 0);
      const longest = delay + longestDrain + 1_000;
      if (took > longest) return `${short(after.arn)} took ${took} ms to stop`;
    }
    return undefined;
  },
};

/** The longest deregistration delay that plans have. */
const longestDrain = 300_000;

/** A target group's members after a step, and the tasks that may be behind them. */
export interface MembersMoment {
  readonly members: readonly { readonly target: Target; readonly health: TargetHealth | undefined }[];
  /** The running task that is registered under this address; undefined where there is none. */
  ownerOf(target: Target): TaskRow | undefined;
}

export const targetsAreAlive: Invariant<MembersMoment> = {
  says: 'a registered target that is not draining belongs to a task that runs and is to run',
  judge({ members, ownerOf }) {
    const orphan = members.find(({ target, health }) => health?.state !== 'draining' && ownerOf(target) === undefined);
    return orphan && `${orphan.target.address}:${orphan.target.port} is ${orphan.health?.state} and nobody's`;
  },
};
