import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operations as Ec2 } from '../../../src/models/generated/ec2.ts';
import type { Operations as Elb } from '../../../src/models/generated/elbv2.ts';
import { AwsError } from '../../../src/wire/aws-error.ts';
import { defineService, type ServicePlugin } from '../../../src/wire/service.ts';
import { ask, queryRequest, request } from '../requests.ts';

const version = '2016-11-15';

function keepingEc2(): { service: ServicePlugin; inputs: unknown[] } {
  const inputs: unknown[] = [];
  const keep = (input: unknown): Readonly<Record<string, never>> => {
    inputs.push(input);
    return {};
  };
  const operations = { AuthorizeSecurityGroupIngress: keep, DeleteVpc: keep, DescribeSubnets: keep, CreateVpc: keep };
  return { service: defineService<Ec2>('ec2', operations), inputs };
}

describe('EC2 Query', () => {
  it('reads members under their capitalised names and lists without a name between', async () => {
    const { service, inputs } = keepingEc2();

    const answer = await ask(
      [service],
      queryRequest({
        Action: 'AuthorizeSecurityGroupIngress',
        Version: version,
        GroupId: 'sg-1',
        'IpPermissions.1.FromPort': '80',
        'IpPermissions.1.IpRanges.2.CidrIp': '10.0.0.0/8',
        'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
        'IpPermissions.1.Groups.1.GroupId': 'sg-2',
        'TagSpecification.1.ResourceType': 'security-group-rule',
        'TagSpecification.1.Tag.1.Key': 'Name',
        DryRun: 'false',
      }),
    );

    assert.equal(answer.status, 200);
    assert.deepEqual(inputs, [
      {
        GroupId: 'sg-1',
        IpPermissions: [
          {
            FromPort: 80,
            IpRanges: [{ CidrIp: '0.0.0.0/0' }, { CidrIp: '10.0.0.0/8' }],
            UserIdGroupPairs: [{ GroupId: 'sg-2' }],
          },
        ],
        TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'Name' }] }],
        DryRun: false,
      },
    ]);
  });

  it('answers in its own envelope, under the names of the model’s locations', async () => {
    const service = defineService<Ec2>('ec2', {
      DescribeVpcs: () => ({ Vpcs: [{ VpcId: 'vpc-1', IsDefault: false, Tags: [{ Key: 'a', Value: '<b>' }] }] }),
    });

    const answer = await ask([service], queryRequest({ Action: 'DescribeVpcs', Version: version }));

    assert.equal(
      answer.body,
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>request-1</requestId>' +
        '<vpcSet><item><vpcId>vpc-1</vpcId><isDefault>false</isDefault>' +
        '<tagSet><item><key>a</key><value>&lt;b&gt;</value></item></tagSet></item></vpcSet></DescribeVpcsResponse>\n',
    );
  });

  it('answers that it is done where an operation has no result', async () => {
    const { service } = keepingEc2();

    const answer = await ask([service], queryRequest({ Action: 'DeleteVpc', Version: version, VpcId: 'vpc-1' }));

    assert.match(answer.body, /<requestId>request-1<\/requestId><return>true<\/return><\/DeleteVpcResponse>/);
  });

  it('tells an error by its code, in its own envelope', async () => {
    const service = defineService<Ec2>('ec2', {
      DeleteVpc: () => {
        throw new AwsError('DependencyViolation', "The vpc 'vpc-1' has dependencies and cannot be deleted.");
      },
    });

    const answer = await ask([service], queryRequest({ Action: 'DeleteVpc', Version: version, VpcId: 'vpc-1' }));

    assert.equal(answer.status, 400);
    assert.equal(
      answer.body,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>DependencyViolation</Code>' +
        "<Message>The vpc 'vpc-1' has dependencies and cannot be deleted.</Message></Error></Errors>" +
        '<RequestID>request-1</RequestID></Response>\n',
    );
  });

  const refused: [action: string, parameters: Record<string, string>, code: string, message: string][] = [
    ['DeleteVpc', {}, 'MissingParameter', 'The request must contain the parameter vpcId'],
    [
      'CreateVpc',
      { InstanceTenancy: 'shared' },
      'InvalidParameterValue',
      'Value (shared) for parameter instanceTenancy is invalid.',
    ],
    [
      'DescribeSubnets',
      { MaxResults: '3' },
      'InvalidParameterValue',
      'Value (3) for parameter maxResults is invalid. Expecting a value greater than or equal to 5.',
    ],
    [
      'DescribeSubnets',
      { MaxResults: 'many' },
      'InvalidParameterValue',
      'The value of MaxResults can not be converted to an Integer',
    ],
    ['RunInstances', {}, 'InvalidAction', 'Could not find operation RunInstances for version 2016-11-15'],
  ];
  for (const [action, parameters, code, message] of refused) {
    it(`refuses ${action} with ${JSON.stringify(parameters)} as ${code}`, async () => {
      const { service, inputs } = keepingEc2();

      const answer = await ask([service], queryRequest({ Action: action, Version: version, ...parameters }));

      assert.deepEqual([answer.status, answer.code, answer.message], [400, code, message]);
      assert.deepEqual(inputs, []);
    });
  }

  it('leaves Query’s requests to Query, and takes those signed for EC2 whatever their version', async () => {
    const { service } = keepingEc2();
    const balancers = defineService<Elb>('elbv2', { DescribeLoadBalancers: () => ({ LoadBalancers: [] }) });
    const signedFor = (scope: string): Record<string, string> => ({
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/${scope}/aws4_request, SignedHeaders=host, Signature=0`,
    });

    const forBalancers = await ask(
      [service, balancers],
      request({
        headers: signedFor('elasticloadbalancing'),
        body: 'Action=DescribeLoadBalancers&Version=2015-12-01',
      }),
    );
    const older = await ask(
      [service, balancers],
      request({ headers: signedFor('ec2'), body: 'Action=DeleteVpc&Version=2014-06-15&VpcId=vpc-1' }),
    );

    assert.match(forBalancers.body, /DescribeLoadBalancersResult/);
    assert.match(older.body, /DeleteVpcResponse/);
  });
});
