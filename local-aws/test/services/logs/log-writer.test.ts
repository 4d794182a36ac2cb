import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logGroupName, logsWorld } from './logs-world.ts';

describe('a writer for the output of a task', () => {
  it('is not opened in a group that does not exist', async () => {
    const { logs } = await logsWorld();

    assert.equal(logs.openStream('missing', 's'), undefined);
  });

  it('creates its stream and is read at once, at the clock’s time', async () => {
    const { logs, call, clock } = await logsWorld();
    const writer = logs.openStream(logGroupName, 'app/web/1');

    writer?.write('first');
    clock.advance(3);
    writer?.write('');
    writer?.write('second');
    const { events } = await call('FilterLogEvents', { logGroupName });

    const now = clock.now();
    assert.deepEqual(
      events?.map(({ message, timestamp, logStreamName }) => [message, timestamp, logStreamName]),
      [
        ['first', now - 3, 'app/web/1'],
        ['second', now, 'app/web/1'],
      ],
    );
  });

  it('appends what was written in a moment together', async () => {
    const { logs, clock, store } = await logsWorld();
    const append = store.events.append.bind(store.events);
    const batches: number[] = [];
    store.events.append = (group, stream, events) => {
      batches.push(events.length);
      append(group, stream, events);
    };
    const writer = logs.openStream(logGroupName, 's');

    for (let n = 0; n < 500; n++) writer?.write(`line ${n}`);
    clock.advance(10);
    for (let n = 0; n < 2_500; n++) writer?.write(`line ${n}`);
    clock.advance(10);

    assert.deepEqual(batches, [500, 2_000, 500]);
  });

  it('loses what a full disk cannot take, and goes on', async () => {
    const { logs, call, clock, store } = await logsWorld();
    const append = store.events.append.bind(store.events);
    store.events.append = () => {
      throw new Error('database or disk is full');
    };
    const writer = logs.openStream(logGroupName, 's');
    writer?.write('lost');
    clock.advance(10);

    store.events.append = append;
    writer?.write('kept');
    const { events } = await call('FilterLogEvents', { logGroupName });

    assert.deepEqual(
      events?.map(({ message }) => message),
      ['kept'],
    );
  });

  it('divides a line that is longer than an event may be', async () => {
    const { logs, call } = await logsWorld();

    logs.openStream(logGroupName, 's')?.write('x'.repeat(300_000));
    const { events } = await call('FilterLogEvents', { logGroupName });

    assert.deepEqual(
      events?.map(({ message }) => message?.length),
      [262_144, 37_856],
    );
  });

  it('writes nothing into a group that was deleted meanwhile, and goes on in a stream that was', async () => {
    const { logs, call } = await logsWorld();
    await call('CreateLogGroup', { logGroupName: 'other' });
    const writer = logs.openStream(logGroupName, 's');
    const other = logs.openStream('other', 's');

    await call('DeleteLogStream', { logGroupName, logStreamName: 's' });
    await call('DeleteLogGroup', { logGroupName: 'other' });
    writer?.write('still here');
    other?.write('lost');
    const { events } = await call('FilterLogEvents', { logGroupName });
    await call('CreateLogGroup', { logGroupName: 'other' });

    assert.equal(events?.length, 1);
    assert.deepEqual((await call('FilterLogEvents', { logGroupName: 'other' })).events, []);
  });

  it('keeps what was written when it is closed, and drops what comes later', async () => {
    const { logs, store } = await logsWorld();
    const writer = logs.openStream(logGroupName, 's');

    writer?.write('kept');
    logs.close();
    writer?.write('dropped');

    const kept = store.events.read({ group: logGroupName, order: 'oldest first', limit: 9 });
    assert.deepEqual(
      kept.map(({ message }) => message),
      ['kept'],
    );
  });

  it('makes room: events that have expired are deleted as new ones come', async () => {
    const { logs, call, clock, store } = await logsWorld();
    await call('PutRetentionPolicy', { logGroupName, retentionInDays: 1 });
    const writer = logs.openStream(logGroupName, 's');
    writer?.write('old');
    clock.advance(25 * 3_600_000);

    writer?.write('new');
    clock.advance(10);

    const kept = store.events.read({ group: logGroupName, order: 'oldest first', limit: 9 });
    assert.deepEqual(
      kept.map(({ message }) => message),
      ['new'],
    );
  });
});
