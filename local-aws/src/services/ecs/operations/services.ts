import { createHash } from 'node:crypto';
import type {
  CreateServiceRequest,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  Operations,
} from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { arns } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { completeConfiguration } from '../deployment-configuration.ts';
import { isSameWorkload, primaryOf, supersede, withPrimary } from '../deployments.ts';
import { describeService } from '../describe.ts';
import { refusals } from '../errors.ts';
import { page } from '../pages.ts';
import type { ClusterRow, ServiceRow, TaskDefinitionRow, Workload } from '../rows.ts';
import { shiftsTraffic } from '../shift-progress.ts';
import { serviceKey } from '../state.ts';

const validName = /^[a-zA-Z0-9_-]{1,255}$/;

export function serviceOperations(context: EcsContext): ServiceOperations<Operations> {
  const { state, clock, scheduler, targets, traffic } = context;

  function put(service: ServiceRow): ServiceRow {
    state.services.put(serviceKey(service), service);
    return service;
  }

  function activeDefinition(name: string): TaskDefinitionRow {
    const definition = state.findTaskDefinition(name);
    if (!definition) throw refusals.taskDefinitionMissing();
    if (definition.status !== 'ACTIVE') throw refusals.taskDefinitionInactive();
    return definition;
  }

  function validate(definition: TaskDefinitionRow, workload: Workload, configuration: DeploymentConfiguration): void {
    validateNetwork(definition, workload.networkConfiguration);
    for (const balancer of workload.loadBalancers) {
      validateLoadBalancer(definition, balancer);
      validateTraffic(balancer, configuration);
    }
  }

  /** What a strategy that shifts traffic needs of a load balancer. */
  function validateTraffic(
    { advancedConfiguration: advanced }: LoadBalancer,
    configuration: DeploymentConfiguration,
  ): void {
    if (!advanced) {
      if (shiftsTraffic(configuration)) throw refusals.advancedConfigurationMissing(configuration.strategy ?? '');
      return;
    }
    const { alternateTargetGroupArn: alternate, productionListenerRule: production, testListenerRule: test } = advanced;
    if (alternate !== undefined && !targets.has(alternate)) throw refusals.targetGroupMissing(alternate);
    for (const rule of [production, test]) {
      if (rule !== undefined && !traffic.weights(rule)) throw refusals.listenerRuleMissing(rule);
    }
  }

  function validateLoadBalancer({ definition }: TaskDefinitionRow, balancer: LoadBalancer): void {
    const { targetGroupArn, containerName = '', containerPort } = balancer;
    if (targetGroupArn === undefined) throw refusals.invalid('targetGroupArn and loadBalancerName both are null.');
    if (!targets.has(targetGroupArn)) throw refusals.targetGroupMissing(targetGroupArn);
    if (!targets.isAssociated(targetGroupArn)) throw refusals.targetGroupWithoutLoadBalancer(targetGroupArn);
    const container = definition.containerDefinitions.find(({ name }) => name === containerName);
    if (!container) throw refusals.containerMissing(containerName);
    const isMapped = (container.portMappings ?? []).some((mapping) => mapping.containerPort === containerPort);
    if (!isMapped) throw refusals.containerPortMissing(containerName, containerPort ?? 0);
  }

  return {
    CreateService(input, call) {
      const cluster = state.cluster(input.cluster);
      if (!validName.test(input.serviceName)) {
        throw refusals.invalid('Service name takes letters, numbers, hyphens and underscores, 255 at most.');
      }
      const existing = state.findService(cluster, input.serviceName);
      const digest = requestDigest(input);
      if (existing?.status === 'ACTIVE') {
        // The same request again, as after an answer that was lost, is answered with what it made.
        if (state.serviceRequests.get(serviceKey(existing)) !== digest) throw refusals.serviceExists();
        return { service: describeService(existing, state) };
      }
      if (existing?.status === 'DRAINING') throw refusals.serviceStillDraining();
      if (input.taskDefinition === undefined) throw refusals.invalid('TaskDefinition can not be blank.');
      if (input.desiredCount === undefined && input.schedulingStrategy !== 'DAEMON') {
        throw refusals.invalid('Desired count should not be null.');
      }
      refuseUnsupported(input);
      const definition = activeDefinition(input.taskDefinition);
      const workload: Workload = {
        taskDefinition: definition.arn,
        ...capacityOf(input, cluster),
        platformVersion: input.platformVersion ?? 'LATEST',
        networkConfiguration: withNetworkDefaults(input.networkConfiguration),
        loadBalancers: input.loadBalancers ?? [],
      };
      const deploymentConfiguration = completeConfiguration(input.deploymentConfiguration);
      validate(definition, workload, deploymentConfiguration);
      const service: ServiceRow = {
        arn: arns(call.region).service(cluster.name, input.serviceName),
        name: input.serviceName,
        clusterArn: cluster.arn,
        status: 'ACTIVE',
        desiredCount: count(input.desiredCount ?? 1),
        workload,
        deploymentConfiguration,
        deploymentController: input.deploymentController ?? { type: 'ECS' },
        healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
        availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? 'ENABLED',
        propagateTags: input.propagateTags ?? 'NONE',
        enableECSManagedTags: input.enableECSManagedTags ?? false,
        enableExecuteCommand: input.enableExecuteCommand ?? false,
        tags: input.tags ?? [],
        createdAt: clock.now(),
        deployments: [],
        lastCompleted: undefined,
        reported: 'nothing',
      };
      state.events.delete(service.arn);
      state.serviceRequests.put(serviceKey(service), digest);
      return { service: describeService(scheduler.deploy(service), state) };
    },

    UpdateService(input) {
      const cluster = state.cluster(input.cluster);
      const before = state.service(cluster, input.service);
      if (before.status !== 'ACTIVE') throw refusals.serviceNotActive();
      const definition = activeDefinition(input.taskDefinition ?? before.workload.taskDefinition);
      const workload: Workload = {
        ...before.workload,
        taskDefinition: definition.arn,
        ...(isGiven(input.capacityProviderStrategy) && {
          capacityProviderStrategy: input.capacityProviderStrategy,
          launchType: undefined,
        }),
        ...(input.platformVersion && { platformVersion: input.platformVersion }),
        ...(input.networkConfiguration && { networkConfiguration: withNetworkDefaults(input.networkConfiguration) }),
        ...(input.loadBalancers && { loadBalancers: input.loadBalancers }),
      };
      const deploymentConfiguration = completeConfiguration({
        ...before.deploymentConfiguration,
        ...input.deploymentConfiguration,
      });
      validate(definition, workload, deploymentConfiguration);
      const updated: ServiceRow = {
        ...before,
        workload,
        desiredCount: count(input.desiredCount ?? before.desiredCount),
        deploymentConfiguration,
        healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? before.healthCheckGracePeriodSeconds,
        availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? before.availabilityZoneRebalancing,
        propagateTags: input.propagateTags ?? before.propagateTags,
        enableECSManagedTags: input.enableECSManagedTags ?? before.enableECSManagedTags,
        enableExecuteCommand: input.enableExecuteCommand ?? before.enableExecuteCommand,
        reported: 'nothing',
      };
      const isNewRevision = input.forceNewDeployment === true || !isSameWorkload(before.workload, workload);
      if (isNewRevision) return { service: describeService(scheduler.deploy(updated), state) };
      const scaled = put(withPrimary(updated, { desiredCount: updated.desiredCount, updatedAt: clock.now() }));
      scheduler.touch(scaled.arn);
      return { service: describeService(scaled, state) };
    },

    DescribeServices(input) {
      const cluster = state.cluster(input.cluster);
      if (input.services.length > 10) throw refusals.invalid('Services cannot have more than 10 elements.');
      const withTags = input.include?.includes('TAGS') === true;
      const found = input.services.map((name) => ({ name, row: state.findService(cluster, name) }));
      return {
        services: found.flatMap(({ row }) => {
          if (!row) return [];
          const service = describeService(row, state);
          return [withTags ? service : { ...service, tags: undefined }];
        }),
        failures: found.flatMap(({ name, row }) => {
          const arn = name.startsWith('arn:') ? name : `${cluster.arn.replace(':cluster/', ':service/')}/${name}`;
          return row ? [] : [{ arn, reason: 'MISSING' }];
        }),
      };
    },

    ListServices(input) {
      const cluster = state.cluster(input.cluster);
      const services = state.indexes.servicesOfCluster
        .of(cluster.arn)
        .filter(({ workload }) => input.launchType === undefined || workload.launchType === input.launchType);
      const { items, nextToken } = page(services, { maxResults: 10, ...input });
      return { serviceArns: items.map(({ arn }) => arn), nextToken };
    },

    DeleteService(input) {
      const cluster = state.cluster(input.cluster);
      const service = state.service(cluster, input.service);
      if (service.status !== 'ACTIVE') throw refusals.serviceNotFound();
      if (service.desiredCount > 0 && input.force !== true) throw refusals.serviceHasTasks();
      const { serviceDeploymentArn } = primaryOf(service);
      const underWay = state.serviceDeployments.get(serviceDeploymentArn);
      if (underWay) state.serviceDeployments.put(underWay.arn, supersede(underWay, 'deleted', clock.now()));
      const draining = put(
        withPrimary({ ...service, status: 'DRAINING', desiredCount: 0, reported: 'nothing' }, { desiredCount: 0 }),
      );
      scheduler.touch(draining.arn);
      return { service: describeService(draining, state) };
    },
  };
}

