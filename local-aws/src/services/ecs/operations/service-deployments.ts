import type { Operations } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import type { EcsContext } from '../context.ts';
import { hasEnded, requestStop } from '../deployments.ts';
import { briefServiceDeployment, describeServiceDeployment, describeServiceRevision } from '../describe.ts';
import { refusals } from '../errors.ts';
import { page } from '../pages.ts';
import { changeRun } from '../shift-progress.ts';

export function serviceDeploymentOperations(context: EcsContext): ServiceOperations<Operations> {
  const { state, clock, scheduler } = context;
  return {
    ListServiceDeployments(input) {
      const cluster = state.cluster(input.cluster);
      const service = state.service(cluster, input.service);
      const { after, before } = input.createdAt ?? {};
      const rows = state.indexes.serviceDeploymentsOfService
        .of(service.arn)
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
        serviceDeployments: found.flatMap(({ row }) => (row ? [describeServiceDeployment(row, context)] : [])),
        failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: 'MISSING' }])),
      };
    },

    StopServiceDeployment({ serviceDeploymentArn, stopType = 'ROLLBACK' }) {
      const row = state.serviceDeployments.get(serviceDeploymentArn);
      if (!row) throw refusals.serviceDeploymentNotFound();
      if (hasEnded(row) || row.rollback !== undefined) throw refusals.serviceDeploymentEnded();
      if (row.stopRequested === undefined) {
        state.serviceDeployments.put(row.arn, requestStop(row, stopType, clock.now()));
        scheduler.touch(row.serviceArn);
      }
      return { serviceDeploymentArn };
    },

    ContinueServiceDeployment({ serviceDeploymentArn, hookId, action = 'CONTINUE' }) {
      const row = state.serviceDeployments.get(serviceDeploymentArn);
      if (!row) throw refusals.serviceDeploymentNotFound();
      const run = row.shift?.runs?.find(({ id }) => id === hookId);
      if (!row.shift || hasEnded(row) || run?.status !== 'AWAITING_ACTION') throw refusals.hookNotAwaiting(hookId);
      const status = action === 'CONTINUE' ? 'SUCCEEDED' : 'FAILED';
      const shift = changeRun(row.shift, hookId, (each) => ({ ...each, status }));
      state.serviceDeployments.put(row.arn, { ...row, shift, updatedAt: clock.now() });
      scheduler.touch(row.serviceArn);
      return { serviceDeploymentArn };
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
