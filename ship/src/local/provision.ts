import { CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, DescribeRepositoriesCommand, PutLifecyclePolicyCommand } from '@aws-sdk/client-ecr';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ModifyListenerCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Clients } from '../aws/clients.ts';
import { isAwsError } from '../aws/error-name.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { namesOf } from './blueprint.ts';

/** Made up: no network is behind them on a laptop. */
export const localSubnets: string[] = ['subnet-local-a', 'subnet-local-b'];
export const localSecurityGroup: string = 'sg-local-tasks';

/** Makes the repository (A10) or finds it; returns its URI. */
export async function provideRepository(clients: Clients, settings: EnvironmentSettings): Promise<string> {
  const client = await clients.ecr();
  const name = namesOf(settings).repository;
  let uri: string | undefined;
  try {
    const created = await client.send(
      new CreateRepositoryCommand({ repositoryName: name, imageScanningConfiguration: { scanOnPush: true } }),
    );
    uri = created.repository?.repositoryUri;
  } catch (error) {
    if (!isAwsError(error, 'RepositoryAlreadyExistsException')) throw error;
    const found = await client.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }));
    uri = found.repositories?.[0]?.repositoryUri;
  }
  await client.send(new PutLifecyclePolicyCommand({ repositoryName: name, lifecyclePolicyText: keepLastTen }));
  return answered(uri, 'repository URI');
}

const keepLastTen = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: 'Keep the last 10 images',
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 10 },
      action: { type: 'expire' },
    },
  ],
});

/** Makes the log group or finds it, and sets its retention. */
export async function provideLogGroup(clients: Clients, settings: EnvironmentSettings): Promise<void> {
  const client = await clients.logs();
  const { logGroup } = namesOf(settings);
  try {
    await client.send(new CreateLogGroupCommand({ logGroupName: logGroup }));
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException')) throw error;
  }
  await client.send(
    new PutRetentionPolicyCommand({ logGroupName: logGroup, retentionInDays: settings.logRetentionDays }),
  );
}

/** Makes the cluster (A7); CreateCluster answers the one that is there. */
export async function provideCluster(clients: Clients, settings: EnvironmentSettings): Promise<void> {
  const client = await clients.ecs();
  await client.send(
    new CreateClusterCommand({
      clusterName: namesOf(settings).cluster,
      settings: [{ name: 'containerInsights', value: 'enabled' }],
    }),
  );
}

/** The load balancer's parts that a service is tied to. */
export interface BalancedPlace {
  readonly targetGroup: string;
  /** The second one, for deployments that shift traffic. */
  readonly alternateTargetGroup: string;
  /** The listener's only rule, in which ECS moves the weights. */
  readonly productionListenerRule: string;
}

/** Makes the load balancer, its target groups and its listener on `port`, or takes up those that are there. */
export async function provideLoadBalancer(
  clients: Clients,
  settings: EnvironmentSettings,
  port: number,
): Promise<BalancedPlace> {
  const names = namesOf(settings);
  const loadBalancer = await findOrCreateLoadBalancer(clients, settings);
  const targetGroup = await findOrCreateTargetGroup(clients, settings, names.targetGroup);
  const alternateTargetGroup = await findOrCreateTargetGroup(clients, settings, names.alternateTargetGroup);
  const listener = await provideListener(clients, { loadBalancer, targetGroup, port });
  const client = await clients.loadBalancing();
  const { Rules } = await client.send(new DescribeRulesCommand({ ListenerArn: listener }));
  const productionListenerRule = answered(Rules?.find(({ IsDefault }) => IsDefault === true)?.RuleArn, 'listener rule');
  return { targetGroup, alternateTargetGroup, productionListenerRule };
}

async function findOrCreateLoadBalancer(clients: Clients, settings: EnvironmentSettings): Promise<string> {
  const client = await clients.loadBalancing();
  const name = namesOf(settings).loadBalancer;
  try {
    const found = await client.send(new DescribeLoadBalancersCommand({ Names: [name] }));
    const arn = found.LoadBalancers?.[0]?.LoadBalancerArn;
    if (arn !== undefined) return arn;
  } catch (error) {
    if (!isAwsError(error, 'LoadBalancerNotFoundException')) throw error;
  }
  const created = await client.send(
    new CreateLoadBalancerCommand({
      Name: name,
      Type: 'application',
      Scheme: 'internet-facing',
      Subnets: localSubnets,
    }),
  );
  return answered(created.LoadBalancers?.[0]?.LoadBalancerArn, 'load balancer ARN');
}

async function findOrCreateTargetGroup(clients: Clients, settings: EnvironmentSettings, name: string): Promise<string> {
  const client = await clients.loadBalancing();
  let arn: string | undefined;
  try {
    const found = await client.send(new DescribeTargetGroupsCommand({ Names: [name] }));
    arn = found.TargetGroups?.[0]?.TargetGroupArn;
  } catch (error) {
    if (!isAwsError(error, 'TargetGroupNotFoundException')) throw error;
  }
  if (arn === undefined) {
    const created = await client.send(
      new CreateTargetGroupCommand({
        Name: name,
        Protocol: 'HTTP',
        Port: settings.containerPort,
        TargetType: 'ip',
        VpcId: 'vpc-local',
        HealthCheckPath: '/health',
        HealthCheckIntervalSeconds: 10,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 2,
        Matcher: { HttpCode: '200' },
      }),
    );
    arn = answered(created.TargetGroups?.[0]?.TargetGroupArn, 'target group ARN');
  }
  await client.send(
    new ModifyTargetGroupAttributesCommand({
      TargetGroupArn: arn,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    }),
  );
  return arn;
}

async function provideListener(
  clients: Clients,
  { loadBalancer, targetGroup, port }: { loadBalancer: string; targetGroup: string; port: number },
): Promise<string> {
  const client = await clients.loadBalancing();
  const forward = { Type: 'forward' as const, TargetGroupArn: targetGroup };
  const found = await client.send(new DescribeListenersCommand({ LoadBalancerArn: loadBalancer }));
  const [listener] = found.Listeners ?? [];
  if (listener === undefined) {
    const created = await client.send(
      new CreateListenerCommand({
        LoadBalancerArn: loadBalancer,
        Protocol: 'HTTP',
        Port: port,
        DefaultActions: [forward],
      }),
    );
    return answered(created.Listeners?.[0]?.ListenerArn, 'listener ARN');
  }
  if (listener.Port !== port) {
    await client.send(new ModifyListenerCommand({ ListenerArn: listener.ListenerArn, Port: port }));
  }
  return answered(listener.ListenerArn, 'listener ARN');
}

function answered(value: string | undefined, what: string): string {
  if (value === undefined) throw new Error(`the endpoint answered without a ${what}`);
  return value;
}
