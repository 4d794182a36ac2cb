import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  type ServiceRevision,
} from '@aws-sdk/client-ecs';
import type { Contract } from '../contract/contract.ts';
import { environmentVariable } from '../deployment/plan.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';
import { type DeploymentRecord, digestIn, pastVerdict, principalName } from '../history/deployment-record.ts';
import { provenanceOf } from '../history/provenance.ts';
import type { Clients } from './clients.ts';
import { serviceDeploymentState } from './ecs-states.ts';
import { isAwsError, isUnsupportedOperation } from './error-name.ts';
import { taskDefinitions } from './service-updates.ts';

/** DescribeServiceDeployments and DescribeServiceRevisions take so many ARNs a call. */
const arnsPerCall = 20;

/** A service's deployments, newest first; ECS keeps them for 90 days. */
export async function pastDeployments(
  clients: Clients,
  { cluster, service, container }: Pick<Contract, 'cluster' | 'service' | 'container'>,
  limit: number,
): Promise<readonly DeploymentRecord[]> {
  const client = await clients.ecs();
  const [listed, { services }] = await Promise.all([
    list(client, cluster, service, limit),
    client.send(new DescribeServicesCommand({ cluster, services: [service] })),
  ]);
  const current = services?.[0]?.taskDefinition;
  const arns = listed.flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  const described = new Map(
    (await inParts(arns, (serviceDeploymentArns) => describe(client, serviceDeploymentArns))).map(
      (deployment) => [deployment.serviceDeploymentArn, deployment] as const,
    ),
  );
  const revisionArns = [...new Set(listed.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []))];
  const revisions = new Map(
    (await inParts(revisionArns, (serviceRevisionArns) => revisionsOf(client, serviceRevisionArns))).map(
      (revision) => [revision.serviceRevisionArn, revision] as const,
    ),
  );
  const names = [...new Set([...revisions.values()].flatMap(({ taskDefinition }) => taskDefinition ?? []))];
  const contents = new Map(
    await Promise.all(names.map(async (name) => [name, await contentOf(clients, container, name)] as const)),
  );

  return listed.map((brief) => {
    const state = serviceDeploymentState(brief);
    const revision = revisions.get(brief.targetServiceRevisionArn);
    const taskDefinition = revision?.taskDefinition ?? '';
    const content = contents.get(taskDefinition);
    const pulled = revision?.containerImages?.find(({ containerName }) => containerName === container);
    const details = described.get(brief.serviceDeploymentArn);
    return {
      id: shortName(state.arn),
      startedAt: brief.startedAt?.getTime() ?? state.createdAt,
      finishedAt: state.finishedAt,
      verdict: pastVerdict(state.status),
      reason: details?.rollback?.reason ?? state.statusReason,
      strategy: (details?.deploymentConfiguration?.strategy ?? 'ROLLING').toLowerCase().replaceAll('_', '-'),
      taskDefinition: shortName(taskDefinition),
      image: content?.image ?? pulled?.image,
      digest: pulled?.imageDigest ?? digestIn(content?.image),
      version: content?.version,
      commit: content?.commit,
      by: content?.by,
      run: content?.run,
      isCurrent: taskDefinition !== '' && taskDefinition === current,
    };
  });
}

async function list(
  client: ECSClient,
  cluster: string,
  service: string,
  limit: number,
): Promise<readonly ServiceDeploymentBrief[]> {
  const found: ServiceDeploymentBrief[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client
      .send(new ListServiceDeploymentsCommand({ cluster, service, ...(nextToken !== undefined && { nextToken }) }))
      .catch((error: unknown) => {
        throw isUnsupportedOperation(error) ? noHistory(error) : error;
      });
    found.push(...(page.serviceDeployments ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && found.length < limit);
  return found
    .toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
    .slice(0, limit);
}

function noHistory(cause: unknown): Failure {
  return new Failure({
    code: 'no-history',
    what: 'this endpoint keeps no deployment history (ListServiceDeployments)',
    remedy: 'see the present with ship status',
    cause,
  });
}

async function describe(client: ECSClient, serviceDeploymentArns: string[]): Promise<readonly ServiceDeployment[]> {
  return (await client.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }))).serviceDeployments ?? [];
}

async function revisionsOf(client: ECSClient, serviceRevisionArns: string[]): Promise<readonly ServiceRevision[]> {
  return (await client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }))).serviceRevisions ?? [];
}

async function inParts<T>(
  arns: readonly string[],
  ask: (part: string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let start = 0; start < arns.length; start += arnsPerCall) {
    answers.push(...(await ask(arns.slice(start, start + arnsPerCall))));
  }
  return answers;
}

type Content = Pick<DeploymentRecord, 'image' | 'version' | 'commit' | 'by' | 'run'>;

async function contentOf(clients: Clients, container: string, taskDefinition: string): Promise<Content | undefined> {
  const described = await taskDefinitions(clients)
    .describe(taskDefinition)
    .catch((error: unknown) => {
      // Whoever may see the history may not always see the revisions.
      if (isAwsError(error, 'AccessDeniedException')) return undefined;
      throw error;
    });
  if (described === undefined) return undefined;
  const { definition, tags } = described;
  const { deployedBy, commit, version, run } = provenanceOf(tags);
  return {
    image: definition.containerDefinitions?.find(({ name }) => name === container)?.image,
    version: environmentVariable(definition, container, 'APP_VERSION') ?? version,
    commit,
    by: deployedBy ?? (definition.registeredBy === undefined ? undefined : principalName(definition.registeredBy)),
    run,
  };
}
