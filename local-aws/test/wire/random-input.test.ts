import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Operations as Elb } from '../../src/models/generated/elbv2.ts';
import { type ServiceName, services } from '../../src/models/generated/services.ts';
import { loadModel } from '../../src/models/load.ts';
import { logs } from '../../src/services/logs/index.ts';
import { ssm } from '../../src/services/ssm/index.ts';
import { sts } from '../../src/services/sts/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { virtualClock } from '../../src/virtual-clock.ts';
import type { UnexpectedError } from '../../src/wire/dispatch.ts';
import { defineService, type ServicePlugin } from '../../src/wire/service.ts';
import { ask, jsonRequest, queryRequest, request } from './requests.ts';

function plugins(): ServicePlugin[] {
  const store = memoryStore();
  const clock = virtualClock();
  return [sts(), ssm({ store, clock }), logs({ store, clock }).service];
}

function operationsOf(name: ServiceName): string[] {
  const plugin = plugins().find((each) => each.name === name);
  return [
    'PutParameter',
    'GetParameter',
    'GetParametersByPath',
    'DescribeParameters',
    'PutLogEvents',
    'CreateLogGroup',
    'FilterLogEvents',
    'GetLogEvents',
    'DescribeLogStreams',
  ].filter((operation) => plugin?.implements(operation) && loadModel(name).operation(operation));
}

const targets = (['ssm', 'logs'] as const).flatMap((name) =>
  operationsOf(name).map((operation) => `${services[name].targetPrefix}.${operation}`),
);

/** Values under the names that the operations know, so that decoding gets somewhere. */
const memberName = fc.constantFrom(
  'Name',
  'Value',
  'Type',
  'Path',
  'Tags',
  'logGroupName',
  'logStreamName',
  'logEvents',
  'filterPattern',
  'nextToken',
  'startTime',
  '__proto__',
);
const nearMiss = fc.dictionary(memberName, fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string(), fc.integer()));

async function outcome(asked: Parameters<typeof ask>[1]): Promise<{ status: number; unexpected: UnexpectedError[] }> {
  const unexpected: UnexpectedError[] = [];
  const { status } = await ask(plugins(), asked, unexpected);
  return { status, unexpected };
}

describe('whatever is sent', () => {
  it('random bytes get an answer that blames the sender', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('application/x-amz-json-1.1', 'application/x-www-form-urlencoded', 'text/plain'),
        fc.option(fc.oneof(fc.constantFrom(...targets), fc.string()), { nil: undefined }),
        fc.string(),
        async (body, contentType, target, query) => {
          const headers = { 'content-type': contentType, ...(target === undefined ? {} : { 'x-amz-target': target }) };

          const { status, unexpected } = await outcome(request({ headers, query, body: Buffer.from(body) }));

          assert.ok(status < 500);
          assert.deepEqual(unexpected, []);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('any JSON under known members gets a result or an error of AWS’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...targets), nearMiss, async (target, body) => {
        const { status, unexpected } = await outcome(jsonRequest(target, body));

        assert.ok(status === 200 || status === 400);
        assert.deepEqual(unexpected, []);
      }),
      { numRuns: 1000 },
    );
  });

  it('any texts survive the way through a form, in their order', async () => {
    const text = fc.stringMatching(/^[\p{L}\p{N}_.:/=+@ -]{1,40}$/u);
    const tag = fc.record({ Key: text, Value: text }, { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.array(tag, { minLength: 1, maxLength: 12 }), async (tags) => {
        const inputs: unknown[] = [];
        const elb = defineService<Elb>('elbv2', {
          AddTags: (input) => {
            inputs.push(input.Tags);
            return {};
          },
        });
        const form = tags.flatMap(({ Key, Value }, index): [string, string][] => [
          [`Tags.member.${index + 1}.Key`, Key],
          [`Tags.member.${index + 1}.Value`, Value],
        ]);

        const action = { Action: 'AddTags', Version: '2015-12-01', 'ResourceArns.member.1': 'arn' };
        await ask([elb], queryRequest({ ...action, ...Object.fromEntries(form) }));

        assert.deepEqual(inputs, [tags]);
      }),
    );
  });

  it('any text survives the way through XML', async () => {
    const decode: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#xD': '\r' };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
        const elb = defineService<Elb>('elbv2', {
          DescribeLoadBalancers: () => ({ LoadBalancers: [{ LoadBalancerName: `a${name}` }] }),
        });

        const { body } = await ask([elb], queryRequest({ Action: 'DescribeLoadBalancers', Version: '2015-12-01' }));

        const [, written = ''] = /<LoadBalancerName>([^<]*)<\/LoadBalancerName>/.exec(body) ?? [];
        const read = written.replace(/&([^;]+);/g, (_, entity: string) => decode[entity] ?? '');
        assert.equal(read, `a${name}`);
      }),
    );
  });

  it('any text survives the way through a parameter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (value) => {
        const all = plugins();

        await ask(all, jsonRequest('AmazonSSM.PutParameter', { Name: 'a', Value: value, Type: 'String' }));
        const { body } = await ask(all, jsonRequest('AmazonSSM.GetParameter', { Name: 'a' }));

        assert.equal(JSON.parse(body).Parameter.Value, value);
      }),
    );
  });
});
