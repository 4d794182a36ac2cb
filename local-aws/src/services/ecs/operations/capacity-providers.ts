import type { CapacityProvider, Operations } from '../../../models/generated/ecs.ts';
import { accountId, type ServiceOperations } from '../../../wire/operation.ts';
import { nameOf } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { describeCluster } from '../describe.ts';
import { refusals } from '../errors.ts';
import { page } from '../pages.ts';
import type { ClusterRow } from '../rows.ts';

const fargate = ['FARGATE', 'FARGATE_SPOT'] as const;

/** AWS's own providers are there in every account; others stand for EC2 instances, which local-aws has none of. */
export function capacityProviderOperations({ state }: EcsContext): ServiceOperations<Operations> {
  return {
    DescribeCapacityProviders(input, call) {
      const describe = (name: string): CapacityProvider => ({
        capacityProviderArn: `arn:aws:ecs:${call.region}:${accountId}:capacity-provider/${name}`,
        name,
        status: 'ACTIVE',
        type: name === 'FARGATE' ? 'FARGATE' : 'FARGATE_SPOT',
        tags: [],
      });
      const wanted = input.capacityProviders?.map(nameOf) ?? fargate;
      const isKnown = (name: string): boolean => fargate.some((each) => each === name);
      const { items, nextToken } = page(wanted.filter(isKnown).map(describe), input);
      return {
        capacityProviders: items,
        failures: wanted.filter((name) => !isKnown(name)).map((arn) => ({ arn, reason: 'MISSING' })),
        nextToken,
      };
    },

    PutClusterCapacityProviders(input) {
      const cluster = state.cluster(input.cluster);
      for (const name of input.capacityProviders) {
        if (!fargate.some((each) => each === name)) throw refusals.capacityProviderMissing(name);
      }
      const unlisted = input.defaultCapacityProviderStrategy.find(
        ({ capacityProvider }) => !input.capacityProviders.includes(capacityProvider),
      );
      if (unlisted) throw refusals.capacityProviderNotInCluster(unlisted.capacityProvider);
      const changed: ClusterRow = {
        ...cluster,
        capacityProviders: input.capacityProviders,
        defaultCapacityProviderStrategy: input.defaultCapacityProviderStrategy.map((item) => ({
          base: 0,
          weight: 0,
          ...item,
        })),
      };
      state.clusters.put(cluster.name, changed);
      return { cluster: describeCluster(changed, state) };
    },
  };
}
