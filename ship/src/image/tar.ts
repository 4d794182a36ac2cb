import { ImageError } from './image-error.ts';

/** A file or folder in a layer, owned by root. */
export type TarEntry =
  | { readonly kind: 'file'; readonly path: string; readonly mode: number; readonly content: Uint8Array }
  | { readonly kind: 'directory'; readonly path: string; readonly mode: number };

const blockSize = 512;

/**
 * Writes a POSIX tar archive (ustar, with pax records where a name needs them) that depends on nothing but the entries:
 * sorted by the bytes of the path, owner 0:0 by number, time 0.
 *
 * @param entries paths are relative, with `/`, without `.` or `..`; each once
 * @throws ImageError `layer-invalid` for a path that is not so
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export function writeTar(entries: readonly TarEntry[]): Uint8Array {
  const sorted = entries
    .map((entry) => ({ entry, name: Buffer.from(nameOf(entry)) }))
    .sort((one, other) => Buffer.compare(one.name, other.name));

  const blocks: Uint8Array[] = [];
  let previous: Buffer | undefined;
  for (const { entry, name } of sorted) {
    if (previous?.equals(name)) throw invalid(entry.path, 'is there twice');
    previous = name;
    const content = entry.kind === 'file' ? entry.content : new Uint8Array();
    const shortName = splitName(name);
    if (shortName === undefined) blocks.push(...paxBlocks(name));
    const typeFlag = entry.kind === 'file' ? '0' : '5';
    blocks.push(
      header(shortName ?? { prefix: noBytes, name: name.subarray(0, 100) }, entry.mode, content.length, typeFlag),
      ...padded(content),
    );
  }
  blocks.push(new Uint8Array(2 * blockSize));
  return Buffer.concat(blocks);
}

const noBytes = Buffer.alloc(0);

function nameOf({ kind, path }: TarEntry): string {
  const isRelative = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isRelative) throw invalid(path, 'is not a relative path without . and ..');
  if (path.includes('\0')) throw invalid(path, 'has a NUL in it');
  if (!path.isWellFormed()) throw invalid(path, 'is not well-formed Unicode');
  return kind === 'directory' ? `${path}/` : path;
}

function invalid(path: string, why: string): ImageError {
  return new ImageError({
    code: 'layer-invalid',
    what: `the path ${why}`,
    where: JSON.stringify(path),
    remedy: 'give each file of a layer one relative path',
  });
}

interface HeaderName {
  readonly prefix: Buffer;
  readonly name: Buffer;
}

/** Into ustar's two fields (155 and 100 bytes), cut at a slash; undefined where that is not possible, or not ASCII. */
function splitName(name: Buffer): HeaderName | undefined {
  if (name.some((byte) => byte < 0x20 || byte > 0x7e)) return undefined;
  if (name.length <= 100) return { prefix: noBytes, name };
  const slash = name.indexOf('/', name.length - 101);
  const isCut = slash > 0 && slash <= 155 && slash < name.length - 1;
  return isCut ? { prefix: name.subarray(0, slash), name: name.subarray(slash + 1) } : undefined;
}

/** An extended header: one record `<length> path=<name>\n`, whose length counts its own digits. */
function paxBlocks(name: Buffer): Uint8Array[] {
  const rest = Buffer.concat([Buffer.from(' path='), name, Buffer.from('\n')]);
  let length = rest.length + String(rest.length).length;
  length = rest.length + String(length).length;
  const record = Buffer.concat([Buffer.from(String(length)), rest]);
  return [header({ prefix: noBytes, name: Buffer.from('pax') }, 0o644, record.length, 'x'), ...padded(record)];
}

function header({ prefix, name }: HeaderName, mode: number, size: number, typeFlag: string): Uint8Array {
  const block = Buffer.alloc(blockSize);
  const octal = (value: number, offset: number, width: number): void => {
    block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset, 'latin1');
  };
  block.set(name, 0);
  octal(mode & 0o7777, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write(typeFlag, 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  octal(0, 329, 8);
  octal(0, 337, 8);
  block.set(prefix, 345);

  // The checksum is taken with its own field full of spaces.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function padded(content: Uint8Array): Uint8Array[] {
  const missing = (blockSize - (content.length % blockSize)) % blockSize;
  return missing === 0 ? [content] : [content, new Uint8Array(missing)];
}
