import type { ContainerDefinition, ContainerOverride } from '../../models/generated/ecs.ts';
import type { Placement } from '../../runtime/runtime.ts';

/** What a container is told of where it runs. */
export interface ContainerPlace {
  readonly region: string;
  readonly placement: Placement;
  /** Of local-aws, e.g. `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly metadataUri: string;
  /** Undefined for a task without a task role: it has no credentials. */
  readonly credentialsUri: string | undefined;
}

/**
 * A container's variables: under the task definition's what Fargate sets, and `AWS_ENDPOINT_URL`, which lets AWS's SDKs
 * reach local-aws; over them the task's overrides, its secrets, and the task's own endpoints.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-metadata.html
 */
export function containerEnvironment(
  { environment = [] }: ContainerDefinition,
  override: ContainerOverride | undefined,
  secrets: Readonly<Record<string, string>>,
  place: ContainerPlace,
): Record<string, string> {
  const own = [...environment, ...(override?.environment ?? [])];
  return {
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ENDPOINT_URL: place.endpoint,
    HOSTNAME: privateDnsName(place.placement.address, place.region),
    ...Object.fromEntries(own.map(({ name, value }) => [name ?? '', value ?? ''])),
    ...secrets,
    ECS_CONTAINER_METADATA_URI_V4: place.metadataUri,
    ...(place.credentialsUri === undefined ? {} : { AWS_CONTAINER_CREDENTIALS_FULL_URI: place.credentialsUri }),
  };
}

/** A network interface's name in its VPC. */
export function privateDnsName(address: string, region: string): string {
  const zone = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${zone}`;
}
