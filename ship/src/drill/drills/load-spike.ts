import {
  ApplicationAutoScalingClient,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import type { LocalDrill } from '../drill.ts';
import { isWhole, type LocalWorld, runningTasks, until } from '../world.ts';

const before = 40;

/** At local-aws's fast pace an alarm's minute is two seconds long. */
const secondsInMinute = 2;

export const loadSpike: LocalDrill = {
  where: 'local',
  name: 'load-spike',
  title: 'Ten times as many requests',
  expects: 'autoscaling starts more tasks, and no request is lost on the way',
  promised: { lost: 0, detectedWithin: 25_000, restoredWithin: 30_000 },
  defence: 'autoscaling',
  async act(world, isDefended) {
    world.load.setRate(before);
    if (isDefended) await scaleByRequests(world);
    const began = world.clock.now();
    world.load.setRate(10 * before);
    const detected = await until(world, async () => (await runningTasks(world)).length > 2, 25_000);
    const whole = detected === undefined ? undefined : await until(world, () => hasMoreHealthyTasks(world), 20_000);
    const count = (await runningTasks(world)).length;
    return {
      detected,
      restored: whole === undefined ? undefined : world.clock.now() - began,
      happened: [`from ${before} to ${10 * before} requests a second`, `2 → ${count} tasks`],
      wrong: [],
    };
  },
};

async function hasMoreHealthyTasks(world: LocalWorld): Promise<boolean> {
  const count = (await runningTasks(world)).length;
  return count > 2 && (await isWhole(world, count));
}

/** Target tracking on requests per task, as Terraform sets it. */
async function scaleByRequests({ stack, contract }: LocalWorld): Promise<void> {
  const client = new ApplicationAutoScalingClient({
    endpoint: stack.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${contract.cluster}/${contract.service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  const group = contract.targetGroups[0]?.split(':').at(-1) ?? '';
  await client.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 2, MaxCapacity: 6 }));
  await client.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'requests',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: before * secondsInMinute,
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ALBRequestCountPerTarget',
          ResourceLabel: `${await loadBalancerOf(contract.targetGroups[0] ?? '', stack.endpoint)}/${group}`,
        },
      },
    }),
  );
  client.destroy();
}

async function loadBalancerOf(targetGroup: string, endpoint: string): Promise<string> {
  const { DescribeTargetGroupsCommand, ElasticLoadBalancingV2Client } = await import(
    '@aws-sdk/client-elastic-load-balancing-v2'
  );
  const client = new ElasticLoadBalancingV2Client({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { TargetGroups } = await client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroup] }));
  client.destroy();
  return TargetGroups?.[0]?.LoadBalancerArns?.[0]?.split(':loadbalancer/')[1] ?? '';
}
