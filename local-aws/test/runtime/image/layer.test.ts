import assert from 'node:assert/strict';
import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { applyLayer, ImageTooLarge } from '../../../src/runtime/image/layer.ts';
import { PathOutsideRoot } from '../../../src/runtime/image/root-path.ts';
import { type TarFile, tar } from '../../registry/image-builder.ts';

describe('laying layers over each other', () => {
  let world: string;
  let root: string;

  beforeEach(async () => {
    world = await mkdtemp(join(tmpdir(), 'local-aws-layer-'));
    root = join(world, 'root');
    await mkdir(root);
    await writeFile(join(world, 'outside'), 'untouched');
  });
  afterEach(() => rm(world, { recursive: true, force: true }));

  const apply = (files: readonly TarFile[], budget = { bytes: 1_000_000, entries: 1000 }): Promise<void> =>
    applyLayer(root, Readable.from([tar(files)]), budget);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const modeOf = (path: string): number => lstatSync(join(root, path)).mode & 0o7777;

  it('makes files, directories and links with their modes', async () => {
    await apply([
      { path: './app/', type: '5', mode: 0o755 },
      { path: './app/run', content: 'go', mode: 0o755 },
      { path: 'app/alias', type: '2', target: 'run' },
      { path: 'app/same', type: '1', target: 'app/run' },
      { path: 'deep/er/file', content: 'parents are made' },
      { path: 'set-user-id', mode: 0o4755 },
      { path: 'dev/zero', type: '3' },
    ]);

    assert.equal(read('app/alias'), 'go');
    assert.equal(modeOf('app/run'), 0o755);
    assert.equal((await stat(join(root, 'app/same'))).ino, (await stat(join(root, 'app/run'))).ino);
    assert.equal(read('deep/er/file'), 'parents are made');
    assert.equal(modeOf('set-user-id'), 0o755);
    assert.equal(existsSync(join(root, 'dev/zero')), false);
  });

  it('hides with a whiteout what lower layers hold', async () => {
    await apply([{ path: 'a', content: '1' }, { path: 'b', content: '1' }, { path: 'd/x' }, { path: 'd/y' }]);

    await apply([{ path: '.wh.a' }, { path: 'd/.wh.x' }]);

    assert.deepEqual(await readdir(root), ['b', 'd']);
    assert.deepEqual(await readdir(join(root, 'd')), ['y']);
  });

  it('empties a directory with an opaque whiteout, yet keeps what its own layer brings', async () => {
    await apply([{ path: 'd/old' }, { path: 'd/sub/old' }]);

    await apply([{ path: 'd/new' }, { path: 'd/sub/new' }, { path: 'd/.wh..wh..opq' }]);

    assert.deepEqual(await readdir(join(root, 'd')), ['new', 'sub']);
    assert.deepEqual(await readdir(join(root, 'd/sub')), ['new']);
  });

  it('brings back a directory that it has just hidden', async () => {
    await apply([{ path: 'd/old' }, { path: 'd/older' }]);

    await apply([{ path: 'd/.wh.old' }, { path: '.wh.d' }, { path: 'd/new' }]);

    assert.deepEqual(await readdir(join(root, 'd')), ['new']);
  });

  it('puts a file where a directory was, and a directory where a link was', async () => {
    await apply([{ path: 'a/x' }, { path: 'b', type: '2', target: '/a' }]);

    await apply([
      { path: 'a', content: 'file' },
      { path: 'b', type: '5' },
    ]);

    assert.equal(read('a'), 'file');
    assert.ok(lstatSync(join(root, 'b')).isDirectory());
  });

  it('keeps absolute links inside the root, and writes through them', async () => {
    await apply([
      { path: 'usr/bin', type: '5' },
      { path: 'opt/link', type: '2', target: '/usr/bin' },
    ]);

    await apply([{ path: 'opt/link/tool', content: 'tool' }]);

    assert.equal(readlinkSync(join(root, 'opt/link')), '../usr/bin');
    assert.equal(read('usr/bin/tool'), 'tool');
  });

  const hostile: Readonly<Record<string, readonly TarFile[]>> = {
    'a path with ..': [{ path: '../outside', content: 'x' }],
    'a path with .. in the middle': [{ path: 'a/../../outside', content: 'x' }],
    'an absolute path': [{ path: '/outside', content: 'x' }],
    'a link out': [{ path: 'l', type: '2', target: '../outside' }],
    'an absolute link with ..': [{ path: 'l', type: '2', target: '/../outside' }],
    'a link out by way of another link': [
      { path: 'a/b', type: '5' },
      { path: 'a/b/top', type: '2', target: '../..' },
      { path: 'a/b/l', type: '2', target: 'top/../outside' },
    ],
    'a path through links that lead out only together': [
      { path: 'a/b/l', type: '2', target: 'd/../../..' },
      { path: 'a/b/d', type: '2', target: '../..' },
      { path: 'a/b/l/outside', content: 'x' },
    ],
    'a hard link to a path with ..': [{ path: 'l', type: '1', target: '../outside' }],
    'a hard link to an absolute path': [{ path: 'l', type: '1', target: '/etc/passwd' }],
    'a whiteout of the parent': [{ path: 'a/.wh...' }],
    'links in a circle': [
      { path: 'a', type: '2', target: 'b' },
      { path: 'b', type: '2', target: 'a' },
      { path: 'a/x', content: 'x' },
    ],
  };
  for (const [what, files] of Object.entries(hostile)) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(apply(files), PathOutsideRoot);

      assert.equal(readFileSync(join(world, 'outside'), 'utf8'), 'untouched');
    });
  }

  it('never changes anything outside the root, whatever an archive holds', async () => {
    const name = fc.constantFrom('a', 'b', '..', '.', '', 'outside', '.wh.a', '.wh.outside', '.wh..wh..opq');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const entry = fc.record({
      path,
      target: path,
      type: fc.constantFrom('0', '1', '2', '5'),
      content: fc.constant('x'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (files) => {
        await rm(root, { recursive: true });
        await mkdir(root);

        await apply(files.map((file) => (file.type === '0' ? file : { ...file, content: '' }))).catch(() => undefined);

        assert.deepEqual((await readdir(world)).toSorted(), ['outside', 'root']);
        assert.equal(readFileSync(join(world, 'outside'), 'utf8'), 'untouched');
      }),
      { numRuns: 300 },
    );
  });

  it('stops at its bounds of bytes and of files', async () => {
    await assert.rejects(apply([{ path: 'a', content: 'x'.repeat(11) }], { bytes: 10, entries: 10 }), ImageTooLarge);
    await assert.rejects(apply([{ path: 'a' }, { path: 'b' }], { bytes: 10, entries: 1 }), ImageTooLarge);
  });
});
