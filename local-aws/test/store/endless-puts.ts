import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';

/** Puts numbers until it is killed, and says each one after it was put. */
const [, , path = ''] = argv;
const store = openSqliteStore(path);
const table = store.table<{ n: number }>('numbers');
for (let n = 0; ; n++) {
  table.put(String(n), { n });
  store.events.append('g', 's', [{ timestamp: n, ingestionTime: n, message: String(n) }]);
  writeSync(1, `${n}\n`);
}
