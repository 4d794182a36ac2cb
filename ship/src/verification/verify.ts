import { DescribeServicesCommand, type Service, type TaskDefinition } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Clients } from '../aws/clients.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import { type CheckResult, findingOfError, ok, problem, runChecks } from '../checks/check.ts';
import { type Clock, type Milliseconds, steadyClock } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import type { SmokeRequest } from '../deployment/smoke-test.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { vcpuChecks } from '../doctor/check-quotas.ts';
import { principalName } from '../history/deployment-record.ts';
import { imageChecks } from './check-images.ts';
import { logChecks } from './check-logs.ts';
import { roleChecks } from './check-roles.ts';
import { secretChecks } from './check-secrets.ts';
import { serviceChecks } from './check-service.ts';
import { targetChecks } from './check-targets.ts';

export interface Verification {
  readonly clients: Clients;
  readonly contract: Contract;
  /** As `--image` of a deployment; undefined: the image that runs. */
  readonly image: string | undefined;
  readonly request: SmokeRequest;
  readonly clock?: Clock;
  /** For each check. */
  readonly limit: Milliseconds;
}

/** Looks at everything that a deployment of the template needs, and changes nothing. */
export async function verify(verification: Verification): Promise<readonly CheckResult[]> {
  const { clients, contract, request, limit, clock = steadyClock } = verification;
  const identity = runChecks([{ group: 'account', name: 'credentials', run: () => callerFinding(clients) }], {
    clock,
    limit,
  });
  const [service, template] = await Promise.all([
    serviceOf(clients, contract).catch(findingOfError),
    templateOf(clients, contract).catch(findingOfError),
  ]);
  const missing = [
    ...('state' in service ? [{ ...service, group: 'service', name: contract.service }] : []),
    ...('state' in template ? [{ ...template, group: 'service', name: 'template' }] : []),
  ];
  if ('state' in service || 'state' in template) return [...(await identity), ...missing];
  const image = verification.image ?? (await imageThatRuns(clients, contract, service));
  const results = await runChecks(
    [
      ...serviceChecks(clients, contract, service, template),
      ...imageChecks(clients, contract, template, image),
      ...secretChecks(clients, template),
      ...roleChecks(clients, template),
      ...logChecks(clients, template),
      ...targetChecks(clients, contract, template, request),
      ...vcpuChecks(clients, contract, newVcpus(service, template)),
    ],
    { clock, limit },
  );
  return [...(await identity), ...results];
}

async function callerFinding(clients: Clients): Promise<ReturnType<typeof ok>> {
  const client = await clients.identity();
  const { Account, Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
  return ok(`${principalName(Arn)} in account ${Account}`);
}

type Missing = ReturnType<typeof problem>;

async function serviceOf(clients: Clients, { cluster, service }: Contract): Promise<Service | Missing> {
  const client = await clients.ecs();
  const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
  return services?.[0] ?? problem(`does not exist in cluster ${cluster}`, 'create it: ship up, or terraform apply');
}

async function templateOf(clients: Clients, { taskDefinition }: Contract): Promise<TaskDefinition | Missing> {
  const described = await taskDefinitions(clients).describe(taskDefinition);
  return (
    described?.definition ??
    problem(`${shortName(taskDefinition)} does not exist`, 'the contract names it: ship up, or terraform apply')
  );
}

async function imageThatRuns(clients: Clients, { container }: Contract, service: Service): Promise<string> {
  const live = await taskDefinitions(clients).describe(service.taskDefinition ?? '');
  return live?.definition.containerDefinitions?.find(({ name }) => name === container)?.image ?? '';
}

/** What a deployment needs beside what runs; Spot has a limit of its own. */
function newVcpus(service: Service, { cpu }: TaskDefinition): number {
  const { capacityProviderStrategy = [], desiredCount = 0, deploymentConfiguration } = service;
  const isSpot = capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT');
  const { maximumPercent = 200, strategy = 'ROLLING' } = deploymentConfiguration ?? {};
  const share = strategy === 'ROLLING' ? Math.max(0, maximumPercent / 100 - 1) : 1;
  return isSpot ? 0 : (desiredCount * share * Number(cpu ?? 0)) / 1024;
}
