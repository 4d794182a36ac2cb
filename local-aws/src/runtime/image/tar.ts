import { ByteReader } from './byte-reader.ts';

interface EntryHead {
  /** As written in the archive, without a slash at the end. */
  readonly path: string;
  /** Permission bits, set-user-id and the like included. */
  readonly mode: number;
}

/** An entry of a tar archive. A file's bytes must be read (or left) before the next entry is asked for. */
export type TarEntry =
  | (EntryHead & { readonly kind: 'file'; readonly size: number; readonly content: AsyncIterable<Uint8Array> })
  | (EntryHead & { readonly kind: 'directory' })
  | (EntryHead & { readonly kind: 'symlink' | 'hardlink'; readonly target: string })
  /** Devices and pipes. */
  | (EntryHead & { readonly kind: 'special' });

/** The archive is cut off, damaged, or of a dialect that images do not use. */
export class InvalidTar extends Error {
  override readonly name = 'InvalidTar';
}

const block = 512;
/** Paths and extended headers are bounded: an archive of a few bytes must not fill the memory. */
const longestExtension = 1024 * 1024;

interface Extension {
  path?: string;
  linkpath?: string;
  size?: number;
}

/** Reads a tar archive: ustar, GNU's long names and sizes, pax extended headers. Throws InvalidTar. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(source);
  let extension: Extension = {};
  for (;;) {
    const header = await reader.read(block);
    // Some writers leave out the end mark, and others' readers do not miss it.
    if (header.length === 0) return;
    if (header.length < block) throw new InvalidTar('the archive ends within a header');
    if (header.every((byte) => byte === 0)) {
      await skipRest(reader);
      return;
    }
    checkSum(header);
    const type = String.fromCharCode(header[156] ?? 0);
    const ownSize = number(header.subarray(124, 136));
    switch (type) {
      case 'x':
        extension = { ...extension, ...paxRecords(await extended(reader, ownSize)) };
        continue;
      case 'g':
        await extended(reader, ownSize);
        continue;
      case 'L':
        extension.path = text(await extended(reader, ownSize));
        continue;
      case 'K':
        extension.linkpath = text(await extended(reader, ownSize));
        continue;
      default:
    }
    const head = {
      path: (extension.path ?? pathOf(header)).replace(/\/+$/, ''),
      mode: number(header.subarray(100, 108)) & 0o7777,
    };
    const size = extension.size ?? ownSize;
    const target = extension.linkpath ?? text(header.subarray(157, 257));
    extension = {};
    switch (type) {
      case '0':
      case '\0':
      case '7': {
        const content = new EntryContent(reader, size);
        yield { kind: 'file', ...head, size, content };
        await content.skip();
        break;
      }
      case '1':
        yield { kind: 'hardlink', ...head, target };
        break;
      case '2':
        yield { kind: 'symlink', ...head, target };
        break;
      case '5':
        yield { kind: 'directory', ...head };
        break;
      case '3':
      case '4':
      case '6':
        yield { kind: 'special', ...head };
        break;
      default:
        throw new InvalidTar(`entries of type ${JSON.stringify(type)} are not known`);
    }
  }
}

/** A file's bytes, then the padding up to the next block. */
class EntryContent implements AsyncIterable<Uint8Array> {
  readonly #reader: ByteReader;
  readonly #size: number;
  #left: number;

  constructor(reader: ByteReader, size: number) {
    this.#reader = reader;
    this.#size = size;
    this.#left = size;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const piece of this.#reader.pieces(this.#left)) {
      this.#left -= piece.length;
      yield piece;
    }
    if (this.#left > 0) throw new InvalidTar('the archive ends within a file');
  }

  async skip(): Promise<void> {
    for await (const _ of this);
    await skipPadding(this.#reader, this.#size);
  }
}

async function skipPadding(reader: ByteReader, size: number): Promise<void> {
  const padding = (block - (size % block)) % block;
  if ((await reader.read(padding)).length < padding) throw new InvalidTar('the archive ends within a file');
}

/** What follows the end mark counts for the layer's digest, so it is read, too. */
async function skipRest(reader: ByteReader): Promise<void> {
  for await (const _ of reader.pieces(Number.MAX_SAFE_INTEGER));
}

async function extended(reader: ByteReader, size: number): Promise<Uint8Array> {
  if (size > longestExtension) throw new InvalidTar(`an extended header has ${size} bytes`);
  const bytes = await reader.read(size);
  if (bytes.length < size) throw new InvalidTar('the archive ends within an extended header');
  await skipPadding(reader, size);
  return bytes;
}

function pathOf(header: Uint8Array): string {
  const name = text(header.subarray(0, 100));
  const isUstar = text(header.subarray(257, 262)) === 'ustar' && header[262] === 0;
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString();
}

/** Octal digits, or GNU's base 256 where the first bit is set. */
function number(field: Uint8Array): number {
  const first = field[0] ?? 0;
  if ((first & 0x80) === 0) {
    const digits = text(field).trim();
    if (!/^[0-7]*$/.test(digits)) throw new InvalidTar('a header holds a number that is not octal');
    return digits === '' ? 0 : Number.parseInt(digits, 8);
  }
  const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, first & 0x7f);
  if (!Number.isSafeInteger(value)) throw new InvalidTar('a header holds a number that is too large');
  return value;
}

function checkSum(header: Uint8Array): void {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  if (sum !== number(header.subarray(148, 156))) throw new InvalidTar('a header is damaged: its checksum is wrong');
}

/** `<length> <key>=<value>\n`, again and again. */
function paxRecords(bytes: Uint8Array): Extension {
  const extension: Extension = {};
  let position = 0;
  while (position < bytes.length) {
    const space = bytes.indexOf(0x20, position);
    const length = space < 0 ? Number.NaN : Number(Buffer.from(bytes.subarray(position, space)).toString('latin1'));
    const end = position + length;
    if (!Number.isSafeInteger(length) || end <= space || end > bytes.length)
      throw new InvalidTar('a pax header is damaged');
    const record = Buffer.from(bytes.subarray(space + 1, end - 1)).toString();
    const equals = record.indexOf('=');
    const value = record.slice(equals + 1);
    switch (record.slice(0, equals)) {
      case 'path':
        extension.path = value;
        break;
      case 'linkpath':
        extension.linkpath = value;
        break;
      case 'size':
        if (!/^\d{1,15}$/.test(value)) throw new InvalidTar('a pax header holds a wrong size');
        extension.size = Number(value);
        break;
      default:
    }
    position = end;
  }
  return extension;
}
