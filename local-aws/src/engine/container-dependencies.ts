import type { ContainerState } from './task.ts';

export type ContainerCondition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

export interface ContainerDependency {
  readonly container: string;
  readonly condition: ContainerCondition;
}

/** Whether a container may start now, later, or never, as its dependencies stand. */
export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'never'; readonly reason: string };

/**
 * How the containers that a container depends on stand. The reasons are the ECS agent's own
 * (`agent/engine/dependencygraph/graph.go`).
 */
export function readiness(target: ContainerState, containers: readonly ContainerState[]): Readiness {
  let isWaiting = false;
  for (const { container, condition } of target.dependsOn) {
    const dependency = containers.find(({ name }) => name === container);
    const verdict = dependency ? standing(dependency, condition) : 'does not exist.';
    switch (verdict) {
      case 'met':
        break;
      case 'open':
        isWaiting = true;
        break;
      default:
        return { kind: 'never', reason: dependencyError(dependency, target, verdict) };
    }
  }
  return { kind: isWaiting ? 'waiting' : 'ready' };
}

/** Containers stop in the reverse order of their start: first whatever depends on one, then the one itself. */
export function isNeeded(target: ContainerState, containers: readonly ContainerState[]): boolean {
  return containers.some(
    ({ lastStatus, dependsOn }) =>
      lastStatus !== 'STOPPED' && dependsOn.some(({ container }) => container === target.name),
  );
}

type Hopeless =
  | 'does not exist.'
  | 'has timed out.'
  | 'as dependency did not exit successfully.'
  | 'because dependency will never start'
  | 'as dependency exited before it was healthy.';

function standing(dependency: ContainerState, condition: ContainerCondition): 'met' | 'open' | Hopeless {
  const hasStopped = dependency.lastStatus === 'STOPPED';
  if (hasStopped && dependency.startedAt === undefined) return 'because dependency will never start';
  switch (condition) {
    case 'START':
      return dependency.lastStatus === 'PENDING' ? 'open' : 'met';
    case 'COMPLETE':
      return hasStopped ? 'met' : inTime(dependency);
    case 'SUCCESS':
      if (!hasStopped) return inTime(dependency);
      return dependency.exitCode === 0 ? 'met' : 'as dependency did not exit successfully.';
    case 'HEALTHY':
      if (dependency.health.status === 'HEALTHY') return 'met';
      return hasStopped ? 'as dependency exited before it was healthy.' : inTime(dependency);
    default:
      return condition satisfies never;
  }
}

function inTime({ startTimedOut }: ContainerState): 'open' | 'has timed out.' {
  return startTimedOut ? 'has timed out.' : 'open';
}

function dependencyError(dependency: ContainerState | undefined, target: ContainerState, why: Hopeless): string {
  const [from, to] = [dependency === undefined ? '<nil>' : shown(dependency), shown(target)];
  const head = why === 'does not exist.' || why === 'has timed out.' ? '' : 'failed to resolve ';
  return `dependency graph: ${head}container ordering dependency [${from}] for target [${to}] ${why}`;
}

/** A container as the agent's messages show it. */
function shown({ name, image, lastStatus, startedAt, exitCode }: ContainerState): string {
  const known = lastStatus === 'PENDING' ? 'NONE' : lastStatus;
  const wanted = lastStatus === 'STOPPED' && startedAt === undefined ? 'STOPPED' : 'RUNNING';
  const exit = exitCode === undefined ? '' : ` - Exit: ${exitCode}`;
  return `${name}(${image}) (${known}->${wanted})${exit}`;
}
