import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { awsPace } from '../../../src/pace.ts';
import { cloudWatch } from '../../../src/services/cloudwatch/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { virtualClock } from '../../../src/virtual-clock.ts';
import { type CborValue, isTagged, readCbor, writeCbor } from '../../../src/wire/protocols/cbor.ts';
import { runningWire } from '../../wire/running-wire.ts';

interface Answer {
  readonly status: number;
  readonly queryError: string | null;
  readonly text: string;
  readonly content: unknown;
}

/** Plain values, timestamps as seconds. */
function plain(value: CborValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null && isTagged(value) ? plain(value.value) : value;
}

function toCbor(value: unknown): CborValue {
  if (Array.isArray(value)) return value.map(toCbor);
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).map(([key, each]) => [
        key,
        /Time$/.test(key) ? { tag: 1, value: Number(each) } : toCbor(each),
      ]),
    );
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function toForm(value: unknown, name = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((each, index) => toForm(each, `${name}.member.${index + 1}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => toForm(each, name === '' ? key : `${name}.${key}`));
  }
  return [[name, String(value)]];
}

const clock = virtualClock();
const service = cloudWatch({ store: memoryStore(), clock, pace: awsPace });
const { url } = await runningWire([service.plugin]);
service.metrics.put({
  namespace: 'App',
  name: 'Load',
  dimensions: [{ Name: 'A', Value: 'b' }],
  unit: 'Count',
  timestamp: clock.now(),
  values: [
    [1, 1],
    [2.5, 1],
  ],
});

describe('CloudWatch over JSON, Query and CBOR', () => {
  async function post(
    path: string,
    headers: Record<string, string>,
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    return fetch(`${url}${path}`, { method: 'POST', headers, body });
  }

  async function json(operation: string, input: unknown): Promise<Answer> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `GraniteServiceVersion20100801.${operation}`,
    };
    const response = await post('/', headers, JSON.stringify(input));
    const text = await response.text();
    return {
      status: response.status,
      queryError: response.headers.get('x-amzn-query-error'),
      text,
      content: JSON.parse(text || '{}'),
    };
  }

  async function cbor(operation: string, input: unknown): Promise<Answer> {
    const headers = {
      'content-type': 'application/cbor',
      accept: 'application/cbor',
      'smithy-protocol': 'rpc-v2-cbor',
    };
    const path = `/service/GraniteServiceVersion20100801/operation/${operation}`;
    const response = await post(path, headers, new Uint8Array(writeCbor(toCbor(input))));
    const content = plain(readCbor(new Uint8Array(await response.arrayBuffer())));
    assert.equal(response.headers.get('smithy-protocol'), 'rpc-v2-cbor');
    return {
      status: response.status,
      queryError: response.headers.get('x-amzn-query-error'),
      text: JSON.stringify(content),
      content,
    };
  }

  async function query(operation: string, input: object): Promise<Answer> {
    const body = new URLSearchParams([['Action', operation], ['Version', '2010-08-01'], ...toForm(input)]);
    const response = await post('/', { 'content-type': 'application/x-www-form-urlencoded' }, body.toString());
    return { status: response.status, queryError: null, text: await response.text(), content: undefined };
  }

  it('gives the same datapoints', async () => {
    const now = clock.now() / 1000;
    const input = {
      Namespace: 'App',
      MetricName: 'Load',
      Dimensions: [{ Name: 'A', Value: 'b' }],
      StartTime: now,
      EndTime: now + 60,
      Period: 60,
      Statistics: ['Sum', 'SampleCount'],
    };

    const answers = [await json('GetMetricStatistics', input), await cbor('GetMetricStatistics', input)];
    const xml = await query('GetMetricStatistics', input);

    const expected = { Label: 'Load', Datapoints: [{ Timestamp: now, Sum: 3.5, SampleCount: 2, Unit: 'Count' }] };
    for (const { content } of answers) assert.deepEqual(content, expected);
    assert.match(
      xml.text,
      /<Datapoints><member><Timestamp>2026-01-01T00:00:00.000Z<\/Timestamp><Sum>3.5<\/Sum><SampleCount>2<\/SampleCount><Unit>Count<\/Unit><\/member><\/Datapoints>/,
    );
  });

  it('puts the same alarms', async () => {
    const input = (AlarmName: string): object => ({
      AlarmName,
      Namespace: 'App',
      MetricName: 'Load',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 2.5,
      ComparisonOperator: 'GreaterThanThreshold',
      ActionsEnabled: false,
    });
    await json('PutMetricAlarm', input('alarm-json'));
    await cbor('PutMetricAlarm', input('alarm-cbor'));
    await query('PutMetricAlarm', input('alarm-query'));

    const described = await json('DescribeAlarms', { AlarmNamePrefix: 'alarm-' });
    const inCbor = await cbor('DescribeAlarms', { AlarmNamePrefix: 'alarm-' });

    const alarms: unknown = JSON.parse(described.text.replaceAll(/alarm-(json|cbor|query)/g, 'alarm')).MetricAlarms;
    assert.ok(Array.isArray(alarms));
    assert.equal(alarms.length, 3);
    assert.deepEqual(alarms[0], alarms[1]);
    assert.deepEqual(alarms[1], alarms[2]);
    assert.deepEqual(inCbor.content, described.content);
  });

  it('refuses with the same code', async () => {
    const cases: [operation: string, input: object, code: string, shape: string, status: number][] = [
      ['GetDashboard', { DashboardName: 'none' }, 'ResourceNotFound', 'DashboardNotFoundError', 404],
      ['PutMetricData', { Namespace: 'AWS/X' }, 'InvalidParameterValue', 'InvalidParameterValueException', 400],
      [
        'SetAlarmState',
        { AlarmName: 'x', StateValue: 'ODD', StateReason: '' },
        'ValidationError',
        'ValidationError',
        400,
      ],
    ];
    for (const [operation, input, code, shape, status] of cases) {
      for (const answer of [await json(operation, input), await cbor(operation, input)]) {
        assert.deepEqual([answer.status, answer.queryError], [status, `${code};Sender`]);
        assert.match(answer.text, new RegExp(`"__type":"${shape}"`));
      }
      const xml = await query(operation, input);
      assert.equal(xml.status, status);
      assert.match(xml.text, new RegExp(`<Code>${code}</Code>`));
    }
  });

  it('takes large bodies compressed, and tells those that are not what they say', async () => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-encoding': 'gzip',
      'x-amz-target': 'GraniteServiceVersion20100801.PutMetricData',
    };
    const MetricData = Array.from({ length: 500 }, (_, index) => ({
      MetricName: `m${index}`,
      Value: 1,
      Timestamp: clock.now() / 1000,
    }));
    const packed = new Uint8Array(gzipSync(JSON.stringify({ Namespace: 'Big', MetricData })));

    const taken = await post('/', headers, packed);
    const refused = await post('/', headers, 'plain text');

    assert.equal(taken.status, 200);
    assert.equal(service.metrics.list().filter(({ namespace }) => namespace === 'Big').length, 500);
    assert.equal(refused.status, 400);
  });
});
