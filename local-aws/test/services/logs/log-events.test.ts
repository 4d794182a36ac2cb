import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FilterLogEventsRequest, GetLogEventsRequest } from '../../../src/models/generated/logs.ts';
import { logGroupName, logsWorld } from './logs-world.ts';

const hour = 3_600_000;
const stream = { logGroupName, logStreamName: 's' };

describe('PutLogEvents', () => {
  it('refuses events out of order, and batches that are too large or too long', async () => {
    const { refusal, put, clock } = await logsWorld();
    await put('s', 'm');
    const now = clock.now();
    const batch = (...timestamps: number[]): Promise<readonly (string | undefined)[]> =>
      refusal('PutLogEvents', { ...stream, logEvents: timestamps.map((timestamp) => ({ timestamp, message: 'm' })) });

    const [unordered, message] = await batch(now, now - 1);
    const [, long] = await batch(now - 25 * hour, now);
    const [, large] = await refusal('PutLogEvents', {
      ...stream,
      logEvents: [{ timestamp: now, message: 'x'.repeat(1_048_576 - 25) }],
    });

    assert.deepEqual(
      [unordered, message],
      ['InvalidParameterException', 'Log events in a single PutLogEvents request must be in chronological order.'],
    );
    assert.match(long ?? '', /cannot span more than 24 hours/);
    assert.equal(large, 'Upload too large: 1048577 bytes exceeds limit of 1048576');
  });

  it('leaves out events that are too old or too new and says which', async () => {
    const { call, put, clock } = await logsWorld();
    await put('s', 'before');
    const now = clock.now();
    const send = (offset: number, message: string): ReturnType<typeof call<'PutLogEvents'>> =>
      call('PutLogEvents', {
        ...stream,
        logEvents: [
          { timestamp: now + offset, message },
          { timestamp: now + offset + 2, message: `${message} later` },
        ],
      });

    const old = await send(-14 * 24 * hour - 1, 'old');
    const ahead = await send(2 * hour - 1, 'ahead');
    const { events } = await call('FilterLogEvents', { logGroupName });

    assert.deepEqual(old.rejectedLogEventsInfo, { tooOldLogEventEndIndex: 1 });
    assert.deepEqual(ahead.rejectedLogEventsInfo, { tooNewLogEventStartIndex: 1 });
    assert.deepEqual(
      events?.map(({ message }) => message),
      ['old later', 'before', 'ahead'],
    );
  });
});

