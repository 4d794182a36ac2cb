import { memoryStore } from '../../src/store/memory-store.ts';
import type { Store, Table } from '../../src/store/store.ts';

/** A store that counts the rows that are read from its tables: the work that does not depend on the machine. */
export interface CountingStore extends Store {
  /** How many rows are read while something is done. */
  rowsReadBy(work: () => unknown): Promise<number>;
}

export function countingStore(): CountingStore {
  const store = memoryStore();
  let read = 0;

  function table<Row>(name: string): Table<Row> {
    const rows = store.table<Row>(name);
    return {
      get size() {
        return rows.size;
      },
      get(key) {
        read += 1;
        return rows.get(key);
      },
      has(key) {
        read += 1;
        return rows.has(key);
      },
      put: (key, row) => rows.put(key, row),
      delete: (key) => rows.delete(key),
      values: () =>
        Iterator.from(rows.values()).map((row) => {
          read += 1;
          return row;
        }),
      indexBy(valuesOf) {
        const index = rows.indexBy(valuesOf);
        return {
          of(value) {
            const found = index.of(value);
            read += found.length;
            return found;
          },
          countOf: (value) => index.countOf(value),
        };
      },
    };
  }
  return {
    ...store,
    table,
    async rowsReadBy(work) {
      read = 0;
      await work();
      return read;
    },
  };
}
