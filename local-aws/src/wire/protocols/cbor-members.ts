import type { NumberShape, Shape, StructureShape } from '../../models/shape.ts';
import { MalformedInput } from '../protocol.ts';
import { isPointInTime } from '../timestamp.ts';
import { type CborValue, isTagged } from './cbor.ts';

/** Seconds since the epoch: https://www.rfc-editor.org/rfc/rfc8949#name-epoch-based-date-time */
const epochTag = 1;

/**
 * A CBOR map as the model types it: members the model lacks are dropped, null members count as missing.
 * @throws {MalformedInput}
 */
export function readMembers({ members }: StructureShape, value: CborValue): Record<string, unknown> {
  if (!(value instanceof Map)) throw new MalformedInput('Expected a map.');
  const result: Record<string, unknown> = {};
  for (const [name, member] of value) {
    const shape = members.get(name)?.shape;
    if (shape && member !== null) result[name] = read(shape, member, name);
  }
  return result;
}

function read(shape: Shape, value: CborValue, name: string): unknown {
  switch (shape.kind) {
    case 'structure':
      return readMembers(shape, value);
    case 'list':
      if (!Array.isArray(value)) throw malformed(name, 'a list');
      return value.map((element: CborValue) => (element === null ? undefined : read(shape.element, element, name)));
    case 'map':
      if (!(value instanceof Map)) throw malformed(name, 'a map');
      // fromEntries makes an own property even of a key such as `__proto__`.
      return Object.fromEntries(
        [...value]
          .filter(([, element]) => element !== null)
          .map(([key, element]) => [key, read(shape.value, element, name)]),
      );
    case 'string':
      if (typeof value !== 'string') throw malformed(name, 'a String');
      return value;
    case 'number':
      return readNumber(shape.type, value, name);
    case 'boolean':
      if (typeof value !== 'boolean') throw malformed(name, 'a Boolean');
      return value;
    case 'timestamp':
      return readTimestamp(value, name);
    case 'blob':
      if (!(value instanceof Uint8Array)) throw malformed(name, 'a Blob');
      return value;
    case 'document':
      return value;
    default:
      return shape satisfies never;
  }
}

function readNumber(type: NumberShape['type'], value: CborValue, name: string): number {
  const isWhole = type === 'integer' || type === 'long';
  const wanted = isWhole ? 'an Integer' : 'a Double';
  if (typeof value !== 'number' || Number.isNaN(value)) throw malformed(name, wanted);
  const greatest = type === 'integer' ? 2 ** 31 - 1 : isWhole ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  if (Math.abs(value) > greatest || (isWhole && !Number.isInteger(value))) throw malformed(name, wanted);
  return value;
}

function readTimestamp(value: CborValue, name: string): number {
  const seconds = isTagged(value) && value.tag === epochTag ? value.value : value;
  const point = typeof seconds === 'number' ? Math.round(seconds * 1000) : Number.NaN;
  if (!isPointInTime(point)) throw malformed(name, 'a Timestamp');
  return point;
}

function malformed(name: string, wanted: string): MalformedInput {
  return new MalformedInput(`The value of ${name} can not be converted to ${wanted}`);
}

/** An output as a CBOR map: members that the model lacks, and those that are undefined, are left out. */
export function writeMembers({ members }: StructureShape, value: unknown): Map<string, CborValue> {
  const result = new Map<string, CborValue>();
  if (typeof value !== 'object' || value === null) return result;
  for (const [name, member] of Object.entries(value)) {
    const shape = members.get(name)?.shape;
    if (shape && member !== undefined && member !== null) result.set(name, write(shape, member));
  }
  return result;
}

function write(shape: Shape, value: unknown): CborValue {
  switch (shape.kind) {
    case 'structure':
      return writeMembers(shape, value);
    case 'list':
      return Array.isArray(value) ? value.map((element) => write(shape.element, element)) : [];
    case 'map':
      return new Map(
        Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([key, element]) => [
          key,
          write(shape.value, element),
        ]),
      );
    case 'timestamp':
      return typeof value === 'number' ? { tag: epochTag, value: value / 1000 } : null;
    case 'blob':
      return value instanceof Uint8Array ? value : null;
    case 'string':
      return String(value);
    case 'number':
      return shape.type === 'integer' || shape.type === 'long' ? Number(value) : { float: Number(value) };
    case 'boolean':
      return value === true;
    case 'document':
      return JSON.stringify(value);
    default:
      return shape satisfies never;
  }
}
