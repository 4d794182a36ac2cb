import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countResponseTime,
  countStatus,
  noListenerTraffic,
  noTargetGroupTraffic,
} from '../../../src/load-balancer/traffic.ts';
import type { Sample } from '../../../src/services/cloudwatch/index.ts';
import { certificateMetrics } from '../../../src/services/cloudwatch/published/certificate-metrics.ts';
import { Growth } from '../../../src/services/cloudwatch/published/growth.ts';
import { loadBalancerMetrics } from '../../../src/services/cloudwatch/published/load-balancer-metrics.ts';
import { linuxProcesses } from '../../../src/services/cloudwatch/published/process-usage.ts';
import { serviceMetrics } from '../../../src/services/cloudwatch/published/service-metrics.ts';

const balancer = 'app/web/1';
const group = 'targetgroup/web/2';

function sum(samples: readonly Sample[], name: string, ...dimensions: string[]): number | undefined {
  const found = samples.find(
    (each) => each.name === name && each.dimensions.map(({ Value }) => Value).join() === dimensions.join(),
  );
  if (!found || 'sampleCount' in found.values) return undefined;
  return found.values.reduce((total, [value, count]) => total + value * count, 0);
}

describe('AWS/ApplicationELB', () => {
  it('has what went through the load balancer since the last look', () => {
    const traffic = noTargetGroupTraffic();
    const listener = noListenerTraffic();
    const growth = new Growth();
    const look = (): Sample[] => {
      const targetGroups = [{ dimension: group, traffic, healthyTargets: 2, unhealthyTargets: 1, isInUse: true }];
      const samples = loadBalancerMetrics({ dimension: balancer, listeners: [listener], targetGroups }, growth, 0);
      growth.turn();
      return samples;
    };
    traffic.requests = 6;
    for (const status of [200, 200, 404, 503]) countStatus(traffic.statuses, status);
    for (const time of [100, 300]) countResponseTime(traffic, time);
    countStatus(listener.ownStatuses, 503);
    const first = look();
    traffic.requests = 9;
    const second = look();

    assert.deepEqual(
      [
        'RequestCount',
        'HTTPCode_Target_2XX_Count',
        'HTTPCode_Target_5XX_Count',
        'HTTPCode_ELB_5XX_Count',
        'TargetResponseTime',
      ].map((name) => sum(first, name, balancer)),
      [6, 2, 1, 1, 0.4],
    );
    assert.equal(sum(first, 'RequestCount', group, balancer), 6);
    assert.equal(sum(first, 'HealthyHostCount', group, balancer), 2);
    assert.equal(sum(first, 'UnHealthyHostCount', group, balancer), 1);
    assert.equal(sum(first, 'RequestCountPerTarget', group), 2);
    assert.equal(sum(second, 'RequestCount', balancer), 3);
    assert.equal(sum(second, 'HTTPCode_Target_5XX_Count', balancer), undefined);
    assert.equal(sum(second, 'RequestCountPerTarget', group), 1);
  });
});

describe('AWS/ECS', () => {
  const task = { arn: 'task', cpuUnits: 512, memoryMib: 100, runtimeIds: ['7'] };
  const cluster = {
    name: 'c',
    hasContainerInsights: true,
    services: [{ name: 's', desired: 3, running: 1, pending: 2, tasks: [task] }],
  };

  it('holds what processes took against what their task reserves', () => {
    const growth = new Growth();
    let cpuSeconds = 10;
    const readProcesses = (): ReadonlyMap<number, { cpuSeconds: number; residentBytes: number }> =>
      new Map([[7, { cpuSeconds, residentBytes: 25 * 1024 * 1024 }]]);
    const look = (): Sample[] => {
      const samples = serviceMetrics(cluster, { growth, readProcesses, timestamp: 0, elapsedSeconds: 60 });
      growth.turn();
      return samples;
    };
    look();
    cpuSeconds = 13;

    const samples = look();

    assert.equal(sum(samples, 'CPUUtilization', 'c', 's'), 10);
    assert.equal(sum(samples, 'MemoryUtilization', 'c', 's'), 25);
    assert.deepEqual(
      ['DesiredTaskCount', 'RunningTaskCount', 'PendingTaskCount'].map((name) => sum(samples, name, 'c', 's')),
      [3, 1, 2],
    );
  });

  it('knows what this very process takes', {
    skip: process.platform === 'linux' ? false : 'the system has no /proc',
  }, () => {
    const usage = linuxProcesses(process.pid).get(process.pid);

    assert.ok(usage && usage.cpuSeconds > 0 && usage.cpuSeconds < 600);
    assert.ok(usage.residentBytes > 10 * 1024 * 1024);
  });
});

describe('AWS/CertificateManager', () => {
  it('has the whole days that a certificate has left', () => {
    const now = Date.UTC(2026, 0, 1);
    const arn = 'arn:aws:acm:us-east-1:000000000000:certificate/1';

    const sample = certificateMetrics({ arn, notAfter: now + 30.9 * 86_400_000 }, now, now);

    assert.equal(sum([sample], 'DaysToExpiry', arn), 30);
  });
});
