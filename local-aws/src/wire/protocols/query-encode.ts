import type { ListShape, MapShape, Shape, StructureShape } from '../../models/shape.ts';
import { toIsoTimestamp } from '../timestamp.ts';
import { element, text } from './xml.ts';

/** An output's members as XML, one after the other; undefined ones are left out. */
export function writeStructure({ members }: StructureShape, value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  let xml = '';
  for (const [name, member] of Object.entries(value)) {
    const { shape, locationName } = members.get(name) ?? {};
    if (shape && member !== undefined && member !== null) xml += write(locationName ?? name, shape, member);
  }
  return xml;
}

function write(name: string, shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure':
      return element(name, writeStructure(shape, value));
    case 'list':
      return writeList(name, shape, value);
    case 'map':
      return writeMap(name, shape, value);
    case 'timestamp':
      return element(name, typeof value === 'number' ? toIsoTimestamp(value) : '');
    case 'blob':
      return element(name, value instanceof Uint8Array ? Buffer.from(value).toString('base64') : '');
    case 'string':
    case 'number':
    case 'boolean':
      return element(name, text(String(value)));
    case 'document':
      return element(name, text(JSON.stringify(value)));
    default:
      return shape satisfies never;
  }
}

function writeList(name: string, { element: shape, elementName, flattened }: ListShape, value: unknown): string {
  const elements: unknown[] = Array.isArray(value) ? value : [];
  if (flattened) return elements.map((each) => write(elementName ?? name, shape, each)).join('');
  return element(name, elements.map((each) => write(elementName ?? 'member', shape, each)).join(''));
}

function writeMap(
  name: string,
  { key, value: shape, keyName, valueName, flattened }: MapShape,
  value: unknown,
): string {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const pairs = entries.map(
    ([entry, each]) => write(keyName ?? 'key', key, entry) + write(valueName ?? 'value', shape, each),
  );
  if (flattened) return pairs.map((pair) => element(name, pair)).join('');
  return element(name, pairs.map((pair) => element('entry', pair)).join(''));
}
