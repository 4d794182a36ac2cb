import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operations, PutScalingPolicyRequest } from '../../../src/models/generated/application-autoscaling.ts';
import { awsPace } from '../../../src/pace.ts';
import { autoScaling } from '../../../src/services/application-autoscaling/index.ts';
import { cloudWatch } from '../../../src/services/cloudwatch/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { ask, jsonRequest } from '../../wire/requests.ts';

type Name = keyof Operations & string;

const target = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/c/s',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

interface World {
  readonly clock: VirtualClock;
  /** The service as ECS has it. */
  readonly service: { desired: number; isDeploying: boolean };
  readonly alarmNames: () => Promise<string[]>;
  call<Asked extends Name>(name: Asked, input: Operations[Asked]['input']): Promise<Operations[Asked]['output']>;
  /** A value of the metric each minute. */
  load(value: number, minutes: number): void;
}

/** A service of two tasks that may have one to ten. */
async function aScalableService(): Promise<World> {
  const clock = virtualClock();
  const store = memoryStore();
  const watch = cloudWatch({ store, clock, pace: awsPace });
  const service = { desired: 2, isDeploying: false };
  const scaling = autoScaling({
    store,
    clock,
    pace: awsPace,
    alarms: watch.alarms,
    scaling: () => ({
      desiredCount: (name) => (name === target.ResourceId ? service.desired : undefined),
      setDesiredCount: (_name, count) => {
        service.desired = count;
      },
      isDeploying: () => service.isDeploying,
    }),
  });
  watch.addAction(scaling.action);
  watch.start({ loadBalancers: () => [], clusters: () => [], certificates: () => [] });
  scaling.start();
  const call: World['call'] = async (name, input) => {
    const request = jsonRequest(`AnyScaleFrontendService.${name}`, input);
    const { status, code, message, body } = await ask([scaling.plugin], request);
    if (status !== 200) throw Object.assign(new Error(message), { name: code });
    return JSON.parse(body);
  };
  await call('RegisterScalableTarget', { ...target, MinCapacity: 1, MaxCapacity: 10 });
  clock.advance(1_000);
  return {
    clock,
    service,
    call,
    async alarmNames() {
      const { body } = await ask([watch.plugin], jsonRequest('GraniteServiceVersion20100801.DescribeAlarms', {}));
      const { MetricAlarms }: { MetricAlarms: { AlarmName: string }[] } = JSON.parse(body);
      return MetricAlarms.map(({ AlarmName }) => AlarmName);
    },
    load(value, minutes) {
      for (let minute = 0; minute < minutes; minute += 1) {
        const metric = { namespace: 'App', name: 'Load', dimensions: [], unit: 'None' };
        watch.metrics.put({ ...metric, timestamp: clock.now(), values: [[value, 1]] });
        clock.advance(60_000);
      }
    },
  };
}

const tracking: PutScalingPolicyRequest = {
  ...target,
  PolicyName: 'load',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 10,
    CustomizedMetricSpecification: { Namespace: 'App', MetricName: 'Load', Statistic: 'Average' },
  },
};

