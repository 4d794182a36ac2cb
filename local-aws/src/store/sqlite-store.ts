import { DatabaseSync } from 'node:sqlite';
import { SqliteEventLog } from './sqlite-event-log.ts';
import { SqliteTable } from './sqlite-table.ts';
import type { Store, Table } from './store.ts';
import { StoreError } from './store-error.ts';

const schemaVersion = 1;

const schema = `
  CREATE TABLE rows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (kind, key)
  );
  CREATE TABLE log_groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
  );
  CREATE TABLE log_streams (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    log_group INTEGER NOT NULL,
    name TEXT NOT NULL,
    first_timestamp INTEGER NOT NULL,
    last_timestamp INTEGER NOT NULL,
    last_ingestion INTEGER NOT NULL,
    stored_bytes INTEGER NOT NULL,
    UNIQUE (log_group, name)
  );
  CREATE TABLE log_events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    log_group INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    ingestion INTEGER NOT NULL,
    message TEXT NOT NULL
  );
  CREATE INDEX log_events_of_group ON log_events (log_group, timestamp);
  CREATE INDEX log_events_of_stream ON log_events (stream, timestamp);
  PRAGMA user_version = ${schemaVersion};
`;

/**
 * State that outlives the process, also when it is killed: what was put is in the file when `put` returns. Reads come
 * from memory. One process at a time may have the file open.
 * @throws {StoreError}
 */
export function openSqliteStore(path: string): Store {
  const database = open(path);
  const tables = new Map<string, SqliteTable<unknown>>();
  const events = new SqliteEventLog(database);
  // Who asks for a table knows what rows it put there; only the overload may say so.
  function table<Row>(name: string): Table<Row>;
  function table(name: string): Table<unknown> {
    const found = tables.get(name) ?? new SqliteTable<unknown>(database, name);
    tables.set(name, found);
    return found;
  }
  return {
    table,
    events,
    contents() {
      const keys: Record<string, string[]> = {};
      for (const { kind, key } of database.prepare('SELECT kind, key FROM rows ORDER BY id').iterate()) {
        const table = `${kind}`;
        const known = keys[table] ?? [];
        known.push(`${key}`);
        keys[table] = known;
      }
      return keys;
    },
    reset() {
      database.exec(
        'BEGIN; DELETE FROM rows; DELETE FROM log_events; DELETE FROM log_streams; DELETE FROM log_groups; COMMIT',
      );
      for (const each of tables.values()) each.reload();
    },
    close: () => database.close(),
  };
}

function open(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    // Exclusive: two processes with the rows in their memories would each undo what the other puts.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('BEGIN EXCLUSIVE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version > schemaVersion) throw newer(path, version);
    if (version === 0) database.exec(schema);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof StoreError ? error : unopened(path, error);
  }
}

function newer(path: string, version: number): StoreError {
  const what = `The state was written by a newer local-aws (schema ${version}, this one knows ${schemaVersion})`;
  return new StoreError('newer', path, what, 'Use the newer version, or delete the file to start afresh.');
}

function unopened(path: string, cause: unknown): StoreError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message.includes('locked')) {
    const remedy = 'Stop the other one, or choose another data folder.';
    return new StoreError('in use', path, 'Another local-aws has this state open', remedy, cause);
  }
  const remedy = 'Check the path and its permissions, or delete the file to start afresh.';
  return new StoreError('unreadable', path, `The state cannot be opened (${message})`, remedy, cause);
}