function requestDigest({ clientToken: _token, ...request }: CreateServiceRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64');
}

/** Refused instead of ignored: a deployment that quietly is another kind than asked for teaches nothing. */
function refuseUnsupported(input: CreateServiceRequest): void {
  if (input.schedulingStrategy === 'DAEMON') {
    throw refusals.invalid('The daemon scheduling strategy is not supported on Fargate.');
  }
  const controller = input.deploymentController?.type ?? 'ECS';
  if (controller !== 'ECS')
    throw refusals.unsupported(`local-aws has the ECS deployment controller only, not ${controller}.`);
}

/** A strategy or a launch type; where the request has neither, the cluster's strategy, or Fargate without one. */
function capacityOf(
  { launchType, capacityProviderStrategy }: CreateServiceRequest,
  { defaultCapacityProviderStrategy }: ClusterRow,
): Pick<Workload, 'launchType' | 'capacityProviderStrategy'> {
  if (isGiven(capacityProviderStrategy)) return { launchType: undefined, capacityProviderStrategy };
  if (launchType === undefined && isGiven(defaultCapacityProviderStrategy)) {
    return { launchType: undefined, capacityProviderStrategy: defaultCapacityProviderStrategy };
  }
  return { launchType: launchType ?? 'FARGATE', capacityProviderStrategy: undefined };
}

/** Terraform sends an empty list where none is configured. */
function isGiven<Item>(list: readonly Item[] | undefined): list is readonly Item[] {
  return list !== undefined && list.length > 0;
}

function count(desiredCount: number): number {
  if (desiredCount < 0 || desiredCount > 5000) {
    throw refusals.invalid('Invalid desired count: it takes a whole number from 0 to 5000.');
  }
  return desiredCount;
}

function withNetworkDefaults(network: NetworkConfiguration | undefined): NetworkConfiguration | undefined {
  const vpc = network?.awsvpcConfiguration;
  return vpc && { awsvpcConfiguration: { securityGroups: [], assignPublicIp: 'DISABLED', ...vpc } };
}

function validateNetwork({ definition }: TaskDefinitionRow, network: NetworkConfiguration | undefined): void {
  if (definition.networkMode !== 'awsvpc') return;
  const subnets = network?.awsvpcConfiguration?.subnets ?? [];
  if (!network?.awsvpcConfiguration) throw refusals.networkConfigurationMissing();
  if (subnets.length === 0) throw refusals.invalid('subnets can not be empty.');
  if (subnets.length > 16) throw refusals.invalid('subnets can have at most 16 items.');
}
