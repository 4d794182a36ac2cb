import { alarmStates } from '../aws/alarm-states.ts';
import type { Clients } from '../aws/clients.ts';
import { deploymentSource } from '../aws/deployment-source.ts';
import { lockHolder } from '../aws/lock-holder.ts';
import { scalingBounds } from '../aws/scalable-target.ts';
import { serviceDeploymentUnderWay } from '../aws/service-deployment-under-way.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import type { Milliseconds } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { environmentVariable } from '../deployment/plan.ts';
import type { AlarmState, DeploymentState, ServiceEvent } from '../deployment/state.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';
import type { ScalingBounds } from '../scaling/bounds.ts';

/** A deployment with what it deploys. */
export interface DeploymentStanding
  extends Pick<
    DeploymentState,
    'id' | 'status' | 'rolloutState' | 'rolloutStateReason' | 'desired' | 'running' | 'pending'
  > {
  readonly taskDefinition: string;
  readonly image: string | undefined;
  readonly version: string | undefined;
}

export interface TaskStanding {
  readonly id: string;
  readonly status: string;
  /** Its target's where there is a load balancer, else its own. */
  readonly health: string;
  readonly taskDefinition: string;
  readonly version: string | undefined;
  readonly address: string | undefined;
}

/** A service deployment that goes on. */
export interface DeploymentUnderWay {
  readonly status: string;
  readonly reason: string;
  readonly strategy: string;
  /** The lifecycle stage where traffic is shifted, e.g. `BAKE_TIME`. */
  readonly stage: string | undefined;
  readonly taskDefinition: string | undefined;
  readonly startedAt: Milliseconds;
  /** Percent of the production traffic that goes to the new revision; undefined where none is shifted. */
  readonly newTraffic: number | undefined;
  readonly newTestTraffic: number | undefined;
}

/** A run of ship that holds the environment, or that held it and was cut off. */
export interface LockHolder {
  /** For people: `user@host`, or the pipeline's run. */
  readonly owner: string;
  readonly command: string;
  readonly phase: string;
  readonly taskDefinition?: string;
  readonly version?: string;
  /** When its owner was last heard of, by AWS's clock. */
  readonly writtenAt: Milliseconds;
}

/** How a service stands at one moment. */
export interface Standing {
  readonly service: string;
  readonly cluster: string;
  readonly status: string;
  readonly url: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly deployments: readonly DeploymentStanding[];
  readonly tasks: readonly TaskStanding[];
  readonly lock: LockHolder | undefined;
  readonly underWay: DeploymentUnderWay | undefined;
  readonly alarms: readonly AlarmState[] | 'not readable';
  readonly scaling: ScalingBounds | 'none' | 'not readable';
  readonly lastEvent: ServiceEvent | undefined;
  /** The last ones, oldest first. */
  readonly events: readonly ServiceEvent[];
}

const eventsShown = 5;

/** @param contractParameter beside which the lock of deployments is */
export async function standingOf(clients: Clients, contract: Contract, contractParameter: string): Promise<Standing> {
  const source = deploymentSource(clients, contract);
  const [service, tasks, targets, lock, underWay, alarms, scaling] = await Promise.all([
    source.service(),
    source.tasks(),
    source.targets(),
    lockHolder(clients, contractParameter),
    serviceDeploymentUnderWay(clients, contract),
    alarmStates(clients, contract.alarms),
    scalingBounds(clients, contract),
  ]);
  if (service === undefined) {
    throw new Failure({
      code: 'not-found',
      where: `service ${contract.service} in cluster ${contract.cluster}`,
      what: 'does not exist',
      remedy: 'the contract names it: run ship up or terraform apply again',
    });
  }
  const living = tasks.filter(({ status }) => status !== 'STOPPED');
  const revisions = new Set([...service.deployments, ...living].map(({ taskDefinition }) => taskDefinition));
  const contents = new Map(
    await Promise.all(
      [...revisions].map(async (revision) => [revision, await contentOf(clients, contract, revision)] as const),
    ),
  );
  const healthOf = new Map(targets.map(({ address, health }) => [address, health] as const));
  return {
    service: contract.service,
    cluster: contract.cluster,
    status: service.status,
    url: contract.url,
    desired: service.desired,
    running: service.running,
    pending: service.pending,
    deployments: service.deployments.map(
      ({ createdAt: _createdAt, failed: _failed, taskDefinition, ...deployment }) => ({
        ...deployment,
        taskDefinition: shortName(taskDefinition),
        image: contents.get(taskDefinition)?.image,
        version: contents.get(taskDefinition)?.version,
      }),
    ),
    tasks: living.map(({ id, status, health, taskDefinition, address }) => ({
      id,
      status,
      health: (address === undefined ? undefined : healthOf.get(address)) ?? health.toLowerCase(),
      taskDefinition: shortName(taskDefinition),
      version: contents.get(taskDefinition)?.version,
      address,
    })),
    lock,
    underWay: underWay && {
      ...underWay,
      taskDefinition: underWay.taskDefinition === undefined ? undefined : shortName(underWay.taskDefinition),
    },
    alarms,
    scaling,
    lastEvent: service.events.at(-1),
    events: service.events.slice(-eventsShown),
  };
}

async function contentOf(
  clients: Clients,
  { container }: Contract,
  taskDefinition: string,
): Promise<{ image: string | undefined; version: string | undefined }> {
  const described = await taskDefinitions(clients).describe(taskDefinition);
  if (described === undefined) return { image: undefined, version: undefined };
  return {
    image: described.definition.containerDefinitions?.find(({ name }) => name === container)?.image,
    version: environmentVariable(described.definition, container, 'APP_VERSION'),
  };
}
