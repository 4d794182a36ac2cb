import type { MeasuredCluster, MeasuredTask } from '../../ecs/measured-services.ts';
import type { Dimension, Sample } from '../metrics/metric-store.ts';
import type { Growth } from './growth.ts';
import type { ReadProcesses } from './process-usage.ts';

const mebibyte = 1024 * 1024;

export interface ServiceMetricsInput {
  readonly growth: Growth;
  readonly readProcesses: ReadProcesses;
  readonly timestamp: number;
  /** Since the last look. */
  readonly elapsedSeconds: number;
}

/**
 * AWS/ECS and ECS/ContainerInsights of the time since the last look. Each task is a sample of its service's utilization:
 * what its processes took of the CPU and memory that it reserves. As Fargate gives a task no more CPU than that, 100 % is
 * the most.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export function serviceMetrics(cluster: MeasuredCluster, input: ServiceMetricsInput): Sample[] {
  const ClusterName: Dimension = { Name: 'ClusterName', Value: cluster.name };
  return cluster.services.flatMap((service) => {
    const dimensions = [ClusterName, { Name: 'ServiceName', Value: service.name }];
    const usages = service.tasks.flatMap((task) => utilization(task, input) ?? []);
    const percent = (name: string, values: readonly number[]): Sample[] =>
      values.length === 0
        ? []
        : [
            {
              namespace: 'AWS/ECS',
              name,
              dimensions,
              unit: 'Percent',
              timestamp: input.timestamp,
              values: values.map((each) => [each, 1]),
            },
          ];
    const tasks = (name: string, value: number): Sample => ({
      namespace: 'ECS/ContainerInsights',
      name,
      dimensions,
      unit: 'Count',
      timestamp: input.timestamp,
      values: [[value, 1]],
    });
    const insights = [
      tasks('DesiredTaskCount', service.desired),
      tasks('RunningTaskCount', service.running),
      tasks('PendingTaskCount', service.pending),
    ];
    return [
      ...percent(
        'CPUUtilization',
        usages.map(({ cpu }) => cpu),
      ),
      ...percent(
        'MemoryUtilization',
        usages.map(({ memory }) => memory),
      ),
      ...(cluster.hasContainerInsights ? insights : []),
    ];
  });
}

/** Undefined where the runtime's containers are no processes of this machine. */
function utilization(
  task: MeasuredTask,
  { growth, readProcesses, elapsedSeconds }: ServiceMetricsInput,
): { readonly cpu: number; readonly memory: number } | undefined {
  const pids = task.runtimeIds.filter((id) => /^\d{1,9}$/.test(id)).map(Number);
  const processes = pids.flatMap((pid) => [...readProcesses(pid)]);
  if (processes.length === 0) return undefined;
  const seconds = processes.reduce(
    (sum, [pid, { cpuSeconds }]) => sum + growth.of(`${task.arn} ${pid}`, cpuSeconds),
    0,
  );
  const resident = processes.reduce((sum, [, { residentBytes }]) => sum + residentBytes, 0);
  const vcpus = task.cpuUnits / 1024;
  return {
    cpu: Math.min((100 * seconds) / (vcpus * elapsedSeconds), 100),
    memory: (100 * resident) / (task.memoryMib * mebibyte),
  };
}
