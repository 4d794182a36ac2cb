import type { TaskRow } from './rows.ts';
import type { EcsState } from './state.ts';

/** A cluster as its metrics see it. */
export interface MeasuredCluster {
  readonly name: string;
  readonly hasContainerInsights: boolean;
  readonly services: readonly MeasuredService[];
}

export interface MeasuredService {
  readonly name: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly tasks: readonly MeasuredTask[];
}

/** A running task. */
export interface MeasuredTask {
  readonly arn: string;
  readonly cpuUnits: number;
  readonly memoryMib: number;
  /** The runtime's names of its running containers: process ids. */
  readonly runtimeIds: readonly string[];
}

export function measuredClusters(state: EcsState): readonly MeasuredCluster[] {
  return [...state.clusters.values()]
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ arn, name, settings }) => ({
      name,
      hasContainerInsights: settings.some((each) => each.name === 'containerInsights' && each.value !== 'disabled'),
      services: state.indexes.activeServicesOfCluster.of(arn).map((service) => {
        const tasks = state.liveTasks(service.arn);
        const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
        return {
          name: service.name,
          desired: service.desiredCount,
          running: running.length,
          pending: tasks.filter(
            ({ lastStatus, desiredStatus }) => desiredStatus === 'RUNNING' && lastStatus !== 'RUNNING',
          ).length,
          tasks: running.map(measuredTask),
        };
      }),
    }));
}

function measuredTask({ arn, cpu, memory, containers }: TaskRow): MeasuredTask {
  const runtimeIds = containers.flatMap(({ lastStatus, runtimeId }) =>
    lastStatus === 'RUNNING' && runtimeId !== undefined ? [runtimeId] : [],
  );
  return { arn, cpuUnits: Number(cpu), memoryMib: Number(memory), runtimeIds };
}
