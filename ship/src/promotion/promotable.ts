import type { ServiceState, TaskState } from '../deployment/state.ts';
import { primaryOf } from '../deployment/verdict.ts';
import { Failure } from '../failure.ts';

/**
 * Whether what an environment has may go on to the next: its deployment has completed, no other is on its way, and tasks of
 * it run.
 *
 * @throws Failure that says what is in the way
 */
export function requirePromotable(environment: string, service: ServiceState | undefined): void {
  const refuse = (what: string, remedy: string): Failure =>
    new Failure({ code: 'not-promotable', where: `environment ${environment}`, what, remedy });
  if (service === undefined || service.status !== 'ACTIVE') {
    throw refuse('its service does not exist or is not ACTIVE', 'deploy there first');
  }
  const primary = primaryOf(service);
  const state = primary?.rolloutState;
  if (state !== 'COMPLETED') {
    throw refuse(
      `its deployment has not completed (${state ?? 'no rollout state'})`,
      state === 'FAILED'
        ? `repair it first: ship status --env ${environment}`
        : `wait for it: ship status --env ${environment} --watch`,
    );
  }
  if (service.running === 0) {
    throw refuse('no task of it runs, so nothing has been tried there', `ship scale 1 --env ${environment}`);
  }
}

/** The digest that the running tasks of a revision were started from; undefined where they differ or AWS tells none. */
export function runningDigest(
  tasks: readonly TaskState[],
  taskDefinition: string,
  container: string,
): string | undefined {
  const digests = new Set(
    tasks
      .filter((task) => task.status === 'RUNNING' && task.taskDefinition === taskDefinition)
      .flatMap(({ containers }) => containers.find(({ name }) => name === container)?.imageDigest ?? []),
  );
  const [digest, ...others] = digests;
  return others.length === 0 ? digest : undefined;
}
