import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';
import { type CloudWatch, cloudWatch } from './services/cloudwatch/index.ts';
import type { Store } from './store/store.ts';
import type { ServicePlugin } from './wire/service.ts';

export interface MonitoringDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
}

export interface Monitoring {
  readonly services: readonly ServicePlugin[];
  readonly alarms: CloudWatch['alarms'];
  start(): void;
  close(): void;
}

/** The services that measure, ring and react: CloudWatch. */
export function monitoring(dependencies: MonitoringDependencies): Monitoring {
  const watch = cloudWatch(dependencies);
  return { services: [watch.plugin], alarms: watch.alarms, start: watch.start, close: watch.close };
}
