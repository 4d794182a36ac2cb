import type { Clock, Milliseconds } from '../../src/clock.ts';
import type { CheckOutcome } from '../../src/load-balancer/target-health.ts';
import type { Target } from '../../src/load-balancer/targets.ts';
import type { ContainerLaunch, Placement, Runtime, RuntimeEvent } from '../../src/runtime/runtime.ts';
import { type VirtualRuntime, virtualRuntime } from '../../src/runtime/virtual-runtime.ts';
import type { ContainerPlan } from './image-behaviour.ts';

/** The one container that every simulated task has, and its port. */
export const containerName = 'app';
export const containerPort = 8080;

/** What simulated tasks run on: the virtual runtime, with addresses that answer health checks, and with faults. */
export interface Hosts {
  readonly runtime: Runtime;
  /** How a health check of the target ends now. */
  ask(target: Target): CheckOutcome;
  /** The container that is at the address; undefined where there is none. */
  containerAt(address: string): Pick<ContainerLaunch, 'image' | 'environment'> | undefined;
  crash(taskArn: string, exitCode: number, outOfMemory: boolean): void;
  /** The container's own health checks fail from now on. */
  sicken(taskArn: string): void;
  /** What asks the task is answered 503 for so long. */
  flap(taskArn: string, lasts: Milliseconds): void;
}

interface Host {
  readonly taskArn: string;
  readonly plan: ContainerPlan;
  readonly container: ContainerLaunch | undefined;
  listensSince: Milliseconds | undefined;
  flapsUntil: Milliseconds;
}

interface Dependencies {
  readonly clock: Clock;
  /** What one more container of the image does. */
  readonly draw: (reference: string) => ContainerPlan;
}

export function hosts({ clock, draw }: Dependencies): Hosts {
  const byAddress = new Map<string, Host>();
  const byTask = new Map<string, Host>();
  const free: Placement[] = [];
  let drawn: ContainerPlan | undefined;
  const virtual: VirtualRuntime = virtualRuntime({
    clock,
    behaviourOf(reference) {
      drawn = draw(reference);
      return drawn.behaviour;
    },
  });

  const runtime: Runtime = {
    // Addresses are given again as soon as they are free: the most trying thing for whoever keeps them.
    place: (ports) => free.pop() ?? virtual.place(ports),
    prepare(task, onEvent) {
      const running = virtual.prepare(task, (event) => hear(task.taskArn, event, onEvent));
      if (drawn === undefined) throw new Error(`the task ${task.taskArn} has no container`);
      const host: Host = {
        taskArn: task.taskArn,
        plan: drawn,
        container: task.containers[0],
        listensSince: undefined,
        flapsUntil: 0,
      };
      byAddress.set(task.placement.address, host);
      byTask.set(task.taskArn, host);
      return {
        ...running,
        release() {
          running.release();
          byTask.delete(task.taskArn);
          byAddress.delete(task.placement.address);
          free.push(task.placement);
        },
      };
    },
    close: () => virtual.close(),
  };

  function hear(taskArn: string, event: RuntimeEvent, onEvent: (event: RuntimeEvent) => void): void {
    const host = byTask.get(taskArn);
    if (host && event.kind === 'started') {
      const { behaviour } = host.plan;
      const after = behaviour.kind === 'runs' ? behaviour.listensAfter : undefined;
      host.listensSince = after === undefined ? undefined : clock.now() + after;
    }
    if (host && (event.kind === 'exited' || event.kind === 'failed')) host.listensSince = undefined;
    onEvent(event);
  }

  return {
    runtime,
    ask({ address }) {
      const host = byAddress.get(address);
      const now = clock.now();
      if (host?.listensSince === undefined || host.listensSince > now) return { kind: 'refused' };
      const status = host.flapsUntil > now ? 503 : host.plan.statusAfter(now - host.listensSince);
      return { kind: 'answered', status };
    },
    containerAt: (address) => byAddress.get(address)?.container,
    crash: (taskArn, exitCode, outOfMemory) => virtual.crash(taskArn, containerName, exitCode, outOfMemory),
    sicken: (taskArn) => virtual.sicken(taskArn, containerName),
    flap(taskArn, lasts) {
      const host = byTask.get(taskArn);
      if (host) host.flapsUntil = clock.now() + lasts;
    },
  };
}
