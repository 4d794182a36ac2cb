/** How a field's value is written. */
export type WireType = typeof wire.varint | typeof wire.fixed64 | typeof wire.bytes;

export const wire = { varint: 0, fixed64: 1, bytes: 2 } as const;

/** Of a number from 0 to 2^28 - 1, in bytes. */
export function sizeOfVarint(value: number): 1 | 2 | 3 | 4 {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  return value < 0x20_0000 ? 3 : 4;
}

/**
 * Writes protobuf's wire format into memory that grows with it and is used again. Every character and byte is set in
 * JavaScript: calls into Buffer's own code cost more than the few bytes of a field.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class ProtobufWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(size: number) {
    this.#bytes = Buffer.alloc(size);
  }

  get length(): number {
    return this.#length;
  }

  /** What has been written, until it is written over. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** Makes room: nothing else does. */
  reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(2 * this.#bytes.length, this.#length + size));
    larger.set(this.written());
    this.#bytes = larger;
  }

  /** Of a field number below 16. */
  tag(field: number, type: WireType): void {
    this.#bytes[this.#length++] = (field << 3) | type;
  }

  /** From 0 to 2^28 - 1. */
  varint(value: number): void {
    let left = value;
    for (; left >= 0x80; left >>>= 7) this.#bytes[this.#length++] = (left & 0x7f) | 0x80;
    this.#bytes[this.#length++] = left;
  }

  /** A number of microseconds as nanoseconds: to 64 bits, which no number holds exactly, and without BigInt, which is slow. */
  nanoseconds(microseconds: number): void {
    const low = (microseconds % 0x1_0000_0000) * 1000;
    const high = Math.floor(microseconds / 0x1_0000_0000) * 1000 + Math.floor(low / 0x1_0000_0000);
    this.#fixed32(low % 0x1_0000_0000);
    this.#fixed32(high);
  }

  #fixed32(value: number): void {
    this.#bytes[this.#length++] = value;
    this.#bytes[this.#length++] = value >>> 8;
    this.#bytes[this.#length++] = value >>> 16;
    this.#bytes[this.#length++] = value >>> 24;
  }

  /** Hexadecimal digits in lower case, two a byte. */
  hex(digits: string): void {
    this.#length += this.#bytes.write(digits, this.#length, 'hex');
  }

  raw(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** `size` is what `Buffer.byteLength` tells. */
  text(value: string, size: number): void {
    if (size === value.length) {
      const bytes = this.#bytes;
      const start = this.#length;
      for (let at = 0; at < size; at += 1) bytes[start + at] = value.charCodeAt(at);
      this.#length += size;
    } else {
      this.#length += this.#bytes.write(value, this.#length, 'utf8');
    }
  }
}
