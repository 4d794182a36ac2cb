import type { TestContext } from 'node:test';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { systemClock } from '../../../src/clock.ts';
import { fastPace } from '../../../src/pace.ts';
import { type Elbv2, type Elbv2Dependencies, elbv2 } from '../../../src/services/elbv2/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createWire } from '../../../src/wire/wire.ts';

export { aFreePort } from '../../load-balancer/world.ts';

export interface World {
  readonly service: Elbv2;
  readonly client: ElasticLoadBalancingV2Client;
  /** Ends the service before the test ends, as a stop of local-aws does. */
  stop(): Promise<void>;
}

/** local-aws with ELBv2 alone, and AWS's client for it; both go with the test. */
export async function aWorld(
  t: TestContext,
  store: Store = memoryStore(),
  given: Partial<Elbv2Dependencies> = {},
): Promise<World> {
  const service = elbv2({ store, clock: systemClock, pace: fastPace, ...given });
  await service.start();
  const unexpected: unknown[] = [];
  const wire = createWire({
    services: [service.plugin],
    clock: systemClock,
    reportUnexpected: ({ error }) => unexpected.push(error),
  });
  const { port } = await wire.listen({ host: '127.0.0.1', port: 0 });
  const client = new ElasticLoadBalancingV2Client({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    client.destroy();
    await wire.close();
    await service.close();
    if (unexpected.length > 0) throw new AggregateError(unexpected, 'local-aws failed by itself');
  };
  t.after(stop);
  return { service, client, stop };
}

export async function aLoadBalancer(client: ElasticLoadBalancingV2Client, name = 'app'): Promise<string> {
  const { LoadBalancers } = await client.send(
    new CreateLoadBalancerCommand({ Name: name, Subnets: ['subnet-a', 'subnet-b'], SecurityGroups: ['sg-1'] }),
  );
  return LoadBalancers?.[0]?.LoadBalancerArn ?? '';
}

export async function aTargetGroup(client: ElasticLoadBalancingV2Client, name = 'app'): Promise<string> {
  const { TargetGroups } = await client.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: 'vpc-1',
      TargetType: 'ip',
      HealthCheckPath: '/health',
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
    }),
  );
  return TargetGroups?.[0]?.TargetGroupArn ?? '';
}

export async function aListener(
  client: ElasticLoadBalancingV2Client,
  loadBalancer: string,
  targetGroup: string,
  port: number,
): Promise<string> {
  const { Listeners } = await client.send(
    new CreateListenerCommand({
      LoadBalancerArn: loadBalancer,
      Protocol: 'HTTP',
      Port: port,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
    }),
  );
  return Listeners?.[0]?.ListenerArn ?? '';
}
