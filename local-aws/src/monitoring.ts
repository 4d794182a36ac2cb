import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';
import { autoScaling } from './services/application-autoscaling/index.ts';
import { alarmNotification, type CloudWatch, cloudWatch, type Measured } from './services/cloudwatch/index.ts';
import type { ServiceScaling } from './services/ecs/service-scaling.ts';
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
  /** Begins to evaluate, to publish what is measured here, and to move what may be scaled. */
  start(measured: Measured, scaling: ServiceScaling): void;
  close(): void;
}

/** The services that measure, ring and react: CloudWatch, SNS, Application Auto Scaling. */
export function monitoring(dependencies: MonitoringDependencies): Monitoring {
  const watch = cloudWatch(dependencies);
  const topics = sns(dependencies);
  watch.addAction((arn, event) => {
    if (!/^arn:[^:]+:sns:/.test(arn) || !event.isChange) return false;
    const { subject, message } = alarmNotification(event);
    if (!topics.publish(arn, subject, message)) throw new Error(`The topic ${arn} does not exist`);
    return true;
  });
  let services: ServiceScaling | undefined;
  const scaling = autoScaling({ ...dependencies, alarms: watch.alarms, scaling: () => services });
  watch.addAction(scaling.action);
  return {
    services: [watch.plugin, topics.plugin, scaling.plugin],
    routes: [topics.route],
    alarms: watch.alarms,
    metrics: watch.metrics,
    start(measured, scalable) {
      services = scalable;
      watch.start(measured);
      scaling.start();
    },
    close() {
      watch.close();
      scaling.close();
      topics.close();
    },
  };
}
