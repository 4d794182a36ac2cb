import { MalformedInput } from '../protocol.ts';

/** A tagged value, e.g. tag 1: a point in time. */
export interface CborTagged {
  readonly tag: number;
  readonly value: CborValue;
}

/** A number that is written as a float even where it is whole: some clients read a float member from nothing else. */
export interface CborFloat {
  readonly float: number;
}

/** What CBOR holds, as the wire uses it: maps have text keys, whole numbers beyond 2^53 lose their last digits. */
export type CborValue =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<string, CborValue>
  | CborTagged
  | CborFloat;

const deepest = 100;
const breakByte = 0xff;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function isTagged(value: CborValue): value is CborTagged {
  return typeof value === 'object' && value !== null && 'tag' in value;
}

/**
 * Reads one value and refuses what follows it. Memory stays in proportion to the bytes: announced lengths are believed
 * only as far as bytes are there. https://www.rfc-editor.org/rfc/rfc8949
 * @throws {MalformedInput}
 */
export function readCbor(bytes: Uint8Array): CborValue {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (!reader.isAtEnd) throw new MalformedInput('The request body has bytes after its CBOR value.');
  return value;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  value(depth: number): CborValue {
    if (depth > deepest) throw new MalformedInput(`The request body is nested deeper than ${deepest} levels.`);
    const initial = this.#byte();
    const info = initial & 0x1f;
    switch (initial >> 5) {
      case 0:
        return this.#argument(info);
      case 1:
        return -1 - this.#argument(info);
      case 2:
        return this.#joined(2, info);
      case 3:
        return this.#text(info);
      case 4:
        return this.#list(info, depth);
      case 5:
        return this.#map(info, depth);
      case 6:
        return { tag: this.#argument(info), value: this.value(depth + 1) };
      default:
        return this.#simple(info);
    }
  }

  #list(info: number, depth: number): CborValue[] {
    const list: CborValue[] = [];
    for (const _ of this.#items(info)) list.push(this.value(depth + 1));
    return list;
  }

  #map(info: number, depth: number): Map<string, CborValue> {
    const map = new Map<string, CborValue>();
    for (const _ of this.#items(info)) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string') throw new MalformedInput('A key of a CBOR map is not text.');
      map.set(key, this.value(depth + 1));
    }
    return map;
  }

  /** As many turns as the list or map has items; an item is at least one byte, so a false length ends with the bytes. */
  *#items(info: number): Generator<void> {
    if (info === 31) {
      while (this.#peek() !== breakByte) yield;
      this.#position += 1;
      return;
    }
    for (let left = this.#argument(info); left > 0; left -= 1) yield;
  }

  #text(info: number): string {
    try {
      return utf8.decode(this.#joined(3, info));
    } catch (error) {
      if (error instanceof MalformedInput) throw error;
      throw new MalformedInput('A text in the request body is not UTF-8.');
    }
  }

  /** A byte or text string, whose pieces stand one after the other where its length was not known. */
  #joined(major: number, info: number): Uint8Array {
    if (info !== 31) return this.#take(this.#argument(info));
    const pieces: Uint8Array[] = [];
    while (this.#peek() !== breakByte) {
      const initial = this.#byte();
      if (initial >> 5 !== major || (initial & 0x1f) === 31) {
        throw new MalformedInput('A piece of a CBOR string is of another kind than the string.');
      }
      pieces.push(this.#take(this.#argument(initial & 0x1f)));
    }
    this.#position += 1;
    return Uint8Array.from(Buffer.concat(pieces));
  }

  #argument(info: number): number {
    if (info < 24) return info;
    const at = this.#position;
    switch (info) {
      case 24:
        return this.#byte();
      case 25:
        this.#skip(2);
        return this.#view.getUint16(at);
      case 26:
        this.#skip(4);
        return this.#view.getUint32(at);
      case 27:
        this.#skip(8);
        return Number(this.#view.getBigUint64(at));
      default:
        throw new MalformedInput('The request body is not valid CBOR.');
    }
  }

  #simple(info: number): CborValue {
    const at = this.#position;
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        this.#skip(2);
        return halfFloat(this.#view.getUint16(at));
      case 26:
        this.#skip(4);
        return this.#view.getFloat32(at);
      case 27:
        this.#skip(8);
        return this.#view.getFloat64(at);
      default:
        throw new MalformedInput('The request body is not valid CBOR.');
    }
  }

  #peek(): number {
    const byte = this.#bytes[this.#position];
    if (byte === undefined) throw new MalformedInput('The request body ends in the middle of a CBOR value.');
    return byte;
  }

  #byte(): number {
    const byte = this.#peek();
    this.#position += 1;
    return byte;
  }

  #skip(count: number): void {
    if (this.#position + count > this.#bytes.length) {
      throw new MalformedInput('The request body ends in the middle of a CBOR value.');
    }
    this.#position += count;
  }

  #take(count: number): Uint8Array {
    const from = this.#position;
    this.#skip(count);
    return this.#bytes.subarray(from, from + count);
  }
}

/** RFC 8949, appendix D. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const mantissa = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
}

/** Whole numbers become integers, others double-precision floats; lengths are always told. */
export function writeCbor(value: CborValue): Uint8Array {
  const pieces: Uint8Array[] = [];
  write(value, pieces);
  return Uint8Array.from(Buffer.concat(pieces));
}

function write(value: CborValue, pieces: Uint8Array[]): void {
  if (value === null) pieces.push(Uint8Array.of(0xf6));
  else if (typeof value === 'boolean') pieces.push(Uint8Array.of(value ? 0xf5 : 0xf4));
  else if (typeof value === 'number') pieces.push(number(value));
  else if (typeof value === 'string') {
    const bytes = Buffer.from(value, 'utf8');
    pieces.push(head(3, bytes.length), bytes);
  } else if (value instanceof Uint8Array) pieces.push(head(2, value.length), value);
  else if (value instanceof Map) {
    pieces.push(head(5, value.size));
    for (const [key, element] of value) {
      write(key, pieces);
      write(element, pieces);
    }
  } else if (isFloat(value)) {
    pieces.push(float(value.float));
  } else if (isTagged(value)) {
    pieces.push(head(6, value.tag));
    write(value.value, pieces);
  } else if (isList(value)) {
    pieces.push(head(4, value.length));
    for (const element of value) write(element, pieces);
  }
}

function isList(value: CborValue): value is readonly CborValue[] {
  return Array.isArray(value);
}

function isFloat(value: CborValue): value is CborFloat {
  return typeof value === 'object' && value !== null && 'float' in value;
}

function number(value: number): Uint8Array {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value < 0 ? head(1, -1 - value) : head(0, value);
  return float(value);
}

function float(value: number): Uint8Array {
  const bytes = Buffer.alloc(9, 0xfb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function head(major: number, argument: number): Uint8Array {
  const kind = major << 5;
  if (argument < 24) return Uint8Array.of(kind | argument);
  if (argument < 0x100) return Uint8Array.of(kind | 24, argument);
  const bytes = Buffer.alloc(argument < 0x10000 ? 3 : argument < 0x100000000 ? 5 : 9);
  if (bytes.length === 3) bytes.writeUInt16BE(argument, 1);
  else if (bytes.length === 5) bytes.writeUInt32BE(argument, 1);
  else bytes.writeBigUInt64BE(BigInt(argument), 1);
  bytes[0] = kind | (bytes.length === 3 ? 25 : bytes.length === 5 ? 26 : 27);
  return bytes;
}
