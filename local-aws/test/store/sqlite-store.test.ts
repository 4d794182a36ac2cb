import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-aws-sqlite-'));
after(() => rmSync(folder, { recursive: true }));

describe('a store in SQLite', () => {
  it('has everything, in its order, after it was closed and opened again', () => {
    const path = join(folder, 'again.db');
    const first = openSqliteStore(path);
    for (const key of ['c', 'a', 'b', 'a']) first.table<string>('a').put(key, `row ${key}`);
    first.events.append('g', 's', [{ timestamp: 1, ingestionTime: 2, message: 'm' }]);
    first.close();

    const second = openSqliteStore(path);

    assert.deepEqual([...second.table('a').values()], ['row c', 'row a', 'row b']);
    assert.equal(second.events.read({ group: 'g', order: 'oldest first', limit: 9 }).length, 1);
    second.close();
  });

  it('finds by an index what it found before it was closed and opened again', () => {
    const path = join(folder, 'index.db');
    const first = openSqliteStore(path);
    const table = first.table<{ key: string; says: string[] }>('a');
    const before = table.indexBy(({ says }) => says);
    for (const key of ['c', 'a', 'b', 'd']) table.put(key, { key, says: ['old'] });
    for (const key of ['b', 'c']) table.put(key, { key, says: ['new'] });
    table.delete('d');
    const found = [before.of('old'), before.of('new')];
    first.close();

    const second = openSqliteStore(path);
    const after = second.table<{ key: string; says: string[] }>('a').indexBy(({ says }) => says);

    assert.deepEqual([after.of('old'), after.of('new')], found);
    assert.deepEqual(
      after.of('new').map(({ key }) => key),
      ['c', 'b'],
    );
    second.close();
  });

  it('has everything that was put before the process was killed', async () => {
    const path = join(folder, 'killed.db');
    const child = spawn(execPath, [join(import.meta.dirname, 'endless-puts.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    after(() => child.kill('SIGKILL'));
    let said = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout) {
      said += chunk;
      if (said.split('\n').length > 200) break;
    }
    child.kill('SIGKILL');
    const [, signal] = await once(child, 'exit');
    const last = Number(said.split('\n').at(-2));

    const store = openSqliteStore(path);

    assert.equal(signal, 'SIGKILL');
    assert.ok(last >= 199);
    const table = store.table<{ n: number }>('numbers');
    for (let n = 0; n <= last; n++) assert.deepEqual(table.get(String(n)), { n });
    assert.ok(store.events.read({ group: 'g', order: 'oldest first', limit: 100_000 }).length > last);
    store.close();
  });

  it('is open in one process at a time', () => {
    const path = join(folder, 'shared.db');
    const store = openSqliteStore(path);

    assert.throws(() => openSqliteStore(path), { name: 'StoreError', code: 'in use', path });
    store.close();
  });

  it('refuses a file that a newer version wrote, and leaves it as it is', () => {
    const path = join(folder, 'newer.db');
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();

    assert.throws(() => openSqliteStore(path), { name: 'StoreError', code: 'newer' });
    assert.throws(() => openSqliteStore(path), /schema 99/);
  });

  it('refuses a file that is no database, and a folder that is not there', () => {
    const path = join(folder, 'text.db');
    writeFileSync(path, 'not a database, and long enough to be read as one '.repeat(50));

    assert.throws(() => openSqliteStore(path), { name: 'StoreError', code: 'unreadable' });
    assert.throws(() => openSqliteStore(join(folder, 'missing/a.db')), { name: 'StoreError', code: 'unreadable' });
  });
});
