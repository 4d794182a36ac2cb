import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServiceName } from '../../src/models/generated/services.ts';
import { loadModel } from '../../src/models/load.ts';
import { assertConforms, InvalidInput } from '../../src/wire/validate.ts';
import { refusalOf } from '../../src/wire/violation-message.ts';

/** The message that a service answers to an input; undefined where it accepts it. */
function messageOf(service: ServiceName, operation: string, input: unknown): string | undefined {
  const shape = loadModel(service).operation(operation)?.input;
  assert.ok(shape);
  try {
    assertConforms(input, shape);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof InvalidInput);
    return refusalOf(error.violations, service, 'ValidationException').message;
  }
}

const one = '1 validation error detected: ';

describe('validation by the model', () => {
  it('accepts what the model allows', () => {
    const tags = [{ Key: 'größe', Value: '' }];

    assert.equal(messageOf('ssm', 'PutParameter', { Name: 'a', Value: 'b', Type: 'String', Tags: tags }), undefined);
    assert.equal(messageOf('logs', 'CreateLogGroup', { logGroupName: '/ecs/app-1_2.3#4' }), undefined);
  });

  it('names each missing member', () => {
    assert.equal(
      messageOf('ssm', 'PutParameter', {}),
      "2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'value' failed to satisfy constraint: Member must not be null",
    );
  });

  it('names the place inside a list', () => {
    assert.equal(
      messageOf('ssm', 'PutParameter', { Name: 'a', Value: 'b', Tags: [{ Key: 'a', Value: 'b' }, { Key: 'c' }] }),
      `${one}Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null`,
    );
  });

  it('checks the length of strings and lists, and of lists only that where they are too long', () => {
    assert.equal(
      messageOf('ssm', 'PutParameter', { Name: '', Value: 'b' }),
      `${one}Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    );
    assert.equal(
      messageOf('ssm', 'GetParameters', { Names: Array(11).fill('') }),
      `${one}Value '[${Array(11).fill('').join(', ')}]' at 'names' failed to satisfy constraint: ` +
        'Member must have length less than or equal to 10',
    );
  });

  it('checks the range of numbers', () => {
    assert.equal(
      messageOf('logs', 'GetLogEvents', { logStreamName: 'a', limit: 10_001 }),
      `${one}Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000`,
    );
  });

  it('checks enumerations', () => {
    assert.equal(
      messageOf('ssm', 'PutParameter', { Name: 'a', Value: 'b', Type: 'Number' }),
      `${one}Value 'Number' at 'type' failed to satisfy constraint: ` +
        'Member must satisfy enum value set: [String, StringList, SecureString]',
    );
  });

  it('holds patterns against the whole string', () => {
    assert.equal(
      messageOf('logs', 'CreateLogGroup', { logGroupName: 'good bad' }),
      `${one}Value 'good bad' at 'logGroupName' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
    );
  });

  it('checks keys and values of maps', () => {
    assert.equal(
      messageOf('logs', 'CreateLogGroup', { logGroupName: 'a', tags: { 'a*': 'b', c: '*' } }),
      "2 validation errors detected: Value 'a*' at 'tags.key' failed to satisfy constraint: Member must satisfy regular " +
        "expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$; Value '*' at 'tags.c.member' failed to satisfy " +
        'constraint: Member must satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$',
    );
  });

  it('speaks as ECR does for ECR', () => {
    assert.equal(
      messageOf('ecr', 'CreateRepository', { repositoryName: 'a' }),
      "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must have length greater than or equal to 2'",
    );
    assert.match(
      messageOf('ecr', 'CreateRepository', { repositoryName: 'Organization/repo' }) ?? '',
      /^Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '\[a-z0-9\]+.*''$/,
    );
  });

  it('lists at most ten violations of an input that has thousands', () => {
    const message = messageOf('logs', 'PutLogEvents', {
      logGroupName: 'a',
      logStreamName: 'b',
      logEvents: Array(9_999).fill({}),
    });

    assert.match(message ?? '', /^10 validation errors detected/);
  });
});
