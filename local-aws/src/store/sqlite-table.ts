import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { MemoryTable } from './memory-table.ts';
import type { Index, Table } from './store.ts';

/** Rows in memory, written through to the database one by one. */
export class SqliteTable<Row> implements Table<Row> {
  readonly #kind: string;
  readonly #rows = new MemoryTable<Row>();
  readonly #selectAll: StatementSync;
  readonly #upsert: StatementSync;
  readonly #deleteOne: StatementSync;

  constructor(database: DatabaseSync, kind: string) {
    this.#kind = kind;
    this.#selectAll = database.prepare('SELECT key, value FROM rows WHERE kind = ? ORDER BY id');
    this.#upsert = database.prepare(
      'INSERT INTO rows (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value',
    );
    this.#deleteOne = database.prepare('DELETE FROM rows WHERE kind = ? AND key = ?');
    this.reload();
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  put(key: string, row: Row): void {
    this.#upsert.run(this.#kind, key, JSON.stringify(row));
    this.#rows.put(key, row);
  }

  delete(key: string): boolean {
    if (!this.#rows.has(key)) return false;
    this.#deleteOne.run(this.#kind, key);
    return this.#rows.delete(key);
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  indexBy(valuesOf: (row: Row) => readonly string[]): Index<Row> {
    return this.#rows.indexBy(valuesOf);
  }

  reload(): void {
    this.#rows.clear();
    for (const { key, value } of this.#selectAll.iterate(this.#kind)) {
      const row: Row = JSON.parse(String(value));
      this.#rows.put(String(key), row);
    }
  }
}
