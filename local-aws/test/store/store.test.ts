import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { EventRange, StoredEvent } from '../../src/store/event-log.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { Index, Store, Table } from '../../src/store/store.ts';

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

    it('finds rows by what they say now, in the order of the table', () => {
      const table = fresh().table<{ name: string; colours: string[] }>('a');
      table.put('x', { name: 'x', colours: ['red'] });
      const byColour = table.indexBy(({ colours }) => colours);

      table.put('y', { name: 'y', colours: ['red', 'blue'] });
      table.put('x', { name: 'x', colours: ['blue'] });

      assert.deepEqual(
        byColour.of('blue').map(({ name }) => name),
        ['x', 'y'],
      );
      assert.deepEqual([byColour.countOf('red'), byColour.countOf('blue'), byColour.countOf('green')], [1, 2, 0]);
    });

    it('finds by its indexes what a walk over the rows finds, whatever was done to them', () => {
      fc.assert(
        fc.property(fc.array(aStep, { maxLength: 25 }), (steps) => {
          const store = open();
          const table = store.table<Saying>('a');
          const indexes: Index<Saying>[] = [];

          for (const step of steps) {
            take(step, store, table, indexes);

            for (const index of indexes) assertAgrees(index, table);
          }
          store.close();
        }),
      );
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

interface Saying {
  readonly n: number;
  readonly says: readonly string[];
}

const words = ['red', 'green', 'blue'] as const;
const aKey = fc.constantFrom('a', 'b', 'c', 'd');
const aSaying = fc.record({ n: fc.nat(9), says: fc.array(fc.constantFrom(...words), { maxLength: 3 }) });

type Step =
  | { readonly kind: 'put'; readonly key: string; readonly row: Saying }
  | { readonly kind: 'delete'; readonly key: string }
  | { readonly kind: 'index' }
  | { readonly kind: 'reset' };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put'), key: aKey, row: aSaying }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete'), key: aKey }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('index') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset') }) },
);

function take(step: Step, store: Store, table: Table<Saying>, indexes: Index<Saying>[]): void {
  switch (step.kind) {
    case 'put':
      table.put(step.key, step.row);
      return;
    case 'delete':
      table.delete(step.key);
      return;
    case 'index':
      indexes.push(table.indexBy(({ says }) => says));
      return;
    case 'reset':
      store.reset();
      return;
    default:
      step satisfies never;
  }
}

function assertAgrees(index: Index<Saying>, table: Table<Saying>): void {
  for (const word of words) {
    const walked = [...table.values()].filter(({ says }) => says.includes(word));
    assert.deepEqual(index.of(word), walked);
    assert.equal(index.countOf(word), walked.length);
  }
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
