import { memoryStore } from '../../src/store/memory-store.ts';
import type { Store, Table } from '../../src/store/store.ts';

/** Hears of every row that is put into a table, and of the one it replaces. */
export interface Watcher<Row> {
  put(row: Row, before: Row | undefined): void;
}

/** A store in memory that tells who watches a table what is put there. */
export function watchedStore(watchers: ReadonlyMap<string, Watcher<unknown>>): Store {
  const store = memoryStore();
  const tables = new Map<string, Table<unknown>>();
  // As in the store itself: who asks for a table knows what rows it put there.
  function table<Row>(name: string): Table<Row>;
  function table(name: string): Table<unknown> {
    const found = tables.get(name) ?? watched(store.table<unknown>(name), watchers.get(name));
    tables.set(name, found);
    return found;
  }
  return { ...store, table };
}

function watched(table: Table<unknown>, watcher: Watcher<unknown> | undefined): Table<unknown> {
  if (!watcher) return table;
  return {
    get: (key) => table.get(key),
    has: (key) => table.has(key),
    put(key, row) {
      const before = table.get(key);
      table.put(key, row);
      watcher.put(row, before);
    },
    delete: (key) => table.delete(key),
    values: () => table.values(),
    indexBy: (valuesOf) => table.indexBy(valuesOf),
    get size() {
      return table.size;
    },
  };
}
