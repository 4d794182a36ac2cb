import type { Index } from './store.ts';

/** A row as the indexes of its table hold it, all of them the same one. */
export interface Filed<Row> {
  row: Row;
  /** In the table's order. */
  readonly place: number;
}

/** One index of a table, which tells it of every row that comes, changes or goes. */
export class RowIndex<Row> implements Index<Row> {
  readonly #valuesOf: (row: Row) => readonly string[];
  readonly #filed = new Map<string, Set<Filed<Row>>>();

  constructor(valuesOf: (row: Row) => readonly string[]) {
    this.#valuesOf = valuesOf;
  }

  of(value: string): Row[] {
    const found = [...(this.#filed.get(value) ?? [])];
    // A row that came to this value by a change still has its place; most come by being put.
    if (!isInOrder(found)) found.sort((one, other) => one.place - other.place);
    return found.map(({ row }) => row);
  }

  countOf(value: string): number {
    return this.#filed.get(value)?.size ?? 0;
  }

  add(filed: Filed<Row>): void {
    for (const value of this.#valuesOf(filed.row)) this.#file(filed, value);
  }

  /** To be told before the row changes. */
  change(filed: Filed<Row>, row: Row): void {
    const before = this.#valuesOf(filed.row);
    const after = this.#valuesOf(row);
    if (isSame(before, after)) return;
    for (const value of before) this.#unfile(filed, value);
    for (const value of after) this.#file(filed, value);
  }

  remove(filed: Filed<Row>): void {
    for (const value of this.#valuesOf(filed.row)) this.#unfile(filed, value);
  }

  clear(): void {
    this.#filed.clear();
  }

  #file(filed: Filed<Row>, value: string): void {
    const others = this.#filed.get(value);
    if (others === undefined) this.#filed.set(value, new Set([filed]));
    else others.add(filed);
  }

  #unfile(filed: Filed<Row>, value: string): void {
    const others = this.#filed.get(value);
    others?.delete(filed);
    if (others?.size === 0) this.#filed.delete(value);
  }
}

function isInOrder(filed: readonly { readonly place: number }[]): boolean {
  let last = 0;
  for (const { place } of filed) {
    if (place < last) return false;
    last = place;
  }
  return true;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}
