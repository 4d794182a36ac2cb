import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operations as Elb } from '../../../src/models/generated/elbv2.ts';
import { AwsError } from '../../../src/wire/aws-error.ts';
import { defineService, type ServicePlugin } from '../../../src/wire/service.ts';
import { ask, queryRequest, request } from '../requests.ts';

const version = '2015-12-01';

function keepingElb(): { service: ServicePlugin; inputs: unknown[] } {
  const inputs: unknown[] = [];
  const keep = (input: unknown): Readonly<Record<string, never>> => {
    inputs.push(input);
    return {};
  };
  return {
    service: defineService<Elb>('elbv2', { CreateTargetGroup: keep, AddTags: keep, DescribeTags: keep }),
    inputs,
  };
}

describe('AWS Query', () => {
  it('reads numbers, booleans, structures and lists with gaps and out of order', async () => {
    const { service, inputs } = keepingElb();

    const answer = await ask(
      [service],
      queryRequest({
        Action: 'CreateTargetGroup',
        Version: version,
        Name: 'web',
        Port: '8080',
        HealthCheckEnabled: 'true',
        'Matcher.HttpCode': '200-299',
        'Tags.member.10.Key': 'last',
        'Tags.member.2.Key': 'first',
        'Tags.member.2.Value': 'a+b=c',
        Unknown: 'x',
      }),
    );

    assert.equal(answer.status, 200);
    assert.deepEqual(inputs, [
      {
        Name: 'web',
        Port: 8080,
        HealthCheckEnabled: true,
        Matcher: { HttpCode: '200-299' },
        Tags: [{ Key: 'first', Value: 'a+b=c' }, { Key: 'last' }],
      },
    ]);
  });

  it('takes its parameters from the query string as well', async () => {
    const { service, inputs } = keepingElb();

    await ask(
      [service],
      request({ method: 'GET', query: `Action=DescribeTags&Version=${version}&ResourceArns.member.1=a` }),
    );

    assert.deepEqual(inputs, [{ ResourceArns: ['a'] }]);
  });

  it('reads an empty list from a parameter without a value', async () => {
    const { service, inputs } = keepingElb();

    await ask([service], queryRequest({ Action: 'DescribeTags', Version: version, ResourceArns: '' }));

    assert.deepEqual(inputs, [{ ResourceArns: [] }]);
  });

  const malformed: [parameters: Record<string, string>, message: string][] = [
    [{ Port: 'http' }, 'The value of Port can not be converted to an Integer'],
    [{ Port: '80.5' }, 'The value of Port can not be converted to an Integer'],
    [{ Port: '99999999999' }, 'The value of Port can not be converted to an Integer'],
    [{ HealthCheckEnabled: 'yes' }, 'The value of HealthCheckEnabled can not be converted to a Boolean'],
    [{ 'Name.member.1': 'a' }, 'Start of structure or map found where not expected: Name'],
    [{ ['a.'.repeat(40)]: 'x' }, "A parameter's name has more than 32 parts."],
  ];
  for (const [parameters, message] of malformed) {
    it(`refuses ${JSON.stringify(parameters).slice(0, 40)} as MalformedInput`, async () => {
      const { service, inputs } = keepingElb();

      const answer = await ask([service], queryRequest({ Action: 'CreateTargetGroup', ...parameters }));

      assert.deepEqual([answer.status, answer.code], [400, 'MalformedInput']);
      assert.equal(answer.message, message);
      assert.deepEqual(inputs, []);
    });
  }

  it('writes lists, timestamps and special characters as XML under the service’s namespace', async () => {
    const service = defineService<Elb>('elbv2', {
      DescribeLoadBalancers: () => ({
        LoadBalancers: [
          {
            LoadBalancerName: 'a <b> & "c"\u0000',
            CreatedTime: 1_767_225_600_123,
            SecurityGroups: [],
            VpcId: undefined,
          },
        ],
      }),
    });

    const answer = await ask([service], queryRequest({ Action: 'DescribeLoadBalancers', Version: version }));

    assert.equal(
      answer.body,
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DescribeLoadBalancersResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">' +
        '<DescribeLoadBalancersResult><LoadBalancers><member>' +
        '<LoadBalancerName>a &lt;b&gt; &amp; &quot;c&quot;\ufffd</LoadBalancerName>' +
        '<CreatedTime>2026-01-01T00:00:00.123Z</CreatedTime><SecurityGroups/>' +
        '</member></LoadBalancers></DescribeLoadBalancersResult>' +
        '<ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></DescribeLoadBalancersResponse>\n',
    );
    assert.equal(answer.headers['content-type'], 'text/xml');
  });

  it('tells an error by the code that the model gives its shape', async () => {
    const service = defineService<Elb>('elbv2', {
      DescribeLoadBalancers: () => {
        throw new AwsError('LoadBalancerNotFoundException', "Load balancers '[a]' not found");
      },
    });

    const answer = await ask([service], queryRequest({ Action: 'DescribeLoadBalancers', Version: version }));

    assert.equal(answer.status, 400);
    assert.match(
      answer.body,
      /<ErrorResponse xmlns="[^"]+"><Error><Type>Sender<\/Type><Code>LoadBalancerNotFound<\/Code><Message>Load balancers '\[a\]' not found<\/Message><\/Error><RequestId>request-1<\/RequestId><\/ErrorResponse>/,
    );
  });

  it('refuses input outside the model as ValidationError', async () => {
    const { service } = keepingElb();

    const answer = await ask(
      [service],
      queryRequest({ Action: 'CreateTargetGroup', Name: 'a', Protocol: 'SMTP', Port: '0' }),
    );

    assert.equal(answer.code, 'ValidationError');
    assert.equal(
      answer.message,
      "2 validation errors detected: Value '0' at 'port' failed to satisfy constraint: Member must have value greater " +
        "than or equal to 1; Value 'SMTP' at 'protocol' failed to satisfy constraint: Member must satisfy enum value " +
        'set: [HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE, QUIC, TCP_QUIC]',
    );
  });
});
