import type { NumberShape, Shape, StructureShape } from '../../models/shape.ts';
import { MalformedInput } from '../protocol.ts';
import { fromIsoTimestamp, isPointInTime } from '../timestamp.ts';
import { isBase64 } from './base64.ts';

/**
 * A JSON value as the model types it: members the model lacks are dropped, `null` members count as missing.
 * @throws {MalformedInput} with the messages of AWS's own reader
 */
export function readStructure({ members }: StructureShape, value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) throw unexpected(value, 'structure');
  if (typeof value !== 'object' || value === null) throw new MalformedInput('Expected null');
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const shape = members.get(name)?.shape;
    if (shape && member !== null) result[name] = read(shape, member);
  }
  return result;
}

function read(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, value);
    case 'list':
      if (!Array.isArray(value)) throw new MalformedInput('Expected list or null');
      return value.map((element) => (element === null ? undefined : read(shape.element, element)));
    case 'map':
      return readMap(shape.value, value);
    case 'string':
      if (typeof value !== 'string') throw unexpected(value, 'a String');
      return value;
    case 'number':
      return readNumber(shape.type, value);
    case 'boolean':
      if (typeof value !== 'boolean') throw unexpected(value, 'a Boolean');
      return value;
    case 'timestamp':
      return readTimestamp(value);
    case 'blob':
      if (typeof value !== 'string') throw unexpected(value, 'a Blob');
      if (!isBase64(value)) throw new MalformedInput('Invalid Base64 in a blob.');
      return Uint8Array.from(Buffer.from(value, 'base64'));
    case 'document':
      return value;
    default:
      return shape satisfies never;
  }
}

function readMap(shape: Shape, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedInput('Expected map or null');
  }
  // fromEntries makes an own property even of a key such as `__proto__`.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, element]) => element !== null)
      .map(([key, element]) => [key, read(shape, element)]),
  );
}

const ranges = {
  integer: { name: 'an Integer', least: -(2 ** 31), greatest: 2 ** 31 - 1 },
  long: { name: 'a Long', least: Number.MIN_SAFE_INTEGER, greatest: Number.MAX_SAFE_INTEGER },
  float: { name: 'a Float', least: -Number.MAX_VALUE, greatest: Number.MAX_VALUE },
  double: { name: 'a Double', least: -Number.MAX_VALUE, greatest: Number.MAX_VALUE },
} as const;

function readNumber(type: NumberShape['type'], value: unknown): number {
  const { name, least, greatest } = ranges[type];
  if (typeof value !== 'number') throw unexpected(value, name);
  const number = type === 'integer' || type === 'long' ? Math.trunc(value) : value;
  if (!(number >= least && number <= greatest))
    throw new MalformedInput(`NUMBER_VALUE can not be converted to ${name}`);
  return number;
}

function readTimestamp(value: unknown): number {
  if (typeof value === 'string') {
    const point = fromIsoTimestamp(value);
    if (point !== undefined) return point;
  }
  if (typeof value !== 'number') throw unexpected(value, 'a Timestamp');
  const point = Math.round(value * 1000);
  if (!isPointInTime(point)) throw new MalformedInput('NUMBER_VALUE can not be converted to a Timestamp');
  return point;
}

/** The wording of AWS's reader, as recorded in https://github.com/floci-io/floci/pull/2686. */
function unexpected(value: unknown, wanted: string): MalformedInput {
  if (Array.isArray(value)) return new MalformedInput('Start of list found where not expected.');
  if (typeof value === 'object') return new MalformedInput('Start of structure or map found where not expected.');
  const token = typeof value === 'boolean' ? String(value).toUpperCase() : (typeof value).toUpperCase();
  return new MalformedInput(`${token}_VALUE can not be converted to ${wanted}`);
}
