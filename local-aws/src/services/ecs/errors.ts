import type { ErrorName } from '../../models/generated/ecs.ts';
import { AwsError } from '../../wire/aws-error.ts';

type Refusal = AwsError<ErrorName>;

function error(shape: ErrorName, message: string): Refusal {
  return new AwsError(shape, message);
}

/** ECS's refusals, in its own words. */
export const refusals = {
  clusterNotFound: (): Refusal => error('ClusterNotFoundException', 'Cluster not found.'),
  serviceNotFound: (): Refusal => error('ServiceNotFoundException', 'Service not found.'),
  serviceNotActive: (): Refusal => error('ServiceNotActiveException', 'Service was not ACTIVE.'),
  taskNotFound: (): Refusal => error('InvalidParameterException', 'The referenced task was not found.'),
  taskDefinitionNotFound: (): Refusal => error('ClientException', 'Unable to describe task definition.'),
  taskDefinitionMissing: (): Refusal => error('ClientException', 'TaskDefinition not found.'),
  taskDefinitionInactive: (): Refusal => error('ClientException', 'TaskDefinition is inactive'),
  serviceExists: (): Refusal => error('InvalidParameterException', 'Creation of service was not idempotent.'),
  serviceStillDraining: (): Refusal =>
    error('InvalidParameterException', 'Unable to Start a service that is still Draining.'),
  serviceHasTasks: (): Refusal =>
    error('InvalidParameterException', 'The service cannot be stopped while it is scaled above 0.'),
  clusterHasServices: (): Refusal =>
    error('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.'),
  clusterHasTasks: (): Refusal =>
    error('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.'),
  targetGroupWithoutLoadBalancer: (arn: string): Refusal =>
    error(
      'InvalidParameterException',
      `The target group with targetGroupArn ${arn} does not have an associated load balancer.`,
    ),
  targetGroupMissing: (arn: string): Refusal =>
    error(
      'InvalidParameterException',
      `Unable to assume role and validate the specified targetGroupArn. Please verify that the ECS service role being passed has the proper permissions. The target group ${arn} does not exist.`,
    ),
  containerMissing: (name: string): Refusal =>
    error('InvalidParameterException', `The container ${name} does not exist in the task definition.`),
  containerPortMissing: (name: string, port: number): Refusal =>
    error('InvalidParameterException', `The container ${name} did not have a container port ${port} defined.`),
  networkConfigurationMissing: (): Refusal =>
    error(
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ),
  capacityProviderMissing: (name: string): Refusal =>
    error(
      'InvalidParameterException',
      `The specified capacity provider '${name}' was not found. Specify a valid name or ARN and try again.`,
    ),
  capacityProviderNotInCluster: (name: string): Refusal =>
    error(
      'InvalidParameterException',
      `The capacity provider '${name}' of the strategy is not associated with the cluster.`,
    ),
  taskDefinitionStillActive: (): Refusal =>
    error(
      'ClientException',
      'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
    ),
  serviceDeploymentNotFound: (): Refusal =>
    error(
      'ServiceDeploymentNotFoundException',
      "The service deploy ARN that you specified in the StopServiceDeployment doesn't exist.",
    ),
  serviceDeploymentEnded: (): Refusal =>
    error('ConflictException', 'The service deployment has ended: only one that is in progress can be stopped.'),
  advancedConfigurationMissing: (strategy: string): Refusal =>
    error(
      'InvalidParameterException',
      `The deployment strategy ${strategy} requires advancedConfiguration for every load balancer of the service.`,
    ),
  listenerRuleMissing: (rule: string): Refusal =>
    error(
      'InvalidParameterException',
      `The listener rule ${rule} does not exist or does not forward to target groups.`,
    ),
  hookNotAwaiting: (hookId: string): Refusal =>
    error('InvalidParameterException', `The hook ${hookId} is not waiting for an action.`),
  clientTokenUsed: (): Refusal =>
    error(
      'ConflictException',
      'The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different RunTask request.',
    ),
  noFargateSize: (cpu: string, memory: string): Refusal =>
    error(
      'ClientException',
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    ),
  environmentFiles: (): Refusal =>
    error(
      'ClientException',
      'local-aws does not read environment files: use environment, or secrets from SSM or Secrets Manager, instead.',
    ),
  executeCommandOff: (): Refusal =>
    error(
      'InvalidParameterException',
      'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
    ),
  invalid: (message: string): Refusal => error('InvalidParameterException', message),
  client: (message: string): Refusal => error('ClientException', message),
  unsupported: (message: string): Refusal => error('UnsupportedFeatureException', message),
  resourceNotFound: (): Refusal => error('ResourceNotFoundException', 'The specified resource could not be found.'),
} as const;
