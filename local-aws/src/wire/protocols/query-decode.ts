import type { ListShape, MapShape, NumberShape, Shape, StructureShape } from '../../models/shape.ts';
import { MalformedInput } from '../protocol.ts';
import { fromIsoTimestamp, isPointInTime } from '../timestamp.ts';
import { isBase64 } from './base64.ts';
import { type ParameterTree, parameterTree } from './parameter-tree.ts';

/**
 * Form parameters as the model types them; unknown ones are dropped.
 * @throws {MalformedInput}
 */
export function readParameters(input: StructureShape, form: URLSearchParams): Record<string, unknown> {
  return readStructure(input, parameterTree(form));
}

function readStructure({ members }: StructureShape, tree: ParameterTree): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, { shape, locationName }] of members) {
    const child = tree.children.get(locationName ?? name);
    if (child) result[name] = read(shape, child, name);
  }
  return result;
}

function read(shape: Shape, tree: ParameterTree, name: string): unknown {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, tree);
    case 'list':
      return readList(shape, tree, name);
    case 'map':
      return readMap(shape, tree, name);
    default:
      return readLeaf(shape, leafOf(tree, name), name);
  }
}

function leafOf({ value }: ParameterTree, name: string): string {
  if (value === undefined) throw new MalformedInput(`Start of structure or map found where not expected: ${name}`);
  return value;
}

type LeafShape = Exclude<Shape, StructureShape | ListShape | MapShape>;

function readLeaf(shape: LeafShape, text: string, name: string): unknown {
  switch (shape.kind) {
    case 'string':
    case 'document':
      return text;
    case 'number':
      return readNumber(shape.type, text, name);
    case 'boolean':
      if (!/^(true|false)$/i.test(text)) throw malformed(name, 'a Boolean');
      return text.toLowerCase() === 'true';
    case 'timestamp':
      return readTimestamp(text, name);
    case 'blob':
      if (!isBase64(text)) throw malformed(name, 'a Blob');
      return Uint8Array.from(Buffer.from(text, 'base64'));
    default:
      return shape satisfies never;
  }
}

/** An empty list is sent as `Names=`; elements are ordered by their numbers, which may have gaps. */
function readList({ element, elementName, flattened }: ListShape, tree: ParameterTree, name: string): unknown[] {
  const elements = flattened ? tree : tree.children.get(elementName ?? 'member');
  return numbered(elements).map((each) => read(element, each, name));
}

function readMap({ key, value, keyName, valueName, flattened }: MapShape, tree: ParameterTree, name: string): unknown {
  const entries = numbered(flattened ? tree : tree.children.get('entry')).map(({ children }): [string, unknown] => {
    const keyTree = children.get(keyName ?? 'key');
    const valueTree = children.get(valueName ?? 'value');
    if (!keyTree || !valueTree) throw new MalformedInput(`An entry of ${name} lacks its key or its value.`);
    return [String(read(key, keyTree, name)), read(value, valueTree, name)];
  });
  return Object.fromEntries(entries);
}

function numbered(tree: ParameterTree | undefined): ParameterTree[] {
  return [...(tree?.children ?? [])]
    .filter(([index]) => /^\d{1,9}$/.test(index))
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, child]) => child);
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

function readNumber(type: NumberShape['type'], text: string, name: string): number {
  const isWhole = type === 'integer' || type === 'long';
  const value = decimal.test(text.trim()) ? Number(text) : Number.NaN;
  const greatest = type === 'integer' ? 2 ** 31 - 1 : isWhole ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE;
  if (!(Math.abs(value) <= greatest) || (isWhole && !Number.isInteger(value))) {
    throw malformed(name, isWhole ? 'an Integer' : 'a Double');
  }
  return value;
}

function readTimestamp(text: string, name: string): number {
  const point = fromIsoTimestamp(text) ?? (decimal.test(text) ? Math.round(Number(text) * 1000) : Number.NaN);
  if (!isPointInTime(point)) throw malformed(name, 'a Timestamp');
  return point;
}

function malformed(name: string, wanted: string): MalformedInput {
  return new MalformedInput(`The value of ${name} can not be converted to ${wanted}`);
}
