import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { EventRange, StoredEvent } from '../../src/store/event-log.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-aws-store-'));
const opened: Store[] = [];
let files = 0;
after(() => {
  for (const store of opened) store.close();
  rmSync(folder, { recursive: true });
});

const kinds: [name: string, open: () => Store][] = [
  ['in memory', memoryStore],
  ['in SQLite', () => openSqliteStore(join(folder, `${++files}.db`))],
];

for (const [name, open] of kinds) {
  const fresh = (): Store => {
    const store = open();
    opened.push(store);
    return store;
  };

  describe(`a store ${name}`, () => {
    it('gives back what was put last under a key', () => {
      const table = fresh().table<{ n: number }>('a');

      table.put('x', { n: 1 });
      table.put('x', { n: 2 });

      assert.deepEqual([table.get('x'), table.has('x'), table.size, table.get('y')], [{ n: 2 }, true, 1, undefined]);
    });

    it('keeps rows in order of first insertion', () => {
      const table = fresh().table<string>('a');

      for (const key of ['c', 'a', 'b', 'a']) table.put(key, key);
      table.delete('c');
      table.put('c', 'c again');

      assert.deepEqual([...table.values()], ['a', 'b', 'c again']);
    });

    it('tells the keys of every table', () => {
      const store = fresh();
      store.table<number>('a').put('y', 1);
      store.table<number>('a').put('x', 2);
      store.table<number>('b').put('z', 3);

      assert.deepEqual({ ...store.contents() }, { a: ['y', 'x'], b: ['z'] });
    });

    it('says whether there was something to delete', () => {
      const table = fresh().table<number>('a');
      table.put('x', 1);

      assert.deepEqual([table.delete('x'), table.delete('x'), table.size], [true, false, 0]);
    });

    it('gives the same table for the same name, and another for another', () => {
      const store = fresh();

      store.table<number>('a').put('x', 1);

      assert.equal(store.table<number>('a').get('x'), 1);
      assert.equal(store.table<number>('b').get('x'), undefined);
    });

    it('forgets everything at once, also in tables that were handed out', () => {
      const store = fresh();
      const table = store.table<number>('a');
      table.put('x', 1);
      store.events.append('g', 's', [event(1)]);

      store.reset();
      table.put('y', 2);

      assert.deepEqual([...table.values()], [2]);
      assert.deepEqual(messages(store, { group: 'g' }), []);
    });
  });

  describe(`log events ${name}`, () => {
    it('are read in order of time, then of arrival, across streams', () => {
      const store = fresh();

      store.events.append('g', 's', [event(2, 'b'), event(4, 'd')]);
      store.events.append('g', 't', [event(1, 'a'), event(2, 'c'), event(5, 'e')]);
      store.events.append('other', 's', [event(1, 'x')]);

      assert.deepEqual(messages(store, { group: 'g' }), ['a', 'b', 'c', 'd', 'e']);
      assert.deepEqual(messages(store, { group: 'g', order: 'newest first', limit: 2 }), ['e', 'd']);
    });

    it('are read by stream, by time and by position', () => {
      const store = fresh();
      store.events.append('g', 's', [event(1, 'a'), event(2, 'b'), event(2, 'c'), event(3, 'd')]);
      store.events.append('g', 't', [event(2, 't')]);
      store.events.append('g', 'u', [event(2, 'u')]);
      const [, b] = read(store, { group: 'g', streams: ['s'] });

      assert.deepEqual(messages(store, { group: 'g', streams: ['s'] }), ['a', 'b', 'c', 'd']);
      assert.deepEqual(messages(store, { group: 'g', streams: ['t', 'u', 'missing'] }), ['t', 'u']);
      assert.deepEqual(messages(store, { group: 'g', streams: [] }), []);
      assert.deepEqual(messages(store, { group: 'g', from: 2, until: 3 }), ['b', 'c', 't', 'u']);
      assert.deepEqual(messages(store, { group: 'g', streams: ['s'], after: b }), ['c', 'd']);
      assert.deepEqual(messages(store, { group: 'g', streams: ['s'], before: b }), ['a']);
    });

    it('are summed up by stream and by group', () => {
      const store = fresh();

      store.events.append('g', 's', [event(5, 'ä')]);
      store.events.append('g', 's', [event(3, 'bc')]);

      assert.deepEqual(store.events.summary('g', 's'), {
        firstTimestamp: 3,
        lastTimestamp: 5,
        lastIngestionTime: 1000,
      });
      assert.equal(store.events.storedBytes('g'), 4);
      assert.equal(store.events.summary('g', 'missing'), undefined);
    });

    it('are deleted by age, by stream and by group', () => {
      const store = fresh();
      for (const stream of ['s', 't']) store.events.append('g', stream, [event(1, `old ${stream}`), event(2, stream)]);

      store.events.deleteOlderThan('g', 2);
      assert.deepEqual([messages(store, { group: 'g' }), store.events.storedBytes('g')], [['s', 't'], 2]);

      store.events.deleteStream('g', 's');
      assert.deepEqual([messages(store, { group: 'g' }), store.events.summary('g', 's')], [['t'], undefined]);

      store.events.deleteGroup('g');
      assert.deepEqual(messages(store, { group: 'g' }), []);
    });
  });
}

function event(timestamp: number, message = 'm'): { timestamp: number; ingestionTime: number; message: string } {
  return { timestamp, ingestionTime: 1000, message };
}

function read(store: Store, range: Partial<EventRange> & { group: string }): StoredEvent[] {
  return store.events.read({ order: 'oldest first', limit: 100, ...range });
}

function messages(store: Store, range: Partial<EventRange> & { group: string }): string[] {
  return read(store, range).map(({ message }) => message);
}
