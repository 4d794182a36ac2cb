import type {
  DeploymentState,
  ServiceDeploymentState,
  ServiceState,
  Snapshot,
  Subject,
  TargetState,
  TaskState,
} from '../../src/deployment/state.ts';

/** The deployment under test: it began at 1000. */
export const ours: Subject = {
  deploymentId: 'ecs-svc/2',
  taskDefinition: 'arn:aws:ecs:us-east-1:000000000000:task-definition/app-dev:2',
  createdAt: 1_000,
};

export const before: string = 'arn:aws:ecs:us-east-1:000000000000:task-definition/app-dev:1';

export function aDeployment(members: Partial<DeploymentState> = {}): DeploymentState {
  return {
    id: ours.deploymentId,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${members.id ?? ours.deploymentId} in progress.`,
    taskDefinition: ours.taskDefinition,
    desired: 2,
    running: 0,
    pending: 0,
    failed: 0,
    createdAt: ours.createdAt,
    ...members,
  };
}

/** The revision before ours, as it was before the deployment. */
export const earlier: DeploymentState = aDeployment({
  id: 'ecs-svc/1',
  taskDefinition: before,
  rolloutState: 'COMPLETED',
  createdAt: 10,
});

export function aService(members: Partial<ServiceState> = {}): ServiceState {
  const deployments = members.deployments ?? [aDeployment()];
  return {
    status: 'ACTIVE',
    desired: 2,
    running: 2,
    pending: 0,
    grace: 0,
    taskDefinition: deployments[0]?.taskDefinition ?? ours.taskDefinition,
    events: [],
    ...members,
    deployments,
  };
}

export function aServiceDeployment(members: Partial<ServiceDeploymentState> = {}): ServiceDeploymentState {
  return {
    arn: 'arn:aws:ecs:us-east-1:000000000000:service-deployment/c/s/2',
    status: 'IN_PROGRESS',
    statusReason: '',
    createdAt: ours.createdAt,
    finishedAt: undefined,
    targetRevisionArn: 'revision-2',
    ...members,
  };
}

export function aTask(members: Partial<TaskState> = {}): TaskState {
  const id = members.id ?? 'aaaaaaaa000000000000000000000000';
  return {
    arn: `arn:aws:ecs:us-east-1:000000000000:task/c/${id}`,
    id,
    taskDefinition: ours.taskDefinition,
    startedBy: ours.deploymentId,
    status: 'RUNNING',
    health: 'UNKNOWN',
    stopCode: undefined,
    stoppedReason: '',
    containers: [{ name: 'app', exitCode: undefined, reason: '', imageDigest: undefined }],
    address: '127.0.1.1',
    startedAt: 2_000,
    stoppedAt: undefined,
    ...members,
  };
}

export function aTarget(members: Partial<TargetState> = {}): TargetState {
  return {
    targetGroup: 'tg',
    address: '127.0.1.1',
    port: 8080,
    health: 'healthy',
    reason: '',
    description: '',
    ...members,
  };
}

export function aSnapshot(members: Partial<Snapshot> = {}): Snapshot {
  return {
    at: 3_000,
    service: aService(),
    serviceDeployment: aServiceDeployment(),
    tasks: [],
    targets: [],
    alarms: [],
    ...members,
  };
}
