import assert from 'node:assert/strict';
import { awsPace } from '../../../src/pace.ts';
import { type Ec2, ec2 } from '../../../src/services/ec2/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import type { UnexpectedError } from '../../../src/wire/dispatch.ts';
import { ask, request } from '../../wire/requests.ts';

export interface Reply {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly body: string;
  /** The text of the first element of that name, `''` where there is none. */
  first(element: string): string;
  /** The texts of all elements of that name. */
  all(element: string): string[];
}

export interface World {
  readonly service: Ec2;
  readonly clock: VirtualClock;
  /** Asks and takes any answer. */
  ask(action: string, parameters?: Readonly<Record<string, string>>, region?: string): Promise<Reply>;
  /** Asks and must not be refused. */
  did(action: string, parameters?: Readonly<Record<string, string>>, region?: string): Promise<Reply>;
}

/** EC2 alone, at AWS's pace on a clock that stands still, asked in EC2 Query. */
export function aWorld(store: Store = memoryStore()): World {
  const clock = virtualClock();
  const service = ec2({ store, clock, pace: awsPace });
  const askIt: World['ask'] = async (action, parameters = {}, region = 'us-east-1') => {
    const unexpected: UnexpectedError[] = [];
    const {
      status,
      code,
      message: told,
      body,
    } = await ask([service.plugin], signedRequest(action, parameters, region), unexpected);
    assert.deepEqual(unexpected, []);
    const message = told?.replaceAll('&quot;', '"');
    return {
      status,
      code,
      message,
      body,
      first: (name) => textsIn(body, name)[0] ?? '',
      all: (name) => textsIn(body, name),
    };
  };
  return {
    service,
    clock,
    ask: askIt,
    async did(action, parameters, region) {
      const reply = await askIt(action, parameters, region);
      assert.equal(reply.code, undefined, `${action}: ${reply.code} ${reply.message}`);
      return reply;
    },
  };
}

function signedRequest(
  action: string,
  parameters: Readonly<Record<string, string>>,
  region: string,
): ReturnType<typeof request> {
  return request({
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/ec2/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({ Action: action, Version: '2016-11-15', ...parameters }).toString(),
  });
}

function textsIn(body: string, element: string): string[] {
  const texts = body.matchAll(new RegExp(`<${element}>([^<]*)</${element}>|<${element}/>`, 'g'));
  return [...texts].map(([, text = '']) => text);
}

export async function aVpc({ did }: World, cidrBlock = '10.0.0.0/16'): Promise<string> {
  return (await did('CreateVpc', { CidrBlock: cidrBlock })).first('vpcId');
}

export async function aSubnet({ did }: World, vpc: string, cidrBlock: string, zone = 'us-east-1a'): Promise<string> {
  const reply = await did('CreateSubnet', { VpcId: vpc, CidrBlock: cidrBlock, AvailabilityZone: zone });
  return reply.first('subnetId');
}

/** An internet gateway that is attached to the VPC. */
export async function aGateway({ did }: World, vpc: string): Promise<string> {
  const gateway = (await did('CreateInternetGateway')).first('internetGatewayId');
  await did('AttachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
  return gateway;
}

export async function anAddress({ did }: World): Promise<string> {
  return (await did('AllocateAddress', { Domain: 'vpc' })).first('allocationId');
}

export async function aGroup({ did }: World, vpc: string, name: string): Promise<string> {
  const reply = await did('CreateSecurityGroup', { VpcId: vpc, GroupName: name, GroupDescription: name });
  return reply.first('groupId');
}

/** One filter as request parameters. */
export function filter(name: string, ...values: string[]): Record<string, string> {
  const given = values.map((value, index): [string, string] => [`Filter.1.Value.${index + 1}`, value]);
  return { 'Filter.1.Name': name, ...Object.fromEntries(given) };
}
