import type { Operations } from '../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { regionOf } from './arns.ts';
import { primaryOf } from './deployments.ts';
import type { ServiceRow } from './rows.ts';
import type { EcsState } from './state.ts';

/** What Application Auto Scaling may do with services, each told as `service/cluster/name`. */
export interface ServiceScaling {
  /** Undefined for a service that is not there. */
  desiredCount(service: string): number | undefined;
  /** @throws {AwsError} as UpdateService does */
  setDesiredCount(service: string, count: number): void;
  /** While it is, capacity is not taken away. */
  isDeploying(service: string): boolean;
}

export function serviceScaling(state: EcsState, operations: ServiceOperations<Operations>): ServiceScaling {
  const find = (service: string): ServiceRow | undefined => {
    const row = state.services.get(service.replace(/^service\//, ''));
    return row?.status === 'ACTIVE' ? row : undefined;
  };
  return {
    desiredCount: (service) => find(service)?.desiredCount,
    setDesiredCount(service, desiredCount) {
      const row = find(service);
      if (!row) return;
      const call = { requestId: '', endpoint: '', region: regionOf(row.arn) };
      void operations.UpdateService?.({ cluster: row.clusterArn, service: row.name, desiredCount }, call);
    },
    isDeploying(service) {
      const row = find(service);
      return row !== undefined && primaryOf(row).rolloutState === 'IN_PROGRESS';
    },
  };
}
