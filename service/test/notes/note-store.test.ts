import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorOf, positionOf } from '../../src/notes/cursor.ts';
import { createIdempotency } from '../../src/notes/idempotency.ts';
import { createNoteStore } from '../../src/notes/note-store.ts';

const aNote = (id: string) => ({ id, title: id, text: '', createdAt: '2026-11-23T12:00:00.000Z' });

test('beyond its capacity a store forgets its oldest notes', async () => {
  const store = createNoteStore(2);

  for (const id of ['a', 'b', 'c']) await store.add(aNote(id));

  assert.equal(await store.find('a'), undefined);
  assert.deepEqual(await store.list(0, 10), { notes: [aNote('b'), aNote('c')], next: undefined });
});

test('a cursor is what was made by cursorOf, and nothing else', () => {
  for (const position of [0, 1, 999_999_999_999]) assert.equal(positionOf(cursorOf(position)), position);
  for (const other of ['', 'abc', `${cursorOf(1)}=`, Buffer.from('notes:01').toString('base64url')]) {
    assert.equal(positionOf(other), undefined, other);
  }
});

test('what failed may be tried again under its key', async () => {
  const idempotency = createIdempotency<string>();
  const broken = async (): Promise<string> => {
    throw new Error('the disk is full');
  };

  await assert.rejects(idempotency.once('k', {}, 0, broken), /the disk is full/);

  assert.deepEqual(await idempotency.once('k', {}, 0, async () => 'done'), { outcome: 'done', result: 'done' });
});

test('keys are forgotten after their time, and the oldest beyond the capacity', async () => {
  const idempotency = createIdempotency<number>({ capacity: 2, keepSeconds: 60 });
  let done = 0;
  const once = (key: string, now: number) =>
    idempotency.once(key, {}, now, async () => {
      done += 1;
      return done;
    });

  await once('a', 0);
  await once('a', 59_999);
  assert.equal(done, 1);
  await once('a', 60_000);
  assert.equal(done, 2);
  await once('b', 60_001);
  await once('c', 60_002);
  await once('a', 60_003);
  assert.equal(done, 5);
});
