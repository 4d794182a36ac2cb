import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { InvalidTar, readTar } from '../../../src/runtime/image/tar.ts';
import { type TarFile, tar } from '../../registry/image-builder.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Everything an archive says, each file's bytes as text. */
async function contents(archive: Uint8Array, pieceSize = 700): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  for await (const entry of readTar(inPieces(archive, pieceSize))) {
    if (entry.kind === 'file') {
      const pieces: Uint8Array[] = [];
      for await (const piece of entry.content) pieces.push(piece);
      entries.push([entry.path, entry.mode, Buffer.concat(pieces).toString()]);
    } else if (entry.kind === 'symlink' || entry.kind === 'hardlink')
      entries.push([entry.path, entry.kind, entry.target]);
    else entries.push([entry.path, entry.kind]);
  }
  return entries;
}

describe('reading a tar archive', () => {
  it('gives back what was written, however the bytes arrive', async () => {
    const path = fc
      .array(fc.string({ unit: fc.constantFrom('a', 'B', '7', '-', 'é', ' '), minLength: 1, maxLength: 40 }), {
        minLength: 1,
        maxLength: 6,
      })
      .map((names) => names.join('/'));
    const file = fc.record({
      path,
      content: fc.string({ maxLength: 1500 }),
      mode: fc.constantFrom(0o644, 0o755, 0o4755),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { maxLength: 5 }),
        fc.integer({ min: 1, max: 2000 }),
        async (files, pieceSize) => {
          const found = await contents(tar(files), pieceSize);

          assert.deepEqual(
            found,
            files.map(({ path: name, content, mode }) => [name, mode, content]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('knows directories, links and devices', async () => {
    const archive = tar([
      { path: 'bin/', type: '5' },
      { path: 'bin/sh', type: '2', target: '/bin/dash' },
      { path: 'bin/dash', type: '1', target: `bin/${'long'.repeat(40)}` },
      { path: 'dev/null', type: '3' },
    ]);

    assert.deepEqual(await contents(archive), [
      ['bin', 'directory'],
      ['bin/sh', 'symlink', '/bin/dash'],
      ['bin/dash', 'hardlink', `bin/${'long'.repeat(40)}`],
      ['dev/null', 'special'],
    ]);
  });

  it('goes on behind a file that nobody read', async () => {
    const paths: string[] = [];

    for await (const { path } of readTar(inPieces(tar([{ path: 'a', content: 'x'.repeat(3000) }, { path: 'b' }]), 100)))
      paths.push(path);

    assert.deepEqual(paths, ['a', 'b']);
  });

  it('takes an archive without an end mark', async () => {
    const archive = tar([{ path: 'a', content: 'text' }]);

    assert.deepEqual(await contents(archive.subarray(0, -1024)), [['a', 0o644, 'text']]);
  });

  it('refuses what is cut off or damaged', async () => {
    const archive = tar([{ path: 'a', content: 'x'.repeat(600) }]);
    const damaged = Buffer.from(archive);
    damaged[3] = 1;
    const endless = tar([{ path: 'p'.repeat(101) }]);
    endless.write('99 path=x\n', 512);

    for (const wrong of [
      archive.subarray(0, 300),
      archive.subarray(0, 700),
      archive.subarray(0, 1112),
      damaged,
      endless,
    ]) {
      await assert.rejects(contents(wrong), InvalidTar);
    }
  });

  it('refuses extended headers that would fill the memory', async () => {
    const files: TarFile[] = [{ path: 'pax', type: 'x', content: 'x'.repeat(1024 * 1024 + 1) }];

    await assert.rejects(contents(tar(files)), InvalidTar);
  });

  it('never fails in another way, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.nat(1700), async (noise, at) => {
        const archive = Buffer.from(tar([{ path: 'p'.repeat(120), content: 'text' }]));
        archive.set(noise.subarray(0, archive.length - at), at);

        await contents(archive).catch((error: unknown) => assert.ok(error instanceof InvalidTar, String(error)));
      }),
      { numRuns: 300 },
    );
  });
});
