import {
  CreateServiceCommand,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { Clients } from '../aws/clients.ts';
import { subjectOf, taskDefinitions } from '../aws/service-updates.ts';
import { differences } from '../deployment/difference.ts';
import type { Subject } from '../deployment/state.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { namesOf } from './blueprint.ts';
import { localSecurityGroup, localSubnets } from './provision.ts';

/**
 * The template: the revision that says what Terraform would. The one in use stays while it says the same but for image
 * and version; otherwise a new one is registered.
 */
export async function provideTemplate(
  clients: Clients,
  wanted: RegisterTaskDefinitionCommandInput,
  inUse: string | undefined,
): Promise<string> {
  const definitions = taskDefinitions(clients);
  const current = inUse === undefined ? undefined : await definitions.describe(inUse);
  const arn = current?.definition.taskDefinitionArn;
  if (current !== undefined && arn !== undefined) {
    const changed = differences(current.definition, wanted).filter(
      ({ path, after }) => after !== undefined && !/\.(image|environment\.APP_VERSION)$/.test(path),
    );
    if (changed.length === 0) return arn;
  }
  return definitions.register(wanted);
}

/** CreateService (A8): two tasks behind the load balancer, deployed rolling, with the circuit breaker and rollback. */
export async function createService(
  clients: Clients,
  settings: EnvironmentSettings,
  { taskDefinition, targetGroup }: { readonly taskDefinition: string; readonly targetGroup: string },
): Promise<Subject> {
  const client = await clients.ecs();
  const names = namesOf(settings);
  const created = await client.send(
    new CreateServiceCommand({
      cluster: names.cluster,
      serviceName: names.service,
      taskDefinition,
      desiredCount: settings.desiredCount,
      launchType: 'FARGATE',
      loadBalancers: [
        { targetGroupArn: targetGroup, containerName: names.container, containerPort: settings.containerPort },
      ],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: localSubnets,
          securityGroups: [localSecurityGroup],
          assignPublicIp: 'DISABLED',
        },
      },
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      healthCheckGracePeriodSeconds: 60,
    }),
  );
  return subjectOf(created.service, taskDefinition);
}

/** Gives a service whose first deployment never succeeded another try. */
export async function retryService(
  clients: Clients,
  settings: EnvironmentSettings,
  taskDefinition: string,
): Promise<Subject> {
  const client = await clients.ecs();
  const names = namesOf(settings);
  const updated = await client.send(
    new UpdateServiceCommand({
      cluster: names.cluster,
      service: names.service,
      taskDefinition,
      forceNewDeployment: true,
    }),
  );
  return subjectOf(updated.service, taskDefinition);
}
