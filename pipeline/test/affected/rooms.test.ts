import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesOf, rooms, testsOf } from '../../affected/rooms.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the rooms that are tested', () => {
  it('are those that npm test tests', () => {
    const { scripts }: { scripts: { test: string } } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

    const tested = [...scripts.test.matchAll(/'([^']+\.test\.ts)'/g)].map(([, pattern]) => pattern);

    assert.deepEqual(rooms.map(testsOf).toSorted(), tested.toSorted());
  });

  it('are all rooms that have tests', () => {
    const withTests = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'test')))
      .map(({ name }) => name);

    assert.deepEqual(rooms.map(({ name }) => name).toSorted(), withTests.toSorted());
  });

  it('depend on their own files, on those that they use, and on what all use', () => {
    const files = ['service/src/a.ts', 'ship/src/b.ts', 'local-aws/src/c.ts', 'package-lock.json', 'README.md'];
    const [service] = rooms.filter(({ name }) => name === 'service');
    const [ship] = rooms.filter(({ name }) => name === 'ship');
    assert.ok(service && ship);

    assert.deepEqual(filesOf(service, files), ['package-lock.json', 'service/src/a.ts']);
    assert.deepEqual(filesOf(ship, files), [
      'local-aws/src/c.ts',
      'package-lock.json',
      'service/src/a.ts',
      'ship/src/b.ts',
    ]);
  });

  it('use only places that exist', () => {
    const missing = rooms.flatMap(({ uses }) => uses).filter((place) => !existsSync(join(root, place)));

    assert.deepEqual(missing, []);
  });
});
