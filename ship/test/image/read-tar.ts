import assert from 'node:assert/strict';

export interface ReadEntry {
  readonly path: string;
  readonly typeFlag: string;
  readonly mode: number;
  readonly owner: string;
  readonly time: number;
  readonly content: Buffer;
}

/** Reads a tar archive as POSIX describes it, checking what a reader may rely on. */
export function readTar(archive: Uint8Array): readonly ReadEntry[] {
  const bytes = Buffer.from(archive);
  assert.equal(bytes.length % 512, 0);
  assert.ok(bytes.subarray(-1024).every((byte) => byte === 0));

  const entries: ReadEntry[] = [];
  let longPath: string | undefined;
  for (let at = 0; bytes[at] !== 0; ) {
    const block = bytes.subarray(at, at + 512);
    const text = (start: number, length: number): string =>
      block.toString('utf8', start, start + length).replace(/\0.*$/s, '');
    const octal = (start: number, length: number): number => Number.parseInt(text(start, length), 8);
    const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
    assert.equal(octal(148, 8), sum);
    assert.equal(block.toString('latin1', 257, 265), 'ustar\x0000');

    const size = octal(124, 12);
    const content = bytes.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    const typeFlag = text(156, 1);
    if (typeFlag === 'x') {
      longPath = paxPath(content);
      continue;
    }
    const prefix = text(345, 155);
    const path = longPath ?? (prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`);
    longPath = undefined;
    entries.push({
      path,
      typeFlag,
      mode: octal(100, 8),
      owner: `${octal(108, 8)}:${octal(116, 8)}`,
      time: octal(136, 12),
      content,
    });
  }
  return entries;
}

function paxPath(record: Buffer): string {
  const space = record.indexOf(' ');
  assert.equal(Number(record.toString('latin1', 0, space)), record.length);
  const body = record.toString('utf8', space + 1);
  assert.match(body, /^path=.*\n$/s);
  return body.slice('path='.length, -1);
}
