import type { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ECRClient } from '@aws-sdk/client-ecr';
import type { ECSClient, ECSClientConfig } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Connection } from '../settings/connection.ts';

/** The SDK's clients, each made (and its package loaded) when it is first asked for. */
export interface Clients {
  ecs(): Promise<ECSClient>;
  ecr(): Promise<ECRClient>;
  loadBalancing(): Promise<ElasticLoadBalancingV2Client>;
  logs(): Promise<CloudWatchLogsClient>;
  parameters(): Promise<SSMClient>;
  alarms(): Promise<CloudWatchClient>;
  identity(): Promise<STSClient>;
  secrets(): Promise<SecretsManagerClient>;
  quotas(): Promise<ServiceQuotasClient>;
  roles(): Promise<IAMClient>;
  network(): Promise<EC2Client>;
  scaling(): Promise<ApplicationAutoScalingClient>;
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
    ...(connection.profile === undefined
      ? connection.credentials !== undefined && { credentials: connection.credentials }
      : { profile: connection.profile }),
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
    alarms: once(async () => new (await import('@aws-sdk/client-cloudwatch')).CloudWatchClient(configuration)),
    identity: once(async () => new (await import('@aws-sdk/client-sts')).STSClient(configuration)),
    secrets: once(
      async () => new (await import('@aws-sdk/client-secrets-manager')).SecretsManagerClient(configuration),
    ),
    quotas: once(async () => new (await import('@aws-sdk/client-service-quotas')).ServiceQuotasClient(configuration)),
    roles: once(async () => new (await import('@aws-sdk/client-iam')).IAMClient(configuration)),
    network: once(async () => new (await import('@aws-sdk/client-ec2')).EC2Client(configuration)),
    scaling: once(
      async () =>
        new (await import('@aws-sdk/client-application-auto-scaling')).ApplicationAutoScalingClient(configuration),
    ),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
