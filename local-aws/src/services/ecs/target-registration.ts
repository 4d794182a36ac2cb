import type { Target, Targets } from '../../load-balancer/targets.ts';
import type { Records } from './records.ts';
import type { ServiceRow, TaskRow } from './rows.ts';
import { eventTexts } from './service-events.ts';
import type { EcsState } from './state.ts';

/** Registers running tasks as targets, and knows whose task a target is. */
export interface TargetRegistration {
  /** Registers the service's running tasks that are not registered yet. */
  register(service: ServiceRow): void;
  ownerOf(targetGroupArn: string, target: Target): string | undefined;
  /** Once a task has stopped, its address may be another's. */
  forget(task: TaskRow): void;
}

export function targetRegistration(state: EcsState, targets: Targets, records: Records): TargetRegistration {
  const owners = new Map<string, string>();
  const key = (targetGroupArn: string, { address, port }: Target): string => `${targetGroupArn} ${address}:${port}`;

  return {
    register(service) {
      const registered = new Map<string, number>();
      for (const task of state.liveTasks(service.arn)) {
        if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING' || task.targets.length > 0) continue;
        const { placement } = task;
        const wanted = state.serviceRevisions.get(task.service?.revisionArn ?? '')?.targets ?? [];
        if (!placement || wanted.length === 0) continue;
        const own = wanted.map(({ targetGroupArn, containerPort }) => {
          const port = placement.ports[containerPort] ?? containerPort;
          return { targetGroupArn, address: placement.address, port };
        });
        state.putTask({ ...task, targets: own });
        for (const { targetGroupArn, ...target } of own) {
          owners.set(key(targetGroupArn, target), service.arn);
          targets.register(targetGroupArn, target);
          registered.set(targetGroupArn, (registered.get(targetGroupArn) ?? 0) + 1);
        }
      }
      for (const [group, count] of registered) records.say(service, eventTexts.registered(service.name, count, group));
    },
    ownerOf: (targetGroupArn, target) => owners.get(key(targetGroupArn, target)),
    forget(task) {
      for (const { targetGroupArn, ...target } of task.targets) owners.delete(key(targetGroupArn, target));
    },
  };
}
