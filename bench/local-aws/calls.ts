/** One call of AWS's API as it goes over the wire. Its signature is not verified by either emulator. */
export interface Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function json(service: string, target: string, input: unknown): Call {
  return {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      authorization: signedFor(service),
    },
    body: JSON.stringify(input),
  };
}

function query(service: string, version: string, parameters: Readonly<Record<string, string>>): Call {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', authorization: signedFor(service) },
    body: new URLSearchParams({ Version: version, ...parameters }).toString(),
  };
}

function signedFor(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

const ecs = (operation: string, input: unknown): Call =>
  json('ecs', `AmazonEC2ContainerServiceV20141113.${operation}`, input);
const ssm = (operation: string, input: unknown): Call => json('ssm', `AmazonSSM.${operation}`, input);
const elb = (parameters: Readonly<Record<string, string>>): Call =>
  query('elasticloadbalancing', '2015-12-01', parameters);

export const whoAmI: Call = query('sts', '2011-06-15', { Action: 'GetCallerIdentity' });
const describeSubnets = query('ec2', '2016-11-15', { Action: 'DescribeSubnets' });

/** The first element of that name in an answer. */
function textOf(answer: string, element: string): string {
  return new RegExp(`<${element}>([^<]+)<`).exec(answer)?.[1] ?? '';
}

/** Makes what the measured calls ask for, and gives those calls by name. No task runs: moto has none to run. */
export async function prepared(port: number): Promise<Readonly<Record<string, Call>>> {
  const good = async (call: Call): Promise<string> => {
    const answer = await send(port, call);
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${call.headers['x-amz-target'] ?? call.body}: ${body}`);
    return body;
  };
  const subnets = await good(describeSubnets);
  await good(ecs('CreateCluster', { clusterName: 'bench' }));
  await good(
    ecs('RegisterTaskDefinition', {
      family: 'bench',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'app:1', portMappings: [{ containerPort: 8080 }] }],
    }),
  );
  await good(
    ecs('CreateService', {
      cluster: 'bench',
      serviceName: 'bench',
      taskDefinition: 'bench',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [textOf(subnets, 'subnetId')], securityGroups: [] } },
    }),
  );
  await good(ssm('PutParameter', { Name: '/bench', Value: '1', Type: 'String' }));
  const vpc = textOf(subnets, 'vpcId');
  const made = await good(
    elb({ Action: 'CreateTargetGroup', Name: 'bench', Protocol: 'HTTP', Port: '80', VpcId: vpc, TargetType: 'ip' }),
  );
  const group = textOf(made, 'TargetGroupArn');
  const targets = { 'Targets.member.1.Id': '127.0.0.1', 'Targets.member.2.Id': '127.0.0.2' };
  await good(elb({ Action: 'RegisterTargets', TargetGroupArn: group, ...targets }));
  return {
    DescribeServices: ecs('DescribeServices', { cluster: 'bench', services: ['bench'] }),
    DescribeTaskDefinition: ecs('DescribeTaskDefinition', { taskDefinition: 'bench' }),
    DescribeTargetHealth: elb({ Action: 'DescribeTargetHealth', TargetGroupArn: group }),
    GetParameter: ssm('GetParameter', { Name: '/bench' }),
    PutParameter: ssm('PutParameter', { Name: '/bench', Value: '2', Type: 'String', Overwrite: true }),
  };
}

export function send(port: number, { headers, body }: Call): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
}
