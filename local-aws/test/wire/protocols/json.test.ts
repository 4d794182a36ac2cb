import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operations as Ecs } from '../../../src/models/generated/ecs.ts';
import type { Operations as Ssm } from '../../../src/models/generated/ssm.ts';
import { AwsError } from '../../../src/wire/aws-error.ts';
import { defineService, type ServicePlugin } from '../../../src/wire/service.ts';
import { ask, jsonRequest, request } from '../requests.ts';

const putParameter = 'AmazonSSM.PutParameter';

/** SSM whose PutParameter keeps what it is given. */
function keepingSsm(): { service: ServicePlugin; inputs: unknown[] } {
  const inputs: unknown[] = [];
  const service = defineService<Ssm>('ssm', {
    PutParameter: (input) => {
      inputs.push(input);
      return { Version: 1 };
    },
    GetParameter: () => ({ Parameter: { LastModifiedDate: 1_767_225_600_123, Name: 'a', Value: undefined } }),
    DeleteParameter: () => ({}),
  });
  return { service, inputs };
}

describe('AWS JSON', () => {
  it('gives the operation the members of the model and drops the others', async () => {
    const { service, inputs } = keepingSsm();

    const answer = await ask([service], jsonRequest(putParameter, { Name: 'a', Value: 'b', Type: null, Nonsense: 1 }));

    assert.equal(answer.body, '{"Version":1}');
    assert.deepEqual(inputs, [{ Name: 'a', Value: 'b' }]);
  });

  it('sends timestamps in seconds and leaves undefined members out', async () => {
    const { service } = keepingSsm();

    const answer = await ask([service], jsonRequest('AmazonSSM.GetParameter', { Name: 'a' }));

    assert.equal(answer.body, '{"Parameter":{"LastModifiedDate":1767225600.123,"Name":"a"}}');
    assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.1');
    assert.equal(answer.headers['x-amzn-requestid'], 'request-1');
  });

  it('answers JSON 1.0 in JSON 1.0', async () => {
    const { service } = keepingSsm();
    const headers = { 'x-amz-target': 'AmazonSSM.DeleteParameter', 'content-type': 'application/x-amz-json-1.0' };

    const answer = await ask([service], request({ headers, body: '{"Name":"a"}' }));

    assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.0');
    assert.equal(answer.body, '{}');
  });

  const wrongTypes: [body: unknown, message: string][] = [
    ['{', 'The request body is not valid JSON.'],
    ['[]', 'Start of list found where not expected.'],
    ['"text"', 'Expected null'],
    [{ Name: 1 }, 'NUMBER_VALUE can not be converted to a String'],
    [{ Name: true }, 'TRUE_VALUE can not be converted to a String'],
    [{ Name: {} }, 'Start of structure or map found where not expected.'],
    [{ Name: [] }, 'Start of list found where not expected.'],
    [{ Overwrite: 'yes' }, 'STRING_VALUE can not be converted to a Boolean'],
    [{ Tags: {} }, 'Expected list or null'],
    [{ Tags: ['a'] }, 'Expected null'],
    ['['.repeat(101), 'The request body is nested deeper than 100 levels.'],
  ];
  for (const [body, message] of wrongTypes) {
    it(`refuses ${JSON.stringify(body).slice(0, 40)} as SerializationException: ${message}`, async () => {
      const { service, inputs } = keepingSsm();

      const answer = await ask([service], jsonRequest(putParameter, body));

      assert.deepEqual([answer.status, answer.code, answer.message], [400, 'SerializationException', message]);
      assert.deepEqual(inputs, []);
    });
  }

  it('refuses bytes that are not UTF-8', async () => {
    const { service } = keepingSsm();
    const headers = { 'x-amz-target': putParameter };

    const answer = await ask([service], request({ headers, body: Buffer.from([0x22, 0xff, 0x22]) }));

    assert.equal(answer.code, 'SerializationException');
  });

  it('refuses a number outside the range of the model’s type, and cuts a fraction off', async () => {
    const inputs: unknown[] = [];
    const service = defineService<Ecs>('ecs', {
      ListTasks: (input) => {
        inputs.push(input);
        return {};
      },
    });
    const listTasks = 'AmazonEC2ContainerServiceV20141113.ListTasks';

    const tooLarge = await ask([service], jsonRequest(listTasks, { maxResults: 2 ** 31 }));
    const infinite = await ask([service], jsonRequest(listTasks, '{"maxResults":1e999}'));
    await ask([service], jsonRequest(listTasks, { maxResults: 9.75 }));

    assert.equal(tooLarge.code, 'SerializationException');
    assert.equal(infinite.code, 'SerializationException');
    assert.deepEqual(inputs, [{ maxResults: 9 }]);
  });

  it('keeps a map’s key that JavaScript has a meaning for', async () => {
    const inputs: unknown[] = [];
    const service = defineService<Ecs>('ecs', {
      RegisterTaskDefinition: (input) => {
        inputs.push(input.containerDefinitions[0]?.dockerLabels);
        return {};
      },
    });
    const body = '{"family":"a","containerDefinitions":[{"dockerLabels":{"__proto__":"a","constructor":"b"}}]}';

    const answer = await ask([service], jsonRequest('AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition', body));

    assert.equal(answer.status, 200);
    assert.equal(JSON.stringify(inputs), '[{"__proto__":"a","constructor":"b"}]');
  });

  it('tells an error by its shape, in the body and in a header', async () => {
    const service = defineService<Ssm>('ssm', {
      GetParameter: () => {
        throw new AwsError('ParameterNotFound', 'Parameter a not found.');
      },
    });

    const answer = await ask([service], jsonRequest('AmazonSSM.GetParameter', { Name: 'a' }));

    assert.equal(answer.status, 400);
    assert.equal(answer.headers['x-amzn-errortype'], 'ParameterNotFound');
    assert.equal(answer.body, '{"__type":"ParameterNotFound","message":"Parameter a not found."}');
  });

  it('answers 500 to an error that the model calls a fault', async () => {
    const service = defineService<Ssm>('ssm', {
      GetParameter: () => {
        throw new AwsError('InternalServerError', 'Broken.');
      },
    });

    const answer = await ask([service], jsonRequest('AmazonSSM.GetParameter', { Name: 'a' }));

    assert.deepEqual([answer.status, answer.body], [500, '{"__type":"InternalServerError","Message":"Broken."}']);
  });
});
