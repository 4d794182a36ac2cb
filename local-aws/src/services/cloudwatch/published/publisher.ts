import type { Clock, Milliseconds, Timer } from '../../../clock.ts';
import type { Pace } from '../../../pace.ts';
import type { MeasuredCertificate } from '../../acm/measured-certificates.ts';
import type { MeasuredCluster } from '../../ecs/measured-services.ts';
import type { MeasuredLoadBalancer } from '../../elbv2/measured-load-balancers.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { certificateMetrics } from './certificate-metrics.ts';
import { Growth } from './growth.ts';
import { loadBalancerMetrics } from './load-balancer-metrics.ts';
import { linuxProcesses, type ReadProcesses } from './process-usage.ts';
import { serviceMetrics } from './service-metrics.ts';

/** What CloudWatch measures by itself. */
export interface Measured {
  loadBalancers(): readonly MeasuredLoadBalancer[];
  clusters(): readonly MeasuredCluster[];
  certificates(): readonly MeasuredCertificate[];
}

export interface PublisherOptions {
  readonly metrics: MetricStore;
  readonly measured: Measured;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly readProcesses?: ReadProcesses;
}

const second: Milliseconds = 1_000;

/** Publishes AWS's own metrics once a minute of the pace, at the minute's end and under its beginning. */
export function publishOwnMetrics({
  metrics,
  measured,
  clock,
  pace,
  readProcesses = linuxProcesses,
}: PublisherOptions): {
  stop(): void;
} {
  const interval = Math.max(Math.round(pace.scale(60) / second), 1) * second;
  const growth = new Growth();
  let lastLook = clock.now();
  let timer: Timer;

  function plan(): Timer {
    const now = clock.now();
    return clock.after((Math.floor(now / interval) + 1) * interval - now, look);
  }

  function look(): void {
    timer = plan();
    const now = clock.now();
    const timestamp = Math.floor(now / interval) * interval - interval;
    const elapsedSeconds = Math.max((now - lastLook) / 1000, 0.001);
    lastLook = now;
    for (const balancer of measured.loadBalancers()) {
      for (const sample of loadBalancerMetrics(balancer, growth, timestamp)) metrics.put(sample);
    }
    for (const cluster of measured.clusters()) {
      for (const sample of serviceMetrics(cluster, { growth, readProcesses, timestamp, elapsedSeconds }))
        metrics.put(sample);
    }
    for (const certificate of measured.certificates()) metrics.put(certificateMetrics(certificate, now, timestamp));
    growth.turn();
  }

  timer = plan();
  return { stop: () => timer.cancel() };
}
