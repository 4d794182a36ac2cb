import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PutMetricAlarmInput } from '../../../src/models/generated/cloudwatch.ts';
import { awsPace, fastPace } from '../../../src/pace.ts';
import { type CloudWatchWorld, cloudWatchWorld } from './cloudwatch-world.ts';

const minute = 60_000;

const highLoad: PutMetricAlarmInput = {
  AlarmName: 'high-load',
  Namespace: 'App',
  MetricName: 'Load',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
};

/** A value a minute, and a look at the alarm after each. */
function loads(world: CloudWatchWorld, ...values: number[]): (string | undefined)[] {
  return values.map((value) => {
    world.load(value);
    world.clock.advance(minute);
    return world.service.alarms.stateOf('high-load');
  });
}

describe('a metric alarm', () => {
  it('rings when every evaluation period breaches, and stops when one does not', async () => {
    const world = cloudWatchWorld();
    await world.call('PutMetricAlarm', highLoad);
    world.clock.advance(1_000);

    const states = loads(world, 1, 9, 9, 9, 1);

    assert.deepEqual(states, ['OK', 'OK', 'ALARM', 'ALARM', 'OK']);
  });

  it('tells why, keeps its history and takes its actions once a change', async () => {
    const world = cloudWatchWorld();
    const taken: string[] = [];
    world.service.addAction((arn, { before, alarm, isChange }) => {
      if (isChange) taken.push(`${arn}: ${before} -> ${alarm.standing.value}`);
      return true;
    });
    const action = 'arn:aws:sns:us-east-1:000000000000:alerts';
    await world.call('PutMetricAlarm', { ...highLoad, EvaluationPeriods: 1, AlarmActions: [action] });

    loads(world, 9, 9, 9);

    const { MetricAlarms: [alarm] = [] } = await world.call('DescribeAlarms', {});
    const { AlarmHistoryItems = [] } = await world.call('DescribeAlarmHistory', { AlarmName: 'high-load' });
    assert.match(
      alarm?.StateReason ?? '',
      /^Threshold Crossed: 1 out of the last 1 datapoint \[9\.0 \(01\/01\/26 00:00:00\)\] was greater than the threshold \(5\.0\) \(minimum 1 datapoint for INSUFFICIENT_DATA -> ALARM transition\)\.$/,
    );
    assert.deepEqual(taken, [`${action}: INSUFFICIENT_DATA -> ALARM`]);
    assert.deepEqual(
      AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary),
      [
        `Successfully executed action ${action}`,
        'Alarm updated from INSUFFICIENT_DATA to ALARM',
        'Alarm "high-load" created',
      ],
    );
  });

  it('watches what an expression makes of several metrics', async () => {
    const world = cloudWatchWorld();
    await world.call('PutMetricAlarm', {
      AlarmName: 'high-load',
      EvaluationPeriods: 1,
      Threshold: 0.1,
      ComparisonOperator: 'GreaterThanThreshold',
      Metrics: [
        { Id: 'e', Expression: 'load / PERIOD(load)', ReturnData: true },
        {
          Id: 'load',
          MetricStat: { Metric: { Namespace: 'App', MetricName: 'Load' }, Period: 60, Stat: 'Sum' },
          ReturnData: false,
        },
      ],
    });

    assert.deepEqual(loads(world, 5, 7, 7).at(-1), 'ALARM');
  });

  it('keeps a state that was set until its metric says otherwise', async () => {
    const world = cloudWatchWorld();
    await world.call('PutMetricAlarm', { ...highLoad, TreatMissingData: 'ignore' });

    await world.call('SetAlarmState', { AlarmName: 'high-load', StateValue: 'ALARM', StateReason: 'a drill' });
    world.clock.advance(10 * minute);
    const during = world.service.alarms.stateOf('high-load');
    loads(world, 1, 1);

    assert.equal(during, 'ALARM');
    assert.equal(world.service.alarms.stateOf('high-load'), 'OK');
  });

  it('lasts in pace fast as long as the pace says: a minute is two seconds', async () => {
    const world = cloudWatchWorld(fastPace);
    await world.call('PutMetricAlarm', highLoad);

    for (let second = 0; second < 5; second += 1) {
      world.load(9);
      world.clock.advance(1_000);
    }

    assert.equal(world.service.alarms.stateOf('high-load'), 'ALARM');
  });

  it('tells listeners of a change, and of its end', async () => {
    const world = cloudWatchWorld();
    const told: string[] = [];
    await world.call('PutMetricAlarm', highLoad);
    const stop = world.service.alarms.onChange((name) => told.push(`${name} ${world.service.alarms.stateOf(name)}`));

    loads(world, 9, 9, 9);
    await world.call('DeleteAlarms', { AlarmNames: ['high-load'] });
    stop();

    assert.deepEqual(told, ['high-load ALARM', 'high-load undefined']);
  });

  const refused: [what: string, change: Partial<PutMetricAlarmInput>][] = [
    ['more datapoints to alarm than periods', { DatapointsToAlarm: 3 }],
    ['two statistics', { ExtendedStatistic: 'p99' }],
    ['an odd period', { Period: 7 }],
    ['more than a day', { EvaluationPeriods: 1500 }],
    ['an unknown treatment of missing data', { TreatMissingData: 'maybe' }],
    ['an action that is no ARN', { AlarmActions: ['me'] }],
    ['an anomaly band', { ComparisonOperator: 'GreaterThanUpperThreshold' }],
  ];
  for (const [what, change] of refused) {
    it(`with ${what} is refused`, async () => {
      const [code] = await cloudWatchWorld().refusal('PutMetricAlarm', { ...highLoad, ...change });

      assert.equal(code, 'ValidationError;Sender');
    });
  }
});

