import type { EventLog } from './event-log.ts';

/**
 * Rows of one kind, by key, in order of first insertion. Rows are plain JSON values and are never changed in place: a
 * change is a `put` of a new row, which is kept (where the store keeps anything) when `put` returns.
 */
export interface Table<Row> {
  get(key: string): Row | undefined;
  has(key: string): boolean;
  put(key: string, row: Row): void;
  delete(key: string): boolean;
  values(): IterableIterator<Row>;
  readonly size: number;
  /**
   * Has the rows found by what they say of themselves, from now on and for as long as the table lives: to be asked for
   * once, where the table is. What a row says follows from the row alone.
   */
  indexBy(valuesOf: (row: Row) => readonly string[]): Index<Row>;
}

/** Rows of a table by a value: a question about a few of them costs what those few cost, however many there are. */
export interface Index<Row> {
  /** In the table's order. */
  of(value: string): Row[];
  /** How many there are, without looking at them. */
  countOf(value: string): number;
}

/** Where the services' state lives. One name is one table: asking twice gives the same one. */
export interface Store {
  table<Row>(name: string): Table<Row>;
  /** For what is appended in masses and read in order of time, and must not live in memory. */
  readonly events: EventLog;
  /** The keys of every table's rows, by the table's name, in order of first insertion. */
  contents(): Readonly<Record<string, readonly string[]>>;
  /** Forgets every row of every table, and every event. */
  reset(): void;
  close(): void;
}
