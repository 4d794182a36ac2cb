import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { DescribeTargetGroupsCommand, DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import { type Check, type Finding, ok, problem, warning } from '../checks/check.ts';
import type { Contract } from '../contract/contract.ts';
import type { SmokeRequest } from '../deployment/smoke-test.ts';
import { messageOf } from '../failure.ts';

/** Each target group of the contract, and what its health check's path answers through the load balancer now. */
export function targetChecks(
  clients: Clients,
  { targetGroups, container, url }: Contract,
  definition: TaskDefinition,
  request: SmokeRequest,
): readonly Check[] {
  return targetGroups.map((arn) => ({
    group: 'load balancer',
    name: `target group ${arn.split('/')[1] ?? arn}`,
    run: () => look(clients, arn, portsOf(definition, container), url, request),
  }));
}

function portsOf({ containerDefinitions = [] }: TaskDefinition, container: string): readonly number[] {
  const own = containerDefinitions.find(({ name }) => name === container);
  return (own?.portMappings ?? []).flatMap(({ containerPort }) => containerPort ?? []);
}

async function look(
  clients: Clients,
  arn: string,
  ports: readonly number[],
  url: string,
  request: SmokeRequest,
): Promise<readonly Finding[]> {
  const client = await clients.loadBalancing();
  const group = await client
    .send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] }))
    .then(({ TargetGroups }) => TargetGroups?.[0])
    .catch((error: unknown) => {
      if (isAwsError(error, 'TargetGroupNotFoundException', 'TargetGroupNotFound')) return undefined;
      throw error;
    });
  if (group === undefined) return [problem('does not exist', 'the contract names it: terraform apply')];
  const { TargetType, Port, HealthCheckPath = '/', Matcher } = group;
  if (TargetType !== 'ip') {
    return [problem(`has targets of type ${TargetType}`, 'Fargate needs target_type = "ip"')];
  }
  const expected = Matcher?.HttpCode ?? '200';
  const { TargetHealthDescriptions = [] } = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn: arn }));
  const healthy = TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
  const words = `port ${Port}, checks ${HealthCheckPath} for ${expected}`;
  const found =
    ports.length > 0 && Port !== undefined && !ports.includes(Port)
      ? // ECS registers each task with its container port, whatever the group says.
        warning(`${words}, but the container listens on ${ports.join(', ')}`, 'let both say the same port')
      : ok(`${words}; ${healthy} of ${TargetHealthDescriptions.length} targets healthy`);
  return [found, await pathFinding(`${url}${HealthCheckPath}`, expected, request)];
}

async function pathFinding(url: string, expected: string, request: SmokeRequest): Promise<Finding> {
  const name = 'health-check path';
  try {
    const { status } = await request(url, new AbortController().signal);
    if (isExpected(status, expected)) return { name, ...ok(`GET ${url} answers ${status}`) };
    return { name, ...warning(`GET ${url} answers ${status}, not ${expected}`, 'see what serves now: ship status') };
  } catch (error) {
    return { name, ...warning(`GET ${url}: ${messageOf(error)}`, 'see what serves now: ship status') };
  }
}

/** Whether a status is among a matcher's: `200`, `200,202` or `200-299` (ELBv2, Matcher). */
export function isExpected(status: number, matcher: string): boolean {
  return matcher.split(',').some((part) => {
    const [least, most = least] = part.split('-').map(Number);
    return least !== undefined && most !== undefined && status >= least && status <= most;
  });
}
