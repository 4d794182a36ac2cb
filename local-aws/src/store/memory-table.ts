import { type Filed, RowIndex } from './row-index.ts';
import type { Index, Table } from './store.ts';

/** Rows in memory, with the indexes that were asked for. */
export class MemoryTable<Row> implements Table<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #indexes: RowIndex<Row>[] = [];
  /** By key; empty without an index. */
  readonly #filed = new Map<string, Filed<Row>>();
  #places = 0;

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
    this.#rows.set(key, row);
    if (this.#indexes.length === 0) return;
    const filed = this.#filed.get(key);
    if (filed === undefined) {
      const added = this.#file(key, row);
      for (const index of this.#indexes) index.add(added);
    } else {
      for (const index of this.#indexes) index.change(filed, row);
      filed.row = row;
    }
  }

  delete(key: string): boolean {
    const filed = this.#filed.get(key);
    if (filed !== undefined) for (const index of this.#indexes) index.remove(filed);
    this.#filed.delete(key);
    return this.#rows.delete(key);
  }

  keys(): string[] {
    return [...this.#rows.keys()];
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  indexBy(valuesOf: (row: Row) => readonly string[]): Index<Row> {
    if (this.#indexes.length === 0) for (const [key, row] of this.#rows) this.#file(key, row);
    const index = new RowIndex(valuesOf);
    for (const filed of this.#filed.values()) index.add(filed);
    this.#indexes.push(index);
    return index;
  }

  clear(): void {
    this.#rows.clear();
    this.#filed.clear();
    for (const index of this.#indexes) index.clear();
  }

  #file(key: string, row: Row): Filed<Row> {
    this.#places += 1;
    const filed = { row, place: this.#places };
    this.#filed.set(key, filed);
    return filed;
  }
}
