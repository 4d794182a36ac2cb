import { type SimulatedAccount, simulatedAccount } from '@shipshape/local-aws/simulation';

/** A local AWS on a virtual clock with so many services in it, each behind a target group of its own. */
export interface FullAccount {
  readonly account: SimulatedAccount;
  readonly services: readonly FullService[];
  json(service: 'ecs' | 'ssm', operation: string, input: unknown): Promise<string>;
  query(parameters: Readonly<Record<string, string>>): Promise<string>;
  /** Steps of the clock until every service has its tasks, all of them healthy. */
  settle(): number;
}

export interface FullService {
  readonly name: string;
  readonly targetGroup: string;
}

export const tasksOfAService = 10;
export const cluster = 'bench';
/** Of one load balancer: AWS's own quota. */
const listenersOfALoadBalancer = 50;
/** Steps a service: few enough to see the end soon, so many that looking costs nothing. */
const looksEvery = 10;
/** Longer than this no set-up takes. */
const mostHours = 24;
const prefixes = { ecs: 'AmazonEC2ContainerServiceV20141113', ssm: 'AmazonSSM' } as const;
const subnets = ['subnet-local1', 'subnet-local2'] as const;

export async function fullAccount(count: number): Promise<FullAccount> {
  const account = simulatedAccount({
    seed: 1,
    draw: () => ({
      behaviour: {
        kind: 'runs',
        pulledAfter: 1_000,
        startsAfter: 500,
        listensAfter: 500,
        onTerm: { after: 100, exitCode: 0 },
      },
      statusAfter: () => 200,
    }),
  });
  const ask = async (headers: Record<string, string>, body: string): Promise<string> => {
    const { status, body: answer } = await account.answer({
      method: 'POST',
      path: '/',
      query: '',
      headers,
      body: Buffer.from(body),
    });
    const text = typeof answer === 'string' ? answer : Buffer.from(answer).toString();
    if (status !== 200) throw new Error(`${body}: ${text}`);
    return text;
  };
  const json: FullAccount['json'] = (service, operation, input) =>
    ask(
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${prefixes[service]}.${operation}`,
        authorization: signedFor(service),
      },
      JSON.stringify(input),
    );
  const query: FullAccount['query'] = (parameters) =>
    ask(
      {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        authorization: signedFor('elasticloadbalancing'),
      },
      new URLSearchParams({ Version: '2015-12-01', ...parameters }).toString(),
    );

  await json('ecs', 'CreateCluster', { clusterName: cluster });
  await json('ecs', 'RegisterTaskDefinition', {
    family: 'bench',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'app:1', portMappings: [{ containerPort: 8080 }] }],
  });
  const services: FullService[] = [];
  let loadBalancer = '';
  for (let index = 0; index < count; index += 1) {
    const name = `service-${index}`;
    if (index % listenersOfALoadBalancer === 0) {
      const made = await query({
        Action: 'CreateLoadBalancer',
        Name: `bench-${index / listenersOfALoadBalancer}`,
        'Subnets.member.1': subnets[0],
        'Subnets.member.2': subnets[1],
      });
      loadBalancer = textOf(made, 'LoadBalancerArn');
    }
    const group = await query({
      Action: 'CreateTargetGroup',
      Name: name,
      Protocol: 'HTTP',
      Port: '8080',
      VpcId: 'vpc-local',
      TargetType: 'ip',
    });
    const targetGroup = textOf(group, 'TargetGroupArn');
    await query({
      Action: 'CreateListener',
      LoadBalancerArn: loadBalancer,
      Protocol: 'HTTP',
      Port: String(10_000 + index),
      'DefaultActions.member.1.Type': 'forward',
      'DefaultActions.member.1.TargetGroupArn': targetGroup,
    });
    await json('ecs', 'CreateService', {
      cluster,
      serviceName: name,
      taskDefinition: 'bench',
      desiredCount: tasksOfAService,
      launchType: 'FARGATE',
      loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 8080 }],
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [] } },
    });
    services.push({ name, targetGroup });
  }
  return {
    account,
    services,
    json,
    query,
    settle() {
      const end = account.clock.now() + mostHours * 3_600_000;
      let steps = 0;
      while (account.clock.now() < end && account.clock.step()) {
        steps += 1;
        if (steps % (count * looksEvery) === 0 && areAllHealthy(account, services)) return steps;
      }
      throw new Error(`${count} services do not settle`);
    },
  };
}

/** Asked for a few of them alone: the question must cost less than what is measured. */
function areAllHealthy(account: SimulatedAccount, services: readonly FullService[]): boolean {
  return [services[0], services.at(-1)].every((each) => {
    const truth = account.service(each?.name ?? '');
    const isDone = truth?.deployments.length === 1 && truth.deployments[0]?.rolloutState === 'COMPLETED';
    return isDone && truth.tasks.length === truth.desired;
  });
}

function signedFor(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

export function textOf(answer: string, element: string): string {
  return new RegExp(`<${element}>([^<]+)<`).exec(answer)?.[1] ?? '';
}
