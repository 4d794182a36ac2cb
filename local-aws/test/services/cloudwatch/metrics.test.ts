import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cloudWatchWorld } from './cloudwatch-world.ts';

const minute = 60_000;

describe('metric data', () => {
  it('adds up values, counts and statistic sets of a period', async () => {
    const { call, clock } = cloudWatchWorld();
    const now = clock.now() / 1000;
    const Dimensions = [{ Name: 'Service', Value: 'a' }];
    await call('PutMetricData', {
      Namespace: 'App',
      MetricData: [
        { MetricName: 'Latency', Dimensions, Values: [1, 2, 10], Counts: [5, 4, 1], Unit: 'Milliseconds' },
        { MetricName: 'Latency', Dimensions, Value: 20, Unit: 'Milliseconds' },
      ],
    });

    const { Datapoints = [] } = await call('GetMetricStatistics', {
      Namespace: 'App',
      MetricName: 'Latency',
      Dimensions,
      StartTime: now - 60,
      EndTime: now + 60,
      Period: 60,
      Statistics: ['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'],
      ExtendedStatistics: ['p50', 'p90', 'tm90'],
    });

    assert.deepEqual(Datapoints, [
      {
        Timestamp: now,
        Average: 43 / 11,
        Sum: 43,
        Minimum: 1,
        Maximum: 20,
        SampleCount: 11,
        Unit: 'Milliseconds',
        ExtendedStatistics: { p50: 2, p90: 10, tm90: (5 + 8 + 10 * 0.9) / 9.9 },
      },
    ]);
  });

  it('names the same metric whatever the order of its dimensions', async () => {
    const { call } = cloudWatchWorld();
    const [a, b] = [
      { Name: 'A', Value: '1' },
      { Name: 'B', Value: '2' },
    ] as const;
    const put = (Dimensions: { Name: string; Value: string }[]): Promise<unknown> =>
      call('PutMetricData', { Namespace: 'App', MetricData: [{ MetricName: 'M', Dimensions, Value: 1 }] });
    await put([a, b]);
    await put([b, a]);

    const { Metrics } = await call('ListMetrics', { Namespace: 'App', Dimensions: [{ Name: 'B' }] });

    assert.deepEqual(Metrics, [{ Namespace: 'App', MetricName: 'M', Dimensions: [a, b] }]);
  });

  it('is listed by pages of five hundred', async () => {
    const { call } = cloudWatchWorld();
    const MetricData = Array.from({ length: 600 }, (_, index) => ({ MetricName: `m${index}`, Value: 1 }));
    await call('PutMetricData', { Namespace: 'App', MetricData });

    const first = await call('ListMetrics', {});
    const second = await call('ListMetrics', { NextToken: first.NextToken });

    assert.deepEqual([first.Metrics?.length, second.Metrics?.length, second.NextToken], [500, 100, undefined]);
  });

  it('keeps percentiles within one per cent of the truth, however many values there are', async () => {
    const { call, clock, service } = cloudWatchWorld();
    for (let value = 1; value <= 5_000; value += 1) {
      service.metrics.put({
        namespace: 'App',
        name: 'Latency',
        dimensions: [],
        unit: 'None',
        timestamp: clock.now(),
        values: [[value, 1]],
      });
    }
    const now = clock.now() / 1000;

    const { Datapoints = [] } = await call('GetMetricStatistics', {
      Namespace: 'App',
      MetricName: 'Latency',
      StartTime: now,
      EndTime: now + 60,
      Period: 60,
      ExtendedStatistics: ['p99', 'p50'],
    });

    const { p99 = 0, p50 = 0 } = Datapoints[0]?.ExtendedStatistics ?? {};
    assert.ok(Math.abs(p99 / 4950 - 1) < 0.01, `p99 ${p99}`);
    assert.ok(Math.abs(p50 / 2500 - 1) < 0.01, `p50 ${p50}`);
  });

  const refused: [what: string, datum: object, code: string][] = [
    ['a value and values', { Value: 1, Values: [1] }, 'InvalidParameterCombination;Sender'],
    ['no value', {}, 'MissingParameter;Sender'],
    ['a value that is too large', { Value: 1e300 }, 'InvalidParameterValue;Sender'],
    ['a moment in the far past', { Value: 1, Timestamp: 1 }, 'InvalidParameterValue;Sender'],
    ['an odd resolution', { Value: 1, StorageResolution: 5 }, 'InvalidParameterValue;Sender'],
  ];
  for (const [what, datum, code] of refused) {
    it(`with ${what} is refused`, async () => {
      const { refusal } = cloudWatchWorld();

      const [found] = await refusal('PutMetricData', { Namespace: 'App', MetricData: [{ MetricName: 'M', ...datum }] });

      assert.equal(found, code);
    });
  }
});

