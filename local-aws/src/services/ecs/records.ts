import type { Clock } from '../../clock.ts';
import type { Ids } from './ids.ts';
import type { ServiceDeploymentRow, ServiceRow, Workload } from './rows.ts';
import { type EcsState, serviceKey } from './state.ts';

/** The rows of services and their deployments, as the scheduler reads and changes them. */
export interface Records {
  service(arn: string): ServiceRow | undefined;
  put(service: ServiceRow): ServiceRow;
  /** Adds a line to the service's events. */
  say(service: ServiceRow, message: string): void;
  workload(revisionArn: string | undefined): Workload | undefined;
  serviceDeployment(arn: string): ServiceDeploymentRow | undefined;
  changeServiceDeployment(arn: string, change: (row: ServiceDeploymentRow) => ServiceDeploymentRow): void;
}

export function records(state: EcsState, clock: Clock, ids: Ids): Records {
  return {
    service: (arn) => state.services.get(serviceKey({ arn })),
    put(service) {
      state.services.put(serviceKey(service), service);
      return service;
    },
    say(service, message) {
      state.addEvent(service.arn, { id: ids.uuid(), createdAt: clock.now(), message });
    },
    workload: (revisionArn) =>
      revisionArn === undefined ? undefined : state.serviceRevisions.get(revisionArn)?.workload,
    serviceDeployment: (arn) => state.serviceDeployments.get(arn),
    changeServiceDeployment(arn, change) {
      const row = state.serviceDeployments.get(arn);
      if (row) state.serviceDeployments.put(arn, change(row));
    },
  };
}
