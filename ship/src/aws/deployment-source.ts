import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand, TargetHealthStateEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { DeploymentSource } from '../deployment/observe.ts';
import type { TargetState, TaskState } from '../deployment/state.ts';
import { alarmStates } from './alarm-states.ts';
import type { Clients } from './clients.ts';
import { serviceDeploymentState, serviceState, taskState } from './ecs-states.ts';
import { isAwsError, isUnsupportedOperation } from './error-name.ts';

/** What of a contract tells where a service is. */
export interface ServicePlace {
  readonly cluster: string;
  readonly service: string;
  readonly targetGroups: readonly string[];
  readonly alarms: readonly string[];
}

/** DescribeTasks takes so many tasks a call. */
const tasksPerCall = 100;

/** A service on ECS with its targets on ELBv2. Stopped tasks and revisions, which no longer change, are asked for once. */
export function deploymentSource(
  clients: Clients,
  { cluster, service, targetGroups, alarms }: ServicePlace,
): DeploymentSource {
  const stoppedTasks = new Map<string, TaskState>();
  const revisions = new Map<string, string>();

  return {
    async service() {
      const client = await clients.ecs();
      const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
      const [found] = services ?? [];
      return found === undefined ? undefined : serviceState(found);
    },

    async serviceDeployments() {
      const client = await clients.ecs();
      try {
        const { serviceDeployments } = await client.send(new ListServiceDeploymentsCommand({ cluster, service }));
        return (serviceDeployments ?? [])
          .map(serviceDeploymentState)
          .toSorted((one, other) => other.createdAt - one.createdAt);
      } catch (error) {
        if (isUnsupportedOperation(error) || isAwsError(error, 'AccessDeniedException')) return 'unsupported';
        throw error;
      }
    },

    async serviceDeployment(arn) {
      const client = await clients.ecs();
      const answer = await client.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }));
      const [found] = answer.serviceDeployments ?? [];
      return found === undefined ? undefined : serviceDeploymentState(found);
    },

    async taskDefinitionOf(serviceRevisionArn) {
      const known = revisions.get(serviceRevisionArn);
      if (known !== undefined) return known;
      const client = await clients.ecs();
      const answer = await client.send(
        new DescribeServiceRevisionsCommand({ serviceRevisionArns: [serviceRevisionArn] }),
      );
      const taskDefinition = answer.serviceRevisions?.[0]?.taskDefinition;
      if (taskDefinition !== undefined) revisions.set(serviceRevisionArn, taskDefinition);
      return taskDefinition;
    },

    async tasks() {
      const client = await clients.ecs();
      const [running, stopped] = await Promise.all([
        listTasks(client, cluster, service, 'RUNNING'),
        listTasks(client, cluster, service, 'STOPPED'),
      ]);
      const asked = [...new Set([...running, ...stopped])].filter((arn) => !stoppedTasks.has(arn));
      const described: TaskState[] = [];
      for (let start = 0; start < asked.length; start += tasksPerCall) {
        const tasks = asked.slice(start, start + tasksPerCall);
        const answer = await client.send(new DescribeTasksCommand({ cluster, tasks }));
        described.push(...(answer.tasks ?? []).map(taskState));
      }
      for (const task of described) {
        if (task.status === 'STOPPED') stoppedTasks.set(task.arn, task);
      }
      return [...stoppedTasks.values(), ...described.filter(({ status }) => status !== 'STOPPED')];
    },

    async targets() {
      if (targetGroups.length === 0) return [];
      const found = await Promise.all(targetGroups.map((targetGroup) => targetsOf(clients, targetGroup)));
      return found.flat();
    },

    async alarms() {
      const states = await alarmStates(clients, alarms);
      return states === 'not readable' ? [] : states;
    },
  };
}

async function listTasks(
  client: ECSClient,
  cluster: string,
  serviceName: string,
  desiredStatus: 'RUNNING' | 'STOPPED',
): Promise<readonly string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new ListTasksCommand({ cluster, serviceName, desiredStatus, ...(nextToken !== undefined && { nextToken }) }),
    );
    arns.push(...(page.taskArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return arns;
}

async function targetsOf(clients: Clients, targetGroup: string): Promise<readonly TargetState[]> {
  const client = await clients.loadBalancing();
  const answer = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup }));
  return (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
    targetGroup,
    address: Target?.Id ?? '',
    port: Target?.Port ?? 0,
    health: healthOf(TargetHealth?.State),
    reason: TargetHealth?.Reason ?? '',
    description: TargetHealth?.Description ?? '',
  }));
}

function healthOf(state: TargetHealthStateEnum | undefined): TargetState['health'] {
  switch (state) {
    case TargetHealthStateEnum.INITIAL:
    case TargetHealthStateEnum.HEALTHY:
    case TargetHealthStateEnum.UNHEALTHY:
    case TargetHealthStateEnum.DRAINING:
    case TargetHealthStateEnum.UNUSED:
    case TargetHealthStateEnum.UNAVAILABLE:
      return state;
    case TargetHealthStateEnum.UNHEALTHY_DRAINING:
      return 'draining';
    case undefined:
      return 'UNRECOGNISED';
    default:
      state satisfies never;
      return 'UNRECOGNISED';
  }
}
