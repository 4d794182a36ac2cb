import { lookup } from 'node:dns/promises';
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import { type Check, type Finding, ok, problem, warning } from '../checks/check.ts';
import type { Clock } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { registryCredentials } from '../delivery/registry-credentials.ts';
import { type SmokeRequest, versionIn } from '../deployment/smoke-test.ts';
import { codeOf, messageOf } from '../failure.ts';
import { parseImageReference, registryClient } from '../image/index.ts';
import { duration } from '../report/output.ts';

/** Whether the places that the contract names can be reached from here. */
export function reachChecks(
  clients: Clients,
  { repository, url }: Contract,
  request: SmokeRequest,
  clock: Clock,
): readonly Check[] {
  const { hostname } = new URL(url);
  return [
    { group: 'reach', name: 'repository', run: () => repositoryFinding(clients, repository) },
    { group: 'reach', name: 'DNS', run: () => dnsFinding(hostname) },
    { group: 'reach', name: '/health', run: () => healthFinding(url, request, clock) },
  ];
}

async function repositoryFinding(clients: Clients, { name, uri }: Contract['repository']): Promise<Finding> {
  const client = await clients.ecr();
  try {
    await client.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }));
  } catch (error) {
    if (!isAwsError(error, 'RepositoryNotFoundException')) throw error;
    return problem(`there is no repository ${name}`, 'create it: terraform apply');
  }
  const { registry, repository } = parseImageReference(uri);
  const images = registryClient({ registry, repository, credentials: registryCredentials(clients) });
  try {
    await images.findManifest('latest');
    return ok(`${uri} answers and lets in`);
  } finally {
    images.close();
  }
}

async function dnsFinding(host: string): Promise<Finding> {
  try {
    const addresses = await lookup(host, { all: true });
    return ok(`${host} is ${addresses.map(({ address }) => address).join(', ')}`);
  } catch (error) {
    return problem(
      `${host} has no address (${codeOf(error)})`,
      'a new load balancer takes a minute; for a name of your own, check its record',
    );
  }
}

async function healthFinding(url: string, request: SmokeRequest, clock: Clock): Promise<Finding> {
  const began = clock.now();
  const remedy = 'see ship status and ship logs; from here to there, the security group and your network';
  try {
    const { status, body } = await request(`${url}/health`, new AbortController().signal);
    const version = versionIn(body);
    const words = `GET ${url}/health answers ${status} in ${duration(clock.now() - began)}`;
    if (status === 200) return ok(version === undefined ? words : `${words}, version ${version}`);
    return warning(words, remedy);
  } catch (error) {
    return problem(`GET ${url}/health: ${messageOf(error)}`, remedy);
  }
}
