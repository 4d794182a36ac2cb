import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';
import { alarmNotification, type CloudWatch, cloudWatch, type Measured } from './services/cloudwatch/index.ts';
import { sns } from './services/sns/index.ts';
import type { Store } from './store/store.ts';
import type { ServicePlugin } from './wire/service.ts';
import type { Route } from './wire/wire.ts';

export interface MonitoringDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
}

export interface Monitoring {
  readonly services: readonly ServicePlugin[];
  /** `GET /_local/outbox`. */
  readonly routes: readonly Route[];
  readonly alarms: CloudWatch['alarms'];
  readonly metrics: CloudWatch['metrics'];
  start(measured: Measured): void;
  close(): void;
}

/** The services that measure, ring and react: CloudWatch, SNS. */
export function monitoring(dependencies: MonitoringDependencies): Monitoring {
  const watch = cloudWatch(dependencies);
  const topics = sns(dependencies);
  watch.addAction((arn, event) => {
    if (!/^arn:[^:]+:sns:/.test(arn) || !event.isChange) return false;
    const { subject, message } = alarmNotification(event);
    if (!topics.publish(arn, subject, message)) throw new Error(`The topic ${arn} does not exist`);
    return true;
  });
  return {
    services: [watch.plugin, topics.plugin],
    routes: [topics.route],
    alarms: watch.alarms,
    metrics: watch.metrics,
    start: watch.start,
    close() {
      watch.close();
      topics.close();
    },
  };
}
