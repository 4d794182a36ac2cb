import {
  DescribeAddressesCommand,
  type EC2Client,
  paginateDescribeNatGateways,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeTasksCommand,
  type ECSClient,
  paginateListClusters,
  paginateListTasks,
} from '@aws-sdk/client-ecs';
import { paginateDescribeLoadBalancers } from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetAWSDefaultServiceQuotaCommand, GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import { type Check, notChecked } from '../checks/check.ts';
import type { Contract } from '../contract/contract.ts';
import { type Quota, quotaFinding, quotas } from './quotas.ts';

/** What an environment needs of the account. */
export interface Need {
  /** Undefined: the environment is still to be made. */
  readonly contract: Contract | undefined;
  /** Of a deployment's new tasks, beside those that run. */
  readonly vcpus: number;
}

/** An environment spans two zones (seed's account limits): a NAT gateway and its address in each. */
const zones = 2;

/** The account's limits against what is used and what is still needed. */
export function quotaChecks(clients: Clients, { contract, vcpus }: Need): readonly Check[] {
  const isNew = contract === undefined;
  const whenNew = (count: number): number => (isNew ? count : 0);
  const check = (quota: Quota, needed: number, purpose: string, used: () => Promise<number>): Check => ({
    group: 'quotas',
    name: quota.name,
    async run() {
      const limit = await limitOf(clients, quota);
      if (limit === undefined) return notChecked('Service Quotas knows no such limit here');
      return quotaFinding(quota, { limit, used: await used(), needed, purpose });
    },
  });
  const environment = 'this environment';
  return [
    check(quotas.vpcs, whenNew(1), environment, async () =>
      count(paginateDescribeVpcs({ client: await clients.network() }, {}), ({ Vpcs }) => Vpcs),
    ),
    check(quotas.natGateways, whenNew(1), environment, async () => natGatewaysInFullestZone(await clients.network())),
    check(quotas.addresses, whenNew(zones), environment, async () => {
      const { Addresses = [] } = await (await clients.network()).send(new DescribeAddressesCommand({}));
      return Addresses.length;
    }),
    check(quotas.services, whenNew(1), environment, async () => servicesIn(await clients.ecs(), contract?.cluster)),
    check(quotas.loadBalancers, whenNew(1), environment, async () =>
      count(paginateDescribeLoadBalancers({ client: await clients.loadBalancing() }, {}), ({ LoadBalancers }) =>
        LoadBalancers?.filter(({ Type }) => Type === 'application'),
      ),
    ),
    check(quotas.fargate, vcpus, 'a deployment', async () => fargateVcpus(await clients.ecs())),
  ];
}

/** Whether the account has room for a deployment's new tasks beside those that run. */
export function vcpuChecks(clients: Clients, contract: Contract, vcpus: number): readonly Check[] {
  return quotaChecks(clients, { contract, vcpus }).filter(({ name }) => name === quotas.fargate.name);
}

async function limitOf(clients: Clients, { service, code }: Quota): Promise<number | undefined> {
  const client = await clients.quotas();
  const request = { ServiceCode: service, QuotaCode: code };
  const isUnknown = (error: unknown): boolean => isAwsError(error, 'NoSuchResourceException');
  try {
    return (await client.send(new GetServiceQuotaCommand(request))).Quota?.Value;
  } catch (error) {
    if (!isUnknown(error)) throw error;
  }
  try {
    return (await client.send(new GetAWSDefaultServiceQuotaCommand(request))).Quota?.Value;
  } catch (error) {
    if (isUnknown(error)) return undefined;
    throw error;
  }
}

async function count<Page>(
  pages: AsyncIterable<Page>,
  members: (page: Page) => readonly unknown[] | undefined,
): Promise<number> {
  let sum = 0;
  for await (const page of pages) sum += members(page)?.length ?? 0;
  return sum;
}

async function natGatewaysInFullestZone(client: EC2Client): Promise<number> {
  const subnets: string[] = [];
  const Filter = [{ Name: 'state', Values: ['pending', 'available'] }];
  for await (const { NatGateways = [] } of paginateDescribeNatGateways({ client }, { Filter })) {
    subnets.push(...NatGateways.flatMap(({ SubnetId }) => SubnetId ?? []));
  }
  if (subnets.length === 0) return 0;
  const zoneOf = new Map<string | undefined, string | undefined>();
  for await (const { Subnets = [] } of paginateDescribeSubnets({ client }, {})) {
    for (const { SubnetId, AvailabilityZone } of Subnets) zoneOf.set(SubnetId, AvailabilityZone);
  }
  const counts = Map.groupBy(subnets, (subnet) => zoneOf.get(subnet));
  return Math.max(...[...counts.values()].map(({ length }) => length));
}

async function servicesIn(client: ECSClient, cluster: string | undefined): Promise<number> {
  if (cluster === undefined) return 0;
  const { clusters } = await client.send(new DescribeClustersCommand({ clusters: [cluster] }));
  return clusters?.[0]?.activeServicesCount ?? 0;
}

/** DescribeTasks takes so many tasks a call. */
const tasksPerCall = 100;

/** Of the tasks that run on Fargate on demand, in all clusters of the region. */
async function fargateVcpus(client: ECSClient): Promise<number> {
  let units = 0;
  for await (const { clusterArns = [] } of paginateListClusters({ client }, {})) {
    for (const cluster of clusterArns) {
      const request = { cluster, launchType: 'FARGATE', maxResults: tasksPerCall } as const;
      for await (const { taskArns: tasks = [] } of paginateListTasks({ client }, request)) {
        if (tasks.length === 0) continue;
        const described = await client.send(new DescribeTasksCommand({ cluster, tasks }));
        for (const { cpu, capacityProviderName } of described.tasks ?? []) {
          if (capacityProviderName !== 'FARGATE_SPOT') units += Number(cpu ?? 0);
        }
      }
    }
  }
  return units / 1024;
}
