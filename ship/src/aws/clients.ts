import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECRClient } from '@aws-sdk/client-ecr';
import type { ECSClient, ECSClientConfig } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Connection } from '../settings/connection.ts';

/** The SDK's clients, each made (and its package loaded) when it is first asked for. */
export interface Clients {
  ecs(): Promise<ECSClient>;
  ecr(): Promise<ECRClient>;
  loadBalancing(): Promise<ElasticLoadBalancingV2Client>;
  logs(): Promise<CloudWatchLogsClient>;
  parameters(): Promise<SSMClient>;
}

/** How requests travel and when they are repeated. */
export type Transport = Required<Pick<ECSClientConfig, 'requestHandler' | 'retryStrategy'>>;

/** @param transport over the network, with the SDK's own repetitions, unless given */
export function clientsFor(connection: Connection, transport?: Transport): Clients {
  const configuration = {
    region: connection.region,
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
    ...transport,
    ...(connection.endpoint !== undefined && { endpoint: connection.endpoint }),
    ...(connection.credentials !== undefined && { credentials: connection.credentials }),
  };
  return {
    ecs: once(async () => new (await import('@aws-sdk/client-ecs')).ECSClient(configuration)),
    ecr: once(async () => new (await import('@aws-sdk/client-ecr')).ECRClient(configuration)),
    loadBalancing: once(
      async () =>
        new (await import('@aws-sdk/client-elastic-load-balancing-v2')).ElasticLoadBalancingV2Client(configuration),
    ),
    logs: once(async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(configuration)),
    parameters: once(async () => new (await import('@aws-sdk/client-ssm')).SSMClient(configuration)),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
