import type { Operations } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import type { EcsContext } from '../context.ts';
import { briefServiceDeployment, describeServiceDeployment, describeServiceRevision } from '../describe.ts';
import { refusals } from '../errors.ts';
import { page } from '../pages.ts';

export function serviceDeploymentOperations({ state }: EcsContext): ServiceOperations<Operations> {
  return {
    ListServiceDeployments(input) {
      const cluster = state.cluster(input.cluster);
      const service = state.service(cluster, input.service);
      const { after, before } = input.createdAt ?? {};
      const rows = [...state.serviceDeployments.values()]
        .filter(({ serviceArn }) => serviceArn === service.arn)
        .filter(({ status }) => input.status === undefined || input.status.includes(status))
        .filter(
          ({ createdAt }) =>
            (after === undefined || createdAt >= after) && (before === undefined || createdAt <= before),
        )
        .reverse();
      const { items, nextToken } = page(rows, { maxResults: 20, ...input });
      return { serviceDeployments: items.map(briefServiceDeployment), nextToken };
    },

    DescribeServiceDeployments(input) {
      if (input.serviceDeploymentArns.length === 0) throw refusals.invalid('serviceDeploymentArns cannot be empty.');
      const found = input.serviceDeploymentArns.map((arn) => ({ arn, row: state.serviceDeployments.get(arn) }));
      return {
        serviceDeployments: found.flatMap(({ row }) => (row ? [describeServiceDeployment(row, state)] : [])),
        failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: 'MISSING' }])),
      };
    },

    DescribeServiceRevisions(input) {
      const found = input.serviceRevisionArns.map((arn) => ({ arn, row: state.serviceRevisions.get(arn) }));
      return {
        serviceRevisions: found.flatMap(({ row }) => (row ? [describeServiceRevision(row, state)] : [])),
        failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: 'MISSING' }])),
      };
    },
  };
}