describe('a composite alarm', () => {
  async function twoAlarms(
    suppressed = false,
  ): Promise<{ world: CloudWatchWorld; taken: string[]; set: (name: string, state: 'OK' | 'ALARM') => Promise<void> }> {
    const world = cloudWatchWorld(awsPace);
    const taken: string[] = [];
    world.service.addAction((_arn, { alarm }) => {
      taken.push(`${alarm.name} ${alarm.standing.value}`);
      return true;
    });
    for (const AlarmName of ['a', 'b']) {
      await world.call('PutMetricAlarm', { ...highLoad, AlarmName, TreatMissingData: 'ignore' });
      await world.call('SetAlarmState', { AlarmName, StateValue: 'OK', StateReason: '' });
    }
    const actions = ['arn:aws:sns:us-east-1:000000000000:alerts'];
    await world.call('PutCompositeAlarm', {
      AlarmName: 'both',
      AlarmRule: suppressed ? 'ALARM(a)' : 'ALARM(a) AND ALARM(b)',
      AlarmActions: actions,
      OKActions: actions,
      ...(suppressed && {
        ActionsSuppressor: 'b',
        ActionsSuppressorWaitPeriod: 60,
        ActionsSuppressorExtensionPeriod: 30,
      }),
    });
    taken.length = 0;
    const set = async (AlarmName: string, StateValue: 'OK' | 'ALARM'): Promise<void> => {
      await world.call('SetAlarmState', { AlarmName, StateValue, StateReason: 'set' });
    };
    return { world, taken, set };
  }

  it('follows the alarms of its rule at once', async () => {
    const { world, taken, set } = await twoAlarms();

    await set('a', 'ALARM');
    const afterOne = world.service.alarms.stateOf('both');
    await set('b', 'ALARM');
    await set('a', 'OK');

    assert.equal(afterOne, 'OK');
    assert.deepEqual(taken, ['both ALARM', 'both OK']);
  });

  it('waits for its suppressor before it acts, and says nothing when that rings', async () => {
    const { world, taken, set } = await twoAlarms(true);

    await set('a', 'ALARM');
    world.clock.advance(59_000);
    const early = [...taken];
    await set('b', 'ALARM');
    world.clock.advance(minute);
    const { CompositeAlarms: [alarm] = [] } = await world.call('DescribeAlarms', { AlarmTypes: ['CompositeAlarm'] });

    assert.deepEqual([early, taken], [[], []]);
    assert.equal(alarm?.ActionsSuppressedBy, 'Alarm');

    await set('b', 'OK');
    world.clock.advance(31_000);
    assert.deepEqual(taken, ['both ALARM']);
  });

  it('is refused when its rule names alarms that are not there, or itself', async () => {
    const { world } = await twoAlarms();

    const absent = await world.refusal('PutCompositeAlarm', { AlarmName: 'x', AlarmRule: 'ALARM(nowhere)' });
    const circular = await world.refusal('PutCompositeAlarm', {
      AlarmName: 'both',
      AlarmRule: 'ALARM(a) OR ALARM(both)',
    });
    const spaced = await world.refusal('PutCompositeAlarm', { AlarmName: 'x', AlarmRule: 'ALARM(a)\n' });

    assert.match(String(absent[1]), /alarms \[nowhere\] in the alarm rule do not exist/);
    assert.match(String(circular[1]), /depend on itself/);
    assert.match(String(spaced[1]), /leading or trailing whitespace/);
  });
});
