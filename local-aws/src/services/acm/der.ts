/**
 * Distinguished Encoding Rules, as far as a certificate needs them.
 * https://www.itu.int/rec/T-REC-X.690
 */

function tagged(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

export function sequence(...elements: readonly Uint8Array[]): Buffer {
  return tagged(0x30, Buffer.concat(elements));
}

export function set(...elements: readonly Uint8Array[]): Buffer {
  return tagged(0x31, Buffer.concat(elements));
}

/** A positive whole number, its bytes big-endian. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const least = first < 0 ? Buffer.of(0) : Buffer.from(bytes.subarray(first));
  // A set highest bit would make it negative.
  return tagged(0x02, (least[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), least]) : least);
}

export function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.of(value ? 0xff : 0));
}

/** NULL. */
export function nothing(): Buffer {
  return tagged(0x05, Buffer.alloc(0));
}

export function octetString(content: Uint8Array): Buffer {
  return tagged(0x04, content);
}

export function bitString(content: Uint8Array, unusedBits = 0): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.of(unusedBits), content]));
}

export function utf8String(text: string): Buffer {
  return tagged(0x0c, Buffer.from(text, 'utf8'));
}

/** An object identifier in its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** UTCTime until 2049, GeneralizedTime from then on: https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5 */
export function time(point: number): Buffer {
  const digits = new Date(point).toISOString().replace(/[-:T]|\.\d+/g, '');
  return digits < '2050' ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
}

/** A context-specific tag: constructed around other elements, or primitive around bytes. */
export function context(number: number, content: Uint8Array, form: 'constructed' | 'primitive'): Buffer {
  return tagged((form === 'constructed' ? 0xa0 : 0x80) | number, content);
}
