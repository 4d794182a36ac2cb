import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { systemClock } from '../../../src/clock.ts';
import { ssm } from '../../../src/services/ssm/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { refusal, runningWire } from '../../wire/running-wire.ts';

const wire = await runningWire([ssm({ store: memoryStore(), clock: systemClock })]);
const client = new SSMClient(wire.client);

describe('SSM through the AWS SDK', () => {
  it('keeps a parameter', async () => {
    await client.send(new PutParameterCommand({ Name: '/a/b', Value: 'ü', Type: 'String' }));

    const { Parameter } = await client.send(new GetParameterCommand({ Name: '/a/b' }));

    assert.equal(Parameter?.Value, 'ü');
    assert.ok(Parameter.LastModifiedDate instanceof Date);
    assert.ok(Math.abs(Parameter.LastModifiedDate.getTime() - Date.now()) < 60_000);
  });

  it('has its errors known to the SDK by their class', async () => {
    const error = await refusal(client.send(new GetParameterCommand({ Name: '/missing' })));

    assert.ok(error instanceof ParameterNotFound);
  });
});
