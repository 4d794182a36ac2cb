import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operations as Ecs } from '../../src/models/generated/ecs.ts';
import type { Operations as Ssm } from '../../src/models/generated/ssm.ts';
import { sts } from '../../src/services/sts/index.ts';
import type { UnexpectedError } from '../../src/wire/dispatch.ts';
import type { Call } from '../../src/wire/operation.ts';
import { defineService } from '../../src/wire/service.ts';
import { ask, jsonRequest, queryRequest, request } from './requests.ts';

const ssm = defineService<Ssm>('ssm', {});
const listClusters = 'AmazonEC2ContainerServiceV20141113.ListClusters';
const credential = 'AKIA/20260101/eu-west-1';

function signed(service: string): { authorization: string } {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}/${service}/aws4_request, SignedHeaders=host, Signature=0a`,
  };
}

describe('dispatch', () => {
  it('refuses a service that it does not speak, in the protocol of the request', async () => {
    const json = await ask([sts()], jsonRequest(listClusters, {}));
    const xml = await ask([ssm], {
      ...queryRequest({ Action: 'ListUsers' }),
      headers: { ...queryRequest({}).headers, ...signed('iam') },
    });

    assert.deepEqual([json.status, json.code], [400, 'UnknownOperationException']);
    assert.deepEqual(
      [xml.status, xml.code, xml.message],
      [400, 'InvalidAction', 'local-aws does not speak iam; it speaks ssm.'],
    );
  });

  it('refuses a signature for another service than the one that is asked', async () => {
    const asked = jsonRequest('AmazonSSM.PutParameter', {});

    const answer = await ask([ssm], { ...asked, headers: { ...asked.headers, ...signed('logs') } });

    assert.deepEqual(
      [answer.status, answer.code, answer.message],
      [400, 'InvalidSignatureException', "Credential should be scoped to correct service: 'ssm'. "],
    );
  });

  it('says what is missing where the service is known and the operation is not', async () => {
    const wrongVersion = queryRequest({ Action: 'GetCallerIdentity', Version: '1999-01-01' });
    const noAction = queryRequest({ Version: '2011-06-15' });
    const noTarget = request({ headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{}' });
    const askFor = (it: typeof noTarget, service: string): ReturnType<typeof ask> =>
      ask([ssm, sts()], { ...it, headers: { ...it.headers, ...signed(service) } });

    const answers = [await askFor(wrongVersion, 'sts'), await askFor(noAction, 'sts'), await askFor(noTarget, 'ssm')];

    assert.deepEqual(
      answers.map(({ code, message }) => [code, message]),
      [
        ['InvalidAction', "Could not find operation GetCallerIdentity of sts in the request's protocol and version."],
        ['MissingAction', 'The request to sts names no operation, by X-Amz-Target or Action.'],
        ['UnknownOperationException', 'The request to ssm names no operation, by X-Amz-Target or Action.'],
      ],
    );
  });

  it('tells an operation that AWS has from one that does not exist', async () => {
    const notHere = await ask([ssm], jsonRequest('AmazonSSM.SendCommand', {}));
    const notYet = await ask([ssm], jsonRequest('AmazonSSM.PutParameter', {}));
    const nowhere = await ask([ssm], jsonRequest('AmazonSSM.toString', {}));

    assert.equal(notHere.message, 'local-aws does not implement ssm:SendCommand yet.');
    assert.equal(notYet.message, 'local-aws does not implement ssm:PutParameter yet.');
    assert.equal(nowhere.message, 'Could not find operation toString for version 2014-11-06');
    assert.deepEqual([notHere.code, notYet.code, nowhere.code], Array(3).fill('UnknownOperationException'));
  });

  it('answers a request of no protocol', async () => {
    const answer = await ask([ssm], request({ method: 'GET', path: '/index.html' }));

    assert.equal(answer.status, 400);
    assert.match(answer.message ?? '', /requests without X-Amz-Target or Action/);
  });

  it('finds a service without a signature by the version of its API', async () => {
    const answer = await ask([ssm, sts()], queryRequest({ Action: 'GetCallerIdentity', Version: '2011-06-15' }));

    assert.equal(answer.status, 200);
  });

  it('tells the operation where the request was signed for and where it was sent', async () => {
    const calls: Call[] = [];
    const ecs = defineService<Ecs>('ecs', {
      ListClusters: (_input, call) => {
        calls.push(call);
        return {};
      },
    });
    const asked = jsonRequest(listClusters, {});

    await ask([ecs], { ...asked, headers: { ...asked.headers, ...signed('ecs') } });
    await ask([ecs], asked);

    assert.deepEqual(calls, [
      { requestId: 'request-1', region: 'eu-west-1', endpoint: 'http://127.0.0.1:4566' },
      { requestId: 'request-1', region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' },
    ]);
  });

  it('refuses a signature that cannot be read', async () => {
    const asked = jsonRequest('AmazonSSM.GetParameter', { Name: 'a' });

    const answer = await ask([ssm], {
      ...asked,
      headers: { ...asked.headers, authorization: 'AWS4-HMAC-SHA256 Credential=a' },
    });

    assert.deepEqual([answer.status, answer.code], [400, 'IncompleteSignatureException']);
    assert.match(answer.message ?? '', /requires 'Signature' parameter/);
  });

  it('answers and reports a failure of its own, and tells the client nothing of it', async () => {
    const unexpected: UnexpectedError[] = [];
    const broken = defineService<Ssm>('ssm', {
      GetParameter: () => {
        throw new TypeError('secret detail');
      },
    });

    const answer = await ask([broken], jsonRequest('AmazonSSM.GetParameter', { Name: 'a' }), unexpected);

    assert.deepEqual([answer.status, answer.code], [500, 'InternalFailure']);
    assert.doesNotMatch(answer.body, /secret/);
    assert.deepEqual(
      unexpected.map(({ requestId, service, operation }) => [requestId, service, operation]),
      [['request-1', 'ssm', 'GetParameter']],
    );
  });
});
