import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MetricTransformation, Operations } from '../../../src/models/generated/logs.ts';
import type { Sample } from '../../../src/services/cloudwatch/index.ts';
import { logs } from '../../../src/services/logs/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { virtualClock } from '../../../src/virtual-clock.ts';
import { ask, jsonRequest } from '../../wire/requests.ts';

const logGroupName = '/ecs/app';
const filterName = 'errors';

interface World {
  readonly published: Sample[];
  call<Name extends keyof Operations & string>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  write(...lines: string[]): void;
}

async function aGroup(): Promise<World> {
  const published: Sample[] = [];
  const service = logs({
    store: memoryStore(),
    clock: virtualClock(),
    metrics: { put: (each) => published.push(each) },
  });
  const call: World['call'] = async (name, input) => {
    const { status, body, code } = await ask([service.service], jsonRequest(`Logs_20140328.${name}`, input));
    if (status !== 200) throw new Error(code);
    return JSON.parse(body === '' ? '{}' : body);
  };
  await call('CreateLogGroup', { logGroupName });
  return {
    published,
    call,
    write(...lines) {
      const writer = service.openStream(logGroupName, 'app');
      for (const line of lines) writer?.write(line);
      service.close();
    },
  };
}

const counted: MetricTransformation = { metricName: 'Errors', metricNamespace: 'App', metricValue: '1' };

describe('a metric filter', () => {
  it('publishes a value for each line that it lets through', async () => {
    const { call, write, published } = await aGroup();
    await call('PutMetricFilter', {
      logGroupName,
      filterName,
      filterPattern: '{ $.level = "error" }',
      metricTransformations: [
        { ...counted, metricValue: '$.took', unit: 'Milliseconds', dimensions: { Path: '$.path' } },
      ],
    });

    write('{"level":"error","took":12.5,"path":"/a"}', '{"level":"info","took":1,"path":"/a"}', 'plain');

    assert.deepEqual(
      published.map(({ namespace, name, unit, dimensions, values }) => ({ namespace, name, unit, dimensions, values })),
      [
        {
          namespace: 'App',
          name: 'Errors',
          unit: 'Milliseconds',
          dimensions: [{ Name: 'Path', Value: '/a' }],
          values: [[12.5, 1]],
        },
      ],
    );
  });

  it('publishes its default once a minute while lines come and none matches', async () => {
    const { call, write, published } = await aGroup();
    const metricTransformations = [{ ...counted, defaultValue: 0 }];
    await call('PutMetricFilter', { logGroupName, filterName, filterPattern: 'ERROR', metricTransformations });

    write('fine', 'fine too');

    assert.deepEqual(
      published.map(({ values }) => values),
      [[[0, 1]]],
    );
  });

  it('is described as it was put, counted with its group and gone with it', async () => {
    const { call } = await aGroup();
    const filter = { logGroupName, filterName, filterPattern: 'ERROR', metricTransformations: [counted] };
    await call('PutMetricFilter', filter);

    const { metricFilters = [] } = await call('DescribeMetricFilters', { logGroupName });
    const { logGroups = [] } = await call('DescribeLogGroups', {});
    await call('DeleteLogGroup', { logGroupName });
    const after = await call('DescribeMetricFilters', {});

    const { creationTime, ...described } = metricFilters[0] ?? {};
    assert.equal(typeof creationTime, 'number');
    assert.deepEqual(described, { ...filter, applyOnTransformedLogs: false });
    assert.equal(logGroups[0]?.metricFilterCount, 1);
    assert.deepEqual(after.metricFilters, []);
  });

  it('can be tried on messages', async () => {
    const { call } = await aGroup();

    const { matches } = await call('TestMetricFilter', {
      filterPattern: '[ip, status = 5*]',
      logEventMessages: ['10.0.0.1 200', '10.0.0.2 503'],
    });

    assert.deepEqual(matches, [
      { eventNumber: 2, eventMessage: '10.0.0.2 503', extractedValues: { $ip: '10.0.0.2', $status: '503' } },
    ]);
  });
});

describe('a line in embedded metric format', () => {
  it('becomes a value of each metric in each set of dimensions', async () => {
    const { write, published } = await aGroup();
    const metadata = {
      Timestamp: 1_767_225_600_000,
      CloudWatchMetrics: [
        {
          Namespace: 'App',
          Dimensions: [['Route'], ['Route', 'Status']],
          Metrics: [{ Name: 'Latency', Unit: 'Milliseconds', StorageResolution: 1 }],
        },
      ],
    };

    write(
      JSON.stringify({ _aws: metadata, Route: '/a', Status: '200', Latency: [5, 7] }),
      '{"_aws":{"CloudWatchMetrics":7}}',
    );

    assert.deepEqual(
      published.map(({ dimensions }) => dimensions.map(({ Value }) => Value)),
      [['/a'], ['/a', '200']],
    );
    assert.deepEqual(published[0]?.values, [
      [5, 1],
      [7, 1],
    ]);
    assert.equal(published[0]?.timestamp, metadata.Timestamp);
    assert.equal(published[0]?.highResolution, true);
  });
});