describe('metric math', () => {
  async function calculate(Expression: string): Promise<readonly number[] | string> {
    const { call, clock, service } = cloudWatchWorld();
    const start = clock.now();
    const values = { errors: [1, undefined, 3], requests: [10, 0, 30] };
    for (const [name, points] of Object.entries(values)) {
      for (const [index, value] of points.entries()) {
        if (value === undefined) continue;
        const timestamp = start - (3 - index) * minute;
        service.metrics.put({ namespace: 'App', name, dimensions: [], unit: 'None', timestamp, values: [[value, 1]] });
      }
    }
    const metric = (Id: string, MetricName: string): object => ({
      Id,
      MetricStat: { Metric: { Namespace: 'App', MetricName }, Period: 60, Stat: 'Sum' },
      ReturnData: false,
    });
    try {
      const { MetricDataResults = [] } = await call('GetMetricData', {
        StartTime: (start - 3 * minute) / 1000,
        EndTime: start / 1000,
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          { ...metric('e', 'errors'), Id: 'e' },
          { ...metric('r', 'requests'), Id: 'r' },
          { Id: 'x', Expression },
        ],
      });
      return MetricDataResults[0]?.Values ?? [];
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  }

  const expressions: [expression: string, values: number[]][] = [
    ['100 * e / r', [10, 10]],
    ['r - (e + 1) * 2', [6, 22]],
    ['-r', [-10, 0, -30]],
    ['2 + 3 * 2 ^ 2 + 0 * r', [14, 14, 14]],
    ['FILL(e, 0)', [1, 0, 3]],
    ['FILL(e, REPEAT)', [1, 1, 3]],
    ['FILL(e, LINEAR)', [1, 2, 3]],
    ['IF(r > 0, 100 * FILL(e, 0) / r, 0)', [10, 0, 10]],
    ['IF(r > 5 AND r < 20, 1, 2)', [1, 2, 2]],
    ['e * SUM(r)', [40, 120]],
    ['e * MAX(r) - MIN([e, r])', [29, 87]],
    ['SUM(METRICS())', [11, 0, 33]],
    ['AVG([e, r])', [5.5, 0, 16.5]],
    ['RATE(r)', [-10 / 60, 0.5]],
    ['DIFF(r)', [-10, 30]],
    ['r / PERIOD(r)', [10 / 60, 0, 0.5]],
  ];
  for (const [expression, values] of expressions) {
    it(`calculates ${expression}`, async () => {
      assert.deepEqual(await calculate(expression), values);
    });
  }

  const wrong: [expression: string, message: RegExp][] = [
    ['nowhere + 1', /Unknown identifier nowhere/],
    ['x + 1', /Circular reference of x/],
    ['1 +', /ends too early/],
    ['(e', /'\)' is missing/],
    ['ANOMALY_DETECTION_BAND(e)', /no metric math function ANOMALY_DETECTION_BAND/],
    ['e ; r', /Unexpected character/],
    ['('.repeat(1000), /nested too deeply/],
  ];
  for (const [expression, message] of wrong) {
    it(`refuses ${expression.slice(0, 30)}`, async () => {
      assert.match(String(await calculate(expression)), message);
    });
  }
});
