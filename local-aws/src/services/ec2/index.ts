import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/ec2.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { accountOperations } from './account.ts';
import { addressOperations } from './addresses.ts';
import { putDefaultVpc } from './default-resources.ts';
import { dhcpOptionsOperations } from './dhcp-options.ts';
import { endpointServiceOperations } from './endpoint-services.ts';
import { error } from './errors.ts';
import { flowLogOperations } from './flow-logs.ts';
import { instanceOperations } from './instances.ts';
import { internetGatewayOperations } from './internet-gateways.ts';
import { natGatewayOperations } from './nat-gateways.ts';
import type { Network } from './network.ts';
import { networkAclOperations } from './network-acls.ts';
import { networkInterfaceOperations } from './network-interfaces.ts';
import { prefixListOperations } from './prefix-lists.ts';
import { zonesOf } from './regions.ts';
import { routeTableOperations } from './route-tables.ts';
import { routeOperations } from './routes.ts';
import { ruleDescriptionOperations } from './rule-descriptions.ts';
import { securityGroupRuleOperations } from './security-group-rules.ts';
import { securityGroupOperations } from './security-groups.ts';
import { settle } from './settle.ts';
import { type Ec2State, type OpenState, type StateDependencies, stateOf } from './state.ts';
import { subnetOperations } from './subnets.ts';
import { tagOperations } from './tags.ts';
import { transitionTimes } from './transition-times.ts';
import { vpcEndpointOperations } from './vpc-endpoints.ts';
import { vpcOperations } from './vpcs.ts';

export type { Network, NetworkSecurityGroup, NetworkSubnet } from './network.ts';

export interface Ec2Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly randomBytes?: (size: number) => Buffer;
}

export interface Ec2 {
  readonly plugin: ServicePlugin;
  readonly network: Network;
}

/** EC2's networking, kept as state: nothing here carries a packet. Each region has its own, with a default VPC. */
export function ec2({ store, clock, pace, randomBytes }: Ec2Dependencies): Ec2 {
  const dependencies = { store, clock, times: transitionTimes(pace), randomBytes: randomBytes ?? systemRandomBytes };
  const used = store.table<{ readonly region: string }>('ec2.regions');
  const open = openWith(dependencies);
  const inAnyRegion = <Found>(find: (state: Ec2State) => Found | undefined): Found | undefined => {
    for (const { region } of used.values()) {
      const found = find(open({ region }, {}));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    plugin: defineService<Operations>('ec2', {
      ...accountOperations(open),
      ...addressOperations(open),
      ...dhcpOptionsOperations(open),
      ...endpointServiceOperations(open),
      ...flowLogOperations(open),
      ...instanceOperations(open),
      ...internetGatewayOperations(open),
      ...natGatewayOperations(open),
      ...networkAclOperations(open),
      ...networkInterfaceOperations(open),
      ...prefixListOperations(open),
      ...routeOperations(open),
      ...routeTableOperations(open),
      ...ruleDescriptionOperations(open),
      ...securityGroupOperations(open),
      ...securityGroupRuleOperations(open),
      ...subnetOperations(open),
      ...tagOperations(open),
      ...vpcEndpointOperations(open),
      ...vpcOperations(open),
    }),
    network: {
      subnet: (id) =>
        inAnyRegion(({ subnets }) => {
          const row = subnets.get(id);
          return row && { vpcId: row.vpcId, availabilityZone: row.zoneName, cidrBlock: row.cidrBlock };
        }),
      securityGroup: (id) =>
        inAnyRegion(({ securityGroups }) => {
          const row = securityGroups.get(id);
          return row && { vpcId: row.vpcId, name: row.name };
        }),
    },
  };
}

/**
 * A region's state as an operation finds it: with its default VPC, up to now.
 * @throws AwsError InvalidRegion; DryRunOperation where the call only asks whether it may
 */
function openWith(dependencies: StateDependencies): OpenState {
  const used = dependencies.store.table<{ readonly region: string }>('ec2.regions');
  return ({ region }, input) => {
    const zones = zonesOf(region);
    if (!zones) throw error('InvalidRegion', `There is no region ${region.slice(0, 40)}`);
    const state = stateOf(region, zones, dependencies);
    if (!used.has(region)) {
      putDefaultVpc(state);
      used.put(region, { region });
    }
    settle(state);
    if ('DryRun' in input && input.DryRun === true) {
      // Not 400 as with other errors: https://github.com/aws/karpenter-provider-aws/issues/8015
      throw error('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
    }
    return state;
  };
}