describe('a target tracking policy', () => {
  it('makes its two alarms and takes them with it', async () => {
    const { call, alarmNames } = await aScalableService();

    await call('PutScalingPolicy', tracking);
    const made = await alarmNames();
    await call('DeleteScalingPolicy', { ...target, PolicyName: 'load' });

    assert.match(made[0] ?? '', /^TargetTracking-service\/c\/s-AlarmHigh-[0-9a-f-]{36}$/);
    assert.match(made[1] ?? '', /^TargetTracking-service\/c\/s-AlarmLow-[0-9a-f-]{36}$/);
    assert.deepEqual(await alarmNames(), []);
  });

  it('makes no alarm for scaling in when that is disabled', async () => {
    const { call, alarmNames } = await aScalableService();
    const settings = { ...tracking.TargetTrackingScalingPolicyConfiguration, TargetValue: 10, DisableScaleIn: true };

    await call('PutScalingPolicy', { ...tracking, TargetTrackingScalingPolicyConfiguration: settings });

    assert.equal((await alarmNames()).length, 1);
  });

  it('scales out after three minutes above its target, and tells of it', async () => {
    const { call, load, service } = await aScalableService();
    await call('PutScalingPolicy', tracking);

    load(30, 2);
    const before = service.desired;
    load(30, 1);

    const { ScalingActivities: [activity] = [] } = await call('DescribeScalingActivities', { ServiceNamespace: 'ecs' });
    assert.deepEqual([before, service.desired], [2, 6]);
    assert.equal(activity?.Description, 'Setting desired count to 6.');
    assert.match(
      activity?.Cause ?? '',
      /^monitor alarm TargetTracking-service\/c\/s-AlarmHigh-.* in state ALARM triggered policy load$/,
    );
    assert.equal(activity?.StatusCode, 'Successful');
  });

  it('scales in after a quarter of an hour below nine tenths of its target, but not during a deployment', async () => {
    const { call, load, service } = await aScalableService();
    await call('PutScalingPolicy', tracking);
    service.desired = 8;
    service.isDeploying = true;
    load(1, 16);
    const during = service.desired;

    service.isDeploying = false;
    load(1, 1);
    const after = service.desired;
    load(1, 4);
    const cooling = service.desired;
    load(1, 1);

    assert.deepEqual([during, after, cooling, service.desired], [8, 7, 7, 6]);
  });
});

describe('a scalable target', () => {
  it('brings the service within its bounds', async () => {
    const { call, service } = await aScalableService();

    await call('RegisterScalableTarget', { ...target, MinCapacity: 4 });

    assert.equal(service.desired, 4);
  });

  it('is refused for a service that is not there, and for bounds that cross', async () => {
    const { call } = await aScalableService();

    const elsewhere = { ...target, ResourceId: 'service/c/none', MinCapacity: 1, MaxCapacity: 2 };
    await assert.rejects(call('RegisterScalableTarget', elsewhere), { name: 'ValidationException' });
    await assert.rejects(call('RegisterScalableTarget', { ...target, MinCapacity: 11 }), {
      name: 'ValidationException',
    });
    await assert.rejects(call('PutScalingPolicy', { ...tracking, ResourceId: 'service/c/none' }), {
      name: 'ObjectNotFoundException',
    });
  });

  it('takes its policies and scheduled actions with it', async () => {
    const { call, alarmNames } = await aScalableService();
    await call('PutScalingPolicy', tracking);
    const ScalableTargetAction = { MinCapacity: 1 };
    await call('PutScheduledAction', {
      ...target,
      ScheduledActionName: 'n',
      Schedule: 'rate(1 day)',
      ScalableTargetAction,
    });

    await call('DeregisterScalableTarget', target);

    const { ScalingPolicies } = await call('DescribeScalingPolicies', { ServiceNamespace: 'ecs' });
    const { ScheduledActions } = await call('DescribeScheduledActions', { ServiceNamespace: 'ecs' });
    assert.deepEqual([ScalingPolicies, ScheduledActions, await alarmNames()], [[], [], []]);
  });
});

describe('a scheduled action', () => {
  it('sets the bounds every time it runs', async () => {
    const { call, clock, service } = await aScalableService();
    await call('PutScheduledAction', {
      ...target,
      ScheduledActionName: 'morning',
      Schedule: 'cron(0 8 * * ? *)',
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 5, MaxCapacity: 8 },
    });

    // The clock begins at midnight UTC, one o'clock in Berlin.
    clock.advance(6.9 * 3_600_000);
    const before = service.desired;
    clock.advance(0.2 * 3_600_000);
    const first = service.desired;
    service.desired = 9;
    clock.advance(24 * 3_600_000);

    assert.deepEqual([before, first, service.desired], [2, 5, 8]);
  });

  it('that runs once is gone afterwards', async () => {
    const { call, clock, service } = await aScalableService();
    const once = { ...target, ScheduledActionName: 'once', Schedule: 'at(2026-01-01T02:00:00)' };
    await call('PutScheduledAction', { ...once, ScalableTargetAction: { MinCapacity: 3 } });

    clock.advance(3 * 3_600_000);

    const { ScheduledActions } = await call('DescribeScheduledActions', { ServiceNamespace: 'ecs' });
    assert.deepEqual([service.desired, ScheduledActions], [3, []]);
  });
});
