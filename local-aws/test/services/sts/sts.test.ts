import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { sts } from '../../../src/services/sts/index.ts';
import { refusal, runningWire } from '../../wire/running-wire.ts';

const wire = await runningWire([sts()]);
const client = new STSClient(wire.client);

describe('STS', () => {
  it('says who calls: the root of the one account', async () => {
    const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand());

    assert.deepEqual([Account, Arn, UserId], ['000000000000', 'arn:aws:iam::000000000000:root', '000000000000']);
  });

  it('refuses what it does not have by AWS’s code', async () => {
    const error = await refusal(client.send(new GetSessionTokenCommand()));

    assert.equal(error.name, 'InvalidAction');
    assert.equal(error.message, 'local-aws does not implement sts:GetSessionToken yet.');
  });
});
