import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type TarEntry, writeTar } from '../../src/image/tar.ts';
import { readTar } from './read-tar.ts';

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 130 })
  .filter((text) => text !== '.' && text !== '..' && !/[/\0]/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const mode = fc.constantFrom(0o644, 0o755, 0o444);
const entry: fc.Arbitrary<TarEntry> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), path, mode, content: fc.uint8Array({ maxLength: 1500 }) }),
  fc.record({ kind: fc.constant('directory' as const), path, mode }),
);
const entries = fc.uniqueArray(entry, { selector: ({ kind, path: at }) => `${kind}:${at}`, maxLength: 12 });

const aFile = (at: string): TarEntry => ({ kind: 'file', path: at, mode: 0o644, content: Buffer.from(at) });

test('any set of files gives the same bytes in whatever order it comes', () => {
  fc.assert(
    fc.property(
      entries.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
      ([given, shuffled]) => {
        assert.deepEqual(writeTar(shuffled), writeTar(given));
      },
    ),
    { numRuns: 100 },
  );
});

test('what was written is what a reader finds, owned by root, at the time 0', () => {
  fc.assert(
    fc.property(entries, (given) => {
      const found = readTar(writeTar(given));

      const key = (at: string, content: Uint8Array, bits: number): string =>
        `${at} ${bits} ${Buffer.from(content).toString('hex')}`;
      assert.deepEqual(
        found.map(({ path: at, content, mode: bits }) => key(at, content, bits)).sort(),
        given
          .map((each) =>
            each.kind === 'file'
              ? key(each.path, each.content, each.mode)
              : key(`${each.path}/`, new Uint8Array(), each.mode),
          )
          .sort(),
      );
      assert.ok(found.every(({ owner, time }) => owner === '0:0' && time === 0));
    }),
    { numRuns: 100 },
  );
});

test('a folder comes before what lies in it', () => {
  const archive = writeTar([aFile('app/main.js'), { kind: 'directory', path: 'app', mode: 0o755 }]);

  assert.deepEqual(
    readTar(archive).map((each) => each.path),
    ['app/', 'app/main.js'],
  );
});

test('a long name is cut at a slash where it can be, and has a pax record where it cannot', () => {
  const cut = `${'d'.repeat(90)}/${'f'.repeat(95)}`;
  const uncut = 'f'.repeat(101);

  const found = readTar(writeTar([aFile(cut), aFile(uncut)]));

  assert.deepEqual(
    found.map((each) => each.path),
    [cut, uncut],
  );
});

for (const bad of ['', '/etc/passwd', '../secret', 'app/../../secret', 'app//main.js', 'app/', 'a\0b', './main.js']) {
  test(`the path ${JSON.stringify(bad)} is refused`, () => {
    assert.throws(() => writeTar([aFile(bad)]), { code: 'layer-invalid' });
  });
}

test('a path that is there twice is refused', () => {
  assert.throws(() => writeTar([aFile('app/main.js'), aFile('app/main.js')]), { code: 'layer-invalid' });
});
