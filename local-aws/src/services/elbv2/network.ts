import { error } from './errors.ts';
import type { LoadBalancerRow } from './state.ts';

/** What load balancers ask of the network. Undefined for an id that it does not know. */
export interface Network {
  subnet(id: string): { readonly vpcId: string; readonly availabilityZone: string } | undefined;
  securityGroup(id: string): { readonly vpcId: string } | undefined;
}

/** A network of which nothing is known. */
export const unknownNetwork: Network = { subnet: () => undefined, securityGroup: () => undefined };

/** Subnets that the network does not know are taken to be in this one. */
const unknownVpc = 'vpc-00000000000000000';

/**
 * Where a load balancer with these subnets is. Ids that the network does not know are taken as given, one in each zone,
 * so that a load balancer can be had without a network.
 *
 * @throws AwsError ValidationError, InvalidConfigurationRequest, InvalidSubnet
 */
export function placement(
  network: Network,
  subnetIds: readonly string[],
  region: string,
): Pick<LoadBalancerRow, 'vpcId' | 'zones'> {
  if (new Set(subnetIds).size < 2) {
    throw error('ValidationError', 'At least two subnets in two different Availability Zones must be specified');
  }
  const known = subnetIds.flatMap((id) => network.subnet(id) ?? []);
  const [vpcId = unknownVpc, ...others] = new Set(known.map((subnet) => subnet.vpcId));
  if (others.length > 0) {
    throw error('InvalidSubnetException', `The following subnets are in different VPCs: [${subnetIds.join(', ')}]`);
  }
  const zones = subnetIds.map((subnetId, index) => ({
    subnetId,
    zoneName:
      network.subnet(subnetId)?.availabilityZone ?? `${region}${String.fromCharCode('a'.charCodeAt(0) + (index % 6))}`,
  }));
  if (known.length === subnetIds.length && new Set(zones.map(({ zoneName }) => zoneName)).size < zones.length) {
    throw error(
      'InvalidConfigurationRequestException',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  return { vpcId, zones };
}

/** @throws AwsError InvalidSecurityGroup, InvalidConfigurationRequest for a group of another VPC */
export function assertSecurityGroups(network: Network, vpcId: string, groupIds: readonly string[]): void {
  for (const id of groupIds) {
    const group = network.securityGroup(id);
    if (group === undefined || vpcId === unknownVpc || group.vpcId === vpcId) continue;
    throw error(
      'InvalidConfigurationRequestException',
      `One or more security groups are invalid: '${id}' is not in the VPC '${vpcId}' of the load balancer`,
    );
  }
}
