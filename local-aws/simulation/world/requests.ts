import type {
  CreateServiceRequest,
  DeploymentConfiguration,
  DeploymentLifecycleHook,
  LoadBalancer,
  RegisterTaskDefinitionRequest,
} from '../../src/models/generated/ecs.ts';
import type { ConfigurationPlan, HookPlan, Image, ServicePlan } from '../plan/world-plan.ts';
import { containerName, containerPort } from './hosts.ts';
import { alarmName, clusterName, groupArn, ruleArn } from './names.ts';

/** A plan's service in the words of ECS's API. */
export function createService(service: ServicePlan, taskDefinition: string): CreateServiceRequest {
  return {
    cluster: clusterName,
    serviceName: service.name,
    taskDefinition,
    desiredCount: service.desired,
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: Array.from({ length: service.zones }, (_, zone) => `subnet-${zone}`) },
    },
    loadBalancers: loadBalancers(service),
    healthCheckGracePeriodSeconds: service.graceSeconds,
    deploymentConfiguration: deploymentConfiguration(service, service.configuration),
  };
}

export function taskDefinition(service: ServicePlan, image: Image): RegisterTaskDefinitionRequest {
  const check = service.containerCheck;
  return {
    family: service.name,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        name: containerName,
        image: `${service.name}/${image}`,
        portMappings: [{ containerPort }],
        stopTimeout: service.stopTimeoutSeconds,
        ...(check && {
          healthCheck: {
            command: ['CMD', 'check'],
            interval: check.intervalSeconds,
            retries: check.retries,
            startPeriod: check.startPeriodSeconds,
          },
        }),
      },
    ],
  };
}

function loadBalancers({ name, balancer, hasTestRule }: ServicePlan): LoadBalancer[] {
  if (balancer === 'none') return [];
  const own = { targetGroupArn: groupArn(name, 'blue'), containerName, containerPort };
  if (balancer === 'one group') return [own];
  const advancedConfiguration = {
    alternateTargetGroupArn: groupArn(name, 'green'),
    productionListenerRule: ruleArn(name, 'production'),
    ...(hasTestRule && { testListenerRule: ruleArn(name, 'test') }),
    roleArn: 'arn:aws:iam::000000000000:role/infrastructure',
  };
  return [{ ...own, advancedConfiguration }];
}

export function deploymentConfiguration(service: ServicePlan, plan: ConfigurationPlan): DeploymentConfiguration {
  const { enable, rollback, thresholdConfiguration, resetOnHealthyTask } = plan.breaker;
  return {
    strategy: plan.strategy,
    minimumHealthyPercent: plan.minimumHealthyPercent,
    maximumPercent: plan.maximumPercent,
    bakeTimeInMinutes: plan.bakeMinutes,
    deploymentCircuitBreaker: {
      enable,
      rollback,
      ...(thresholdConfiguration && { thresholdConfiguration }),
      ...(resetOnHealthyTask !== undefined && { resetOnHealthyTask }),
    },
    alarms: {
      enable: plan.alarm !== undefined,
      rollback: plan.alarm?.rollback ?? false,
      alarmNames: [alarmName(service.name)],
    },
    canaryConfiguration: { canaryPercent: plan.canary.percent, canaryBakeTimeInMinutes: plan.canary.bakeMinutes },
    linearConfiguration: { stepPercent: plan.linear.percent, stepBakeTimeInMinutes: plan.linear.bakeMinutes },
    lifecycleHooks: plan.hooks.map(lifecycleHook),
  };
}

function lifecycleHook(hook: HookPlan): DeploymentLifecycleHook {
  const lifecycleStages = [hook.stage];
  if (hook.kind === 'pause') {
    const timeoutConfiguration = { timeoutInMinutes: hook.timeoutMinutes, action: hook.atTimeout };
    return { targetType: 'PAUSE', lifecycleStages, timeoutConfiguration };
  }
  const hookTargetArn = `arn:aws:lambda:us-east-1:000000000000:function:${hook.answers}`;
  return { targetType: 'AWS_LAMBDA', lifecycleStages, hookTargetArn };
}
