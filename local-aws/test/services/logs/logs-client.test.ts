import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  paginateFilterLogEvents,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { systemClock } from '../../../src/clock.ts';
import { logs } from '../../../src/services/logs/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { refusal, runningWire } from '../../wire/running-wire.ts';

const wire = await runningWire([logs({ store: memoryStore(), clock: systemClock }).service]);
const client = new CloudWatchLogsClient(wire.client);

describe('CloudWatch Logs through the AWS SDK', () => {
  it('writes events and reads them page by page', async () => {
    const logGroupName = '/ecs/sdk';
    await client.send(new CreateLogGroupCommand({ logGroupName }));
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }));
    const now = Date.now();
    const logEvents = ['a', 'b', 'c'].map((message, index) => ({ timestamp: now + index, message }));

    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName: 's', logEvents }));

    const pages: (string | undefined)[][] = [];
    for await (const { events } of paginateFilterLogEvents({ client, pageSize: 2 }, { logGroupName })) {
      pages.push((events ?? []).map(({ message }) => message));
    }
    assert.deepEqual(pages, [['a', 'b'], ['c']]);
  });

  it('has its errors known to the SDK by their class', async () => {
    const command = new CreateLogGroupCommand({ logGroupName: 'twice' });
    await client.send(command);

    const error = await refusal(client.send(command));

    assert.ok(error instanceof ResourceAlreadyExistsException);
    assert.equal(error.message, 'The specified log group already exists');
  });
});
