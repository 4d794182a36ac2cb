import type { Operations } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { arns, nameOf } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { describeCluster } from '../describe.ts';
import { refusals } from '../errors.ts';
import { page } from '../pages.ts';
import type { ClusterRow } from '../rows.ts';

const validName = /^[a-zA-Z0-9_-]{1,255}$/;

export function clusterOperations({ state }: EcsContext): ServiceOperations<Operations> {
  return {
    CreateCluster(input, call) {
      const name = input.clusterName ?? 'default';
      if (!validName.test(name)) throw refusals.invalid('Cluster name contains invalid characters.');
      const existing = state.clusters.get(name);
      // Creating a cluster that is there gives it back as it is.
      if (existing?.status === 'ACTIVE') return { cluster: describeCluster(existing, state) };
      const cluster: ClusterRow = {
        arn: arns(call.region).cluster(name),
        name,
        status: 'ACTIVE',
        settings: input.settings ?? [{ name: 'containerInsights', value: 'disabled' }],
        configuration: input.configuration,
        capacityProviders: input.capacityProviders ?? [],
        defaultCapacityProviderStrategy: input.defaultCapacityProviderStrategy ?? [],
        tags: input.tags ?? [],
      };
      state.clusters.put(name, cluster);
      return { cluster: describeCluster(cluster, state) };
    },

    DescribeClusters(input, call) {
      const wanted = input.clusters ?? ['default'];
      const found = wanted.map((name) => ({ name, row: state.clusters.get(nameOf(name)) }));
      return {
        clusters: found.flatMap(({ row }) => (row ? [describeCluster(row, state)] : [])),
        failures: found.flatMap(({ name, row }) =>
          row ? [] : [{ arn: name.startsWith('arn:') ? name : arns(call.region).cluster(name), reason: 'MISSING' }],
        ),
      };
    },

    ListClusters(input) {
      const active = [...state.clusters.values()].filter(({ status }) => status === 'ACTIVE');
      const { items, nextToken } = page(active, input);
      return { clusterArns: items.map(({ arn }) => arn), nextToken };
    },

    UpdateCluster(input) {
      const before = state.cluster(input.cluster);
      const cluster: ClusterRow = {
        ...before,
        settings: input.settings ?? before.settings,
        configuration: input.configuration ?? before.configuration,
      };
      state.clusters.put(cluster.name, cluster);
      return { cluster: describeCluster(cluster, state) };
    },

    UpdateClusterSettings(input) {
      const before = state.cluster(input.cluster);
      const changed = new Set(input.settings.map(({ name }) => name));
      const settings = [...before.settings.filter(({ name }) => !changed.has(name)), ...input.settings];
      const cluster: ClusterRow = { ...before, settings };
      state.clusters.put(cluster.name, cluster);
      return { cluster: describeCluster(cluster, state) };
    },

    DeleteCluster(input) {
      const cluster = state.cluster(input.cluster);
      const { servicesOfCluster, liveTasksOfCluster } = state.indexes;
      if (servicesOfCluster.countOf(cluster.arn) > 0) throw refusals.clusterHasServices();
      if (liveTasksOfCluster.countOf(cluster.arn) > 0) throw refusals.clusterHasTasks();
      const gone: ClusterRow = { ...cluster, status: 'INACTIVE' };
      state.clusters.put(cluster.name, gone);
      return { cluster: describeCluster(gone, state) };
    },
  };
}
