import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Operations } from '../../../src/models/generated/secretsmanager.ts';
import { readSecretReference, type SecretValues, secretsManager } from '../../../src/services/secretsmanager/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { type AskedService, askedService } from '../asked-service.ts';

const day = 24 * 60 * 60 * 1000;
const first = '11111111-1111-1111-1111-111111111111';
const second = '22222222-2222-2222-2222-222222222222';
let clock: VirtualClock;
let secrets: AskedService<Operations>;
let values: SecretValues;

beforeEach(() => {
  clock = virtualClock();
  const service = secretsManager({ store: memoryStore(), clock, randomBytes: (size) => Buffer.alloc(size, 1) });
  secrets = askedService<Operations>(service.plugin);
  values = service.values;
});

async function secret(SecretString = 'one'): Promise<string> {
  const { ARN = '' } = await secrets.call('CreateSecret', { Name: 'app/db', SecretString, ClientRequestToken: first });
  return ARN;
}

describe('a secret', () => {
  it('is found by its name, its ARN and its ARN without the suffix', async () => {
    const arn = await secret();

    const found = await Promise.all(
      ['app/db', arn, arn.slice(0, -7)].map((SecretId) => secrets.call('GetSecretValue', { SecretId })),
    );

    assert.equal(arn, 'arn:aws:secretsmanager:us-east-1:000000000000:secret:app/db-BBBBBB');
    assert.deepEqual(
      found.map(({ SecretString }) => SecretString),
      ['one', 'one', 'one'],
    );
  });

  it('has its last value as AWSPREVIOUS when a new one is put', async () => {
    await secret();

    await secrets.call('PutSecretValue', { SecretId: 'app/db', SecretString: 'two', ClientRequestToken: second });

    const { VersionIdsToStages } = await secrets.call('DescribeSecret', { SecretId: 'app/db' });
    assert.deepEqual(VersionIdsToStages, { [first]: ['AWSPREVIOUS'], [second]: ['AWSCURRENT'] });
  });

  it('is rolled back by moving AWSCURRENT', async () => {
    await secret();
    await secrets.call('PutSecretValue', { SecretId: 'app/db', SecretString: 'two', ClientRequestToken: second });

    await secrets.call('UpdateSecretVersionStage', {
      SecretId: 'app/db',
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: first,
      RemoveFromVersionId: second,
    });

    const { VersionIdsToStages } = await secrets.call('DescribeSecret', { SecretId: 'app/db' });
    assert.deepEqual(VersionIdsToStages, { [first]: ['AWSCURRENT'], [second]: ['AWSPREVIOUS'] });
  });

  it('takes the same token twice for the same value alone', async () => {
    const arn = await secret();
    const again = { SecretId: 'app/db', ClientRequestToken: first };

    await secrets.call('PutSecretValue', { ...again, SecretString: 'one' });
    const refused = await secrets.refusal('PutSecretValue', { ...again, SecretString: 'two' });

    assert.deepEqual(refused, [
      'ResourceExistsException',
      `You can't use ClientRequestToken ${first} because that value is already in use for a version of secret ${arn}.`,
    ]);
  });

  it('never has its value in a refusal', async () => {
    const [, message] = await secrets.refusal('CreateSecret', { Name: 'a'.repeat(600), SecretString: 'hunter2' });

    assert.doesNotMatch(message ?? '', /hunter2/);
  });

  it('waits for its deletion, can be restored, and is gone after its window', async () => {
    await secret();
    const SecretId = 'app/db';

    await secrets.call('DeleteSecret', { SecretId, RecoveryWindowInDays: 7 });
    const waiting = await secrets.refusal('GetSecretValue', { SecretId });
    const taken = await secrets.refusal('CreateSecret', { Name: SecretId });
    await secrets.call('RestoreSecret', { SecretId });
    const { SecretString } = await secrets.call('GetSecretValue', { SecretId });
    await secrets.call('DeleteSecret', { SecretId, RecoveryWindowInDays: 7 });
    clock.advance(7 * day);

    assert.equal(waiting[0], 'InvalidRequestException');
    assert.equal(taken[0], 'InvalidRequestException');
    assert.equal(SecretString, 'one');
    assert.deepEqual(await secrets.refusal('DescribeSecret', { SecretId }), [
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    ]);
  });

  it('keeps bytes as they are', async () => {
    const SecretBinary = Uint8Array.of(0, 255, 1);

    await secrets.call('CreateSecret', { Name: 'bytes', SecretBinary });

    const answer: { SecretBinary?: unknown } = await secrets.call('GetSecretValue', { SecretId: 'bytes' });
    assert.equal(answer.SecretBinary, Buffer.from(SecretBinary).toString('base64'));
  });
});

describe('the values that containers get', () => {
  it('are whole, by JSON key, by stage and by version', async () => {
    const arn = await secret('{"user":"ada","port":5432}');
    await secrets.call('PutSecretValue', { SecretId: arn, SecretString: 'plain', ClientRequestToken: second });

    assert.equal(values.valueOf(arn), 'plain');
    assert.equal(values.valueOf('app/db', { versionStage: 'AWSPREVIOUS', jsonKey: 'user' }), 'ada');
    assert.equal(values.valueOf('app/db', { versionId: first, jsonKey: 'port' }), '5432');
  });

  it('are undefined where the secret, the key or the version is not there', async () => {
    await secret();

    assert.equal(values.valueOf('other'), undefined);
    assert.equal(values.valueOf('app/db', { jsonKey: 'user' }), undefined);
    assert.equal(values.valueOf('app/db', { versionStage: 'AWSPREVIOUS' }), undefined);
  });

  it('are referred to by an ARN with a JSON key, a stage and a version after it', () => {
    const arn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:app/db-AbCdEf';

    const reference = readSecretReference(`${arn}:user::${first}`);

    assert.deepEqual(reference, { secret: arn, jsonKey: 'user', versionStage: undefined, versionId: first });
  });
});