describe('GetLogEvents', () => {
  it('starts at the end, in order of time, unless it is asked to start at the head', async () => {
    const { call, put } = await logsWorld();
    await put('s', 'a', 'b', 'c');
    const messages = async (input: Partial<GetLogEventsRequest>): Promise<unknown> =>
      (await call('GetLogEvents', { ...stream, limit: 2, ...input })).events?.map(({ message }) => message);

    assert.deepEqual(await messages({}), ['b', 'c']);
    assert.deepEqual(await messages({ startFromHead: true }), ['a', 'b']);
  });

  it('leads forward to what is written later, with the same token at the end', async () => {
    const { call, put, clock } = await logsWorld();
    await put('s', 'a', 'b');
    const read = (nextToken: string | undefined): ReturnType<typeof call<'GetLogEvents'>> =>
      call('GetLogEvents', { ...stream, startFromHead: true, nextToken });

    const first = await read(undefined);
    const end = await read(first.nextForwardToken);
    clock.advance(1);
    await put('s', 'c');
    const next = await read(end.nextForwardToken);

    assert.deepEqual([end.events, end.nextForwardToken], [[], first.nextForwardToken]);
    assert.deepEqual(
      next.events?.map(({ message }) => message),
      ['c'],
    );
  });

  it('leads backward to the head, with the same token there', async () => {
    const { call, put } = await logsWorld();
    await put('s', 'a', 'b', 'c');
    const read = (nextToken: string | undefined): ReturnType<typeof call<'GetLogEvents'>> =>
      call('GetLogEvents', { ...stream, limit: 2, nextToken });

    const last = await read(undefined);
    const first = await read(last.nextBackwardToken);
    const head = await read(first.nextBackwardToken);

    assert.deepEqual(
      first.events?.map(({ message }) => message),
      ['a'],
    );
    assert.deepEqual([head.events, head.nextBackwardToken], [[], first.nextBackwardToken]);
  });

  it('takes the start inclusive and the end exclusive', async () => {
    const { call, put, clock } = await logsWorld();
    await put('s', 'a', 'b', 'c');

    const { events } = await call('GetLogEvents', { ...stream, startTime: clock.now() - 1, endTime: clock.now() });

    assert.deepEqual(
      events?.map(({ message }) => message),
      ['b'],
    );
  });

  it('takes a group by its ARN, and refuses both or neither', async () => {
    const { call, put, refusal } = await logsWorld();
    await put('s', 'a');
    const logGroupIdentifier = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`;

    const { events } = await call('GetLogEvents', { logGroupIdentifier, logStreamName: 's' });

    assert.equal(events?.length, 1);
    assert.equal((await refusal('GetLogEvents', { logStreamName: 's' }))[0], 'InvalidParameterException');
    assert.equal((await refusal('GetLogEvents', { ...stream, logGroupIdentifier }))[0], 'InvalidParameterException');
  });

  for (const nextToken of ['x', 'f/1/s', `f/${'9'.repeat(56)}/s`]) {
    it(`refuses the token ${nextToken}`, async () => {
      const { refusal, put } = await logsWorld();
      await put('s', 'a');

      const [code] = await refusal('GetLogEvents', { ...stream, nextToken });

      assert.equal(code, 'InvalidParameterException');
    });
  }
});

describe('FilterLogEvents', () => {
  it('joins the streams in order of time, with an id for each event', async () => {
    const { call, put, clock } = await logsWorld();
    await put('task/1', 'a');
    clock.advance(5);
    await put('task/2', 'b');
    clock.advance(5);
    await put('task/1', 'c');

    const { events } = await call('FilterLogEvents', { logGroupName });

    assert.deepEqual(
      events?.map(({ message, logStreamName }) => [message, logStreamName]),
      [
        ['a', 'task/1'],
        ['b', 'task/2'],
        ['c', 'task/1'],
      ],
    );
    assert.equal(new Set(events?.map(({ eventId }) => eventId)).size, 3);
    assert.ok(events?.every(({ eventId }) => /^\d{56}$/.test(eventId ?? '')));
  });

  it('takes streams by name or by prefix, and times inclusive at both ends', async () => {
    const { call, put, clock, refusal } = await logsWorld();
    await put('api/1', 'a', 'b', 'c');
    await put('worker/1', 'x');
    const messages = async (input: Partial<FilterLogEventsRequest>): Promise<unknown> =>
      (await call('FilterLogEvents', { logGroupName, ...input })).events?.map(({ message }) => message);

    assert.deepEqual(await messages({ logStreamNames: ['worker/1'] }), ['x']);
    assert.deepEqual(await messages({ logStreamNamePrefix: 'api/' }), ['a', 'b', 'c']);
    assert.deepEqual(await messages({ logStreamNamePrefix: 'none' }), []);
    const [from, until] = [clock.now() - 2, clock.now() - 1];
    assert.deepEqual(await messages({ startTime: from, endTime: until }), ['a', 'b']);
    const both = { logGroupName, logStreamNames: ['api/1'], logStreamNamePrefix: 'a' };
    assert.equal((await refusal('FilterLogEvents', both))[0], 'InvalidParameterException');
  });

  it('gives every event once over its pages, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ stream: fc.constantFrom('s', 't'), age: fc.nat(5), keep: fc.boolean() }), {
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 7 }),
        async (written, limit) => {
          const { call, put, clock } = await logsWorld();
          await put('s', 'keep s');
          await put('t', 'keep t');
          clock.advance(100);
          for (const [index, event] of written.entries()) {
            const logEvents = [
              { timestamp: clock.now() - event.age, message: `${event.keep ? 'keep' : 'drop'} ${index}` },
            ];
            await call('PutLogEvents', { logGroupName, logStreamName: event.stream, logEvents });
          }

          const found: (string | undefined)[] = [];
          let nextToken: string | undefined;
          do {
            const page = await call('FilterLogEvents', { logGroupName, limit, nextToken, filterPattern: 'keep' });
            found.push(...(page.events ?? []).map(({ message }) => message));
            nextToken = page.nextToken;
          } while (nextToken !== undefined);

          const kept = written.flatMap(({ keep }, index) => (keep ? [`keep ${index}`] : []));
          assert.deepEqual(found.sort(), ['keep s', 'keep t', ...kept].sort());
        },
      ),
      { numRuns: 50 },
    );
  });

  it('starts with the latest events where asked, and goes on backward', async () => {
    const { call, put, refusal, clock } = await logsWorld();
    await put('s', 'a', 'b', 'c');
    const asked = { logGroupName, startFromHead: false, startTime: clock.now() - 1000, limit: 2 };

    const first = await call('FilterLogEvents', asked);
    const second = await call('FilterLogEvents', { ...asked, startFromHead: true, nextToken: first.nextToken });
    const [code] = await refusal('FilterLogEvents', { logGroupName, startFromHead: false });

    assert.deepEqual(
      first.events?.map(({ message }) => message),
      ['c', 'b'],
    );
    assert.deepEqual(
      second.events?.map(({ message }) => message),
      ['a'],
    );
    assert.equal(code, 'InvalidParameterException');
  });

  it('answers with at most a mebibyte', async () => {
    const { call, put } = await logsWorld();
    const message = 'x'.repeat(400_000);
    for (let n = 0; n < 3; n++) await put('s', message);

    const first = await call('FilterLogEvents', { logGroupName });
    const second = await call('FilterLogEvents', { logGroupName, nextToken: first.nextToken });

    assert.deepEqual([first.events?.length, second.events?.length, second.nextToken], [2, 1, undefined]);
  });

  it('ends a search that finds nothing for long with a token to go on', async () => {
    const { call, put, store, clock } = await logsWorld();
    await put('s', 'm');
    const event = { timestamp: clock.now(), ingestionTime: clock.now(), message: 'noise' };
    store.events.append(logGroupName, 's', Array(50_000).fill(event));
    await put('s', 'needle');

    const first = await call('FilterLogEvents', { logGroupName, filterPattern: 'needle' });
    const second = await call('FilterLogEvents', { logGroupName, filterPattern: 'needle', nextToken: first.nextToken });

    assert.deepEqual(first.events, []);
    assert.deepEqual([second.events?.length, second.nextToken], [1, undefined]);
  });
});
