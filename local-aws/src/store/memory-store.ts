import { MemoryEventLog } from './memory-event-log.ts';
import { MemoryTable } from './memory-table.ts';
import type { Store, Table } from './store.ts';

/** State that ends with the process. */
export function memoryStore(): Store {
  const tables = new Map<string, MemoryTable<unknown>>();
  const events = new MemoryEventLog();
  // Who asks for a table knows what rows it put there; only the overload may say so.
  function table<Row>(name: string): Table<Row>;
  function table(name: string): Table<unknown> {
    const found = tables.get(name) ?? new MemoryTable<unknown>();
    tables.set(name, found);
    return found;
  }
  return {
    table,
    events,
    contents: () => Object.fromEntries([...tables].map(([name, each]) => [name, each.keys()])),
    reset() {
      for (const each of tables.values()) each.clear();
      events.clear();
    },
    close() {},
  };
}
