import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { EventLog, EventRange, NewEvent, StoredEvent, StreamSummary } from './event-log.ts';
import { bytesOf, widen } from './memory-event-log.ts';

const groupId = '(SELECT id FROM log_groups WHERE name = ?)';
const streamId = `(SELECT id FROM log_streams WHERE log_group = ${groupId} AND name = ?)`;

/** Log events in the database and nowhere else; appending is one transaction a call. */
export class SqliteEventLog implements EventLog {
  readonly #database: DatabaseSync;
  /** By their text: the same few statements are run again and again. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  append(group: string, stream: string, events: readonly NewEvent[]): void {
    if (events.length === 0) return;
    this.#transaction(() => {
      const [inGroup, inStream] = this.#touch(group, stream, events);
      const insert = this.#prepared(
        'INSERT INTO log_events (log_group, stream, timestamp, ingestion, message) VALUES (?, ?, ?, ?, ?)',
      );
      for (const { timestamp, ingestionTime, message } of events) {
        insert.run(inGroup, inStream, timestamp, ingestionTime, message);
      }
    });
  }

  read(range: EventRange): StoredEvent[] {
    const { conditions, values } = conditionsOf(range);
    const direction = range.order === 'oldest first' ? 'ASC' : 'DESC';
    const statement = this.#prepared(`
      SELECT sequence, timestamp, ingestion, message,
        (SELECT name FROM log_streams WHERE id = log_events.stream) AS name
      FROM log_events WHERE ${conditions.join(' AND ')}
      ORDER BY timestamp ${direction}, sequence ${direction} LIMIT ?`);
    return statement.all(...values, range.limit).map(eventOf);
  }

  summary(group: string, stream: string): StreamSummary | undefined {
    const row = this.#prepared(`SELECT * FROM log_streams WHERE id = ${streamId}`).get(group, stream);
    return (
      row && {
        firstTimestamp: Number(row.first_timestamp),
        lastTimestamp: Number(row.last_timestamp),
        lastIngestionTime: Number(row.last_ingestion),
      }
    );
  }

  storedBytes(group: string): number {
    const row = this.#prepared(
      `SELECT coalesce(sum(stored_bytes), 0) AS bytes FROM log_streams WHERE log_group = ${groupId}`,
    ).get(group);
    return Number(row?.bytes ?? 0);
  }

  deleteStream(group: string, stream: string): void {
    this.#transaction(() => {
      this.#prepared(`DELETE FROM log_events WHERE stream = ${streamId}`).run(group, stream);
      this.#prepared(`DELETE FROM log_streams WHERE id = ${streamId}`).run(group, stream);
    });
  }

  deleteGroup(group: string): void {
    this.#transaction(() => {
      this.#prepared(`DELETE FROM log_events WHERE log_group = ${groupId}`).run(group);
      this.#prepared(`DELETE FROM log_streams WHERE log_group = ${groupId}`).run(group);
      this.#prepared('DELETE FROM log_groups WHERE name = ?').run(group);
    });
  }

  deleteOlderThan(group: string, time: number): void {
    this.#transaction(() => {
      this.#prepared(`
        UPDATE log_streams SET stored_bytes = stored_bytes - (
          SELECT coalesce(sum(octet_length(message)), 0) FROM log_events WHERE stream = log_streams.id AND timestamp < ?
        ) WHERE log_group = ${groupId}`).run(time, group);
      this.#prepared(`DELETE FROM log_events WHERE log_group = ${groupId} AND timestamp < ?`).run(group, time);
    });
  }

  /** Makes the stream known, with the events in its summary. */
  #touch(group: string, stream: string, events: readonly NewEvent[]): [inGroup: number, inStream: number] {
    const { firstTimestamp, lastTimestamp, lastIngestionTime } = widen(this.summary(group, stream), events);
    this.#prepared('INSERT INTO log_groups (name) VALUES (?) ON CONFLICT DO NOTHING').run(group);
    const row = this.#prepared(`
      INSERT INTO log_streams (log_group, name, first_timestamp, last_timestamp, last_ingestion, stored_bytes)
      VALUES (${groupId}, ?, ?, ?, ?, ?)
      ON CONFLICT (log_group, name) DO UPDATE SET first_timestamp = excluded.first_timestamp,
        last_timestamp = excluded.last_timestamp, last_ingestion = excluded.last_ingestion,
        stored_bytes = stored_bytes + excluded.stored_bytes
      RETURNING log_group, id`).get(group, stream, firstTimestamp, lastTimestamp, lastIngestionTime, bytesOf(events));
    return [Number(row?.log_group), Number(row?.id)];
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #transaction(change: () => void): void {
    this.#database.exec('BEGIN');
    try {
      change();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Either index gives its events in order, so that a page of a long log is read without sorting the log. */
function conditionsOf({ group, streams, from, until, after, before }: EventRange): {
  conditions: string[];
  values: SQLInputValue[];
} {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const condition = (sql: string, ...bound: SQLInputValue[]): void => {
    conditions.push(sql);
    values.push(...bound);
  };
  const [only] = streams ?? [];
  if (only !== undefined && streams?.length === 1) condition(`stream = ${streamId}`, group, only);
  else condition(`log_group = ${groupId}`, group);
  if (streams && streams.length !== 1) {
    condition(
      `stream IN (SELECT id FROM log_streams WHERE log_group = ${groupId} AND name IN (SELECT value FROM json_each(?)))`,
      group,
      JSON.stringify(streams),
    );
  }
  if (from !== undefined) condition('timestamp >= ?', from);
  if (until !== undefined) condition('timestamp < ?', until);
  if (after) condition('(timestamp, sequence) > (?, ?)', after.timestamp, after.sequence);
  if (before) condition('(timestamp, sequence) < (?, ?)', before.timestamp, before.sequence);
  return { conditions, values };
}

function eventOf(row: Record<string, SQLOutputValue>): StoredEvent {
  return {
    sequence: Number(row.sequence),
    stream: String(row.name),
    timestamp: Number(row.timestamp),
    ingestionTime: Number(row.ingestion),
    message: String(row.message),
  };
}
