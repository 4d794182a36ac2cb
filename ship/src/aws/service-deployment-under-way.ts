import { DescribeServiceDeploymentsCommand, type ServiceDeployment } from '@aws-sdk/client-ecs';
import type { Contract } from '../contract/contract.ts';
import type { DeploymentUnderWay } from '../status/standing.ts';
import type { Clients } from './clients.ts';
import { deploymentSource } from './deployment-source.ts';
import { isAwsError } from './error-name.ts';

const underWay = new Set(['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS']);

/** The service deployment that goes on, with its stage and traffic; undefined where none does or none may be seen. */
export async function serviceDeploymentUnderWay(
  clients: Clients,
  contract: Pick<Contract, 'cluster' | 'service' | 'targetGroups' | 'alarms'>,
): Promise<DeploymentUnderWay | undefined> {
  try {
    const source = deploymentSource(clients, contract);
    const listed = await source.serviceDeployments();
    const brief = listed === 'unsupported' ? undefined : listed.find(({ status }) => underWay.has(status));
    if (brief === undefined) return undefined;
    const client = await clients.ecs();
    const { serviceDeployments } = await client.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [brief.arn] }),
    );
    const [found] = serviceDeployments ?? [];
    if (found === undefined) return undefined;
    const target = await source.taskDefinitionOf(brief.targetRevisionArn);
    return deploymentUnderWay(found, target);
  } catch (error) {
    if (isAwsError(error, 'AccessDeniedException')) return undefined;
    throw error;
  }
}

export function deploymentUnderWay(
  deployment: ServiceDeployment,
  taskDefinition: string | undefined,
): DeploymentUnderWay {
  const { status, statusReason, startedAt, createdAt, lifecycleStage, deploymentConfiguration } = deployment;
  return {
    status: status ?? '',
    reason: statusReason ?? '',
    strategy: (deploymentConfiguration?.strategy ?? 'ROLLING').toLowerCase().replaceAll('_', '-'),
    stage: lifecycleStage,
    taskDefinition,
    startedAt: (startedAt ?? createdAt)?.getTime() ?? 0,
    newTraffic: deployment.targetServiceRevision?.requestedProductionTrafficWeight,
    newTestTraffic: deployment.targetServiceRevision?.requestedTestTrafficWeight,
  };
}
