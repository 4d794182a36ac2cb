/**
 * `npm run test:affected`: the tests of rooms whose files, or those that they depend on, differ from those of the last green
 * run. What was green is kept in .shipshape/test-results, which a pipeline caches.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, type Room, rooms, testsOf } from './rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, '.shipshape', 'test-results');
const all = execFileSync('git', ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const affected = rooms.filter((room) => !isGreen(room));

process.stdout.write(
  affected.length === 0
    ? 'Every room is as in its last green run: nothing to test.\n0 passed, 0 failed\n'
    : `To be tested: ${affected.map(({ name }) => name).join(', ')}.\n`,
);
for (const room of affected) {
  process.stdout.write(`\n# ${room.name}\n`);
  const tests = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-timeout=120000', testsOf(room)], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(tests, 'exit');
  if (code === 0) remember(room);
  else process.exitCode = 1;
}

function isGreen(room: Room): boolean {
  const file = join(results, room.name);
  return existsSync(file) && readFileSync(file, 'utf8') === hashOf(room);
}

function remember(room: Room): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, room.name), hashOf(room));
}

/** Of names and contents, and of the Node that runs them. */
function hashOf(room: Room): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of filesOf(room, all)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
