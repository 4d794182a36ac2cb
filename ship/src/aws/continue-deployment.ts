import { ContinueServiceDeploymentCommand, DescribeServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import type { Contract } from '../contract/contract.ts';
import { Failure } from '../failure.ts';
import type { Clients } from './clients.ts';
import { deploymentSource } from './deployment-source.ts';

/**
 * Answers the hook at which the service's deployment waits; gives the stage that it waited at.
 *
 * @throws Failure `not-paused` where none waits
 */
export async function continueDeployment(
  clients: Clients,
  contract: Contract,
  action: 'CONTINUE' | 'ROLLBACK',
): Promise<string> {
  const listed = await deploymentSource(clients, contract).serviceDeployments();
  const underWay = listed === 'unsupported' ? [] : listed.filter(({ status }) => status === 'IN_PROGRESS');
  const client = await clients.ecs();
  for (const { arn } of underWay) {
    const { serviceDeployments } = await client.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }),
    );
    const [found] = serviceDeployments ?? [];
    const hook = found?.lifecycleHookDetails?.find(({ status }) => status === 'AWAITING_ACTION');
    if (hook?.hookId === undefined) continue;
    await client.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn: arn, hookId: hook.hookId, action }));
    return found?.lifecycleStage ?? 'its pause';
  }
  throw new Failure({
    code: 'not-paused',
    where: `service ${contract.service}`,
    what: 'no deployment of it waits for an answer',
    remedy: 'see where it is with ship status',
  });
}
