import type { Shape, StructureShape } from '../../models/shape.ts';

/** An output as JSON: members that the model lacks, and those that are undefined, are left out. */
export function writeStructure({ members }: StructureShape, value: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  if (typeof value !== 'object' || value === null) return result;
  for (const [name, member] of Object.entries(value)) {
    const shape = members.get(name)?.shape;
    if (shape && member !== undefined && member !== null) result[name] = write(shape, member);
  }
  return result;
}

function write(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return writeStructure(shape, value);
    case 'list':
      return Array.isArray(value) ? value.map((element) => write(shape.element, element)) : [];
    case 'map':
      return writeMap(shape.value, value);
    case 'timestamp':
      return typeof value === 'number' ? value / 1000 : value;
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
    case 'string':
    case 'number':
    case 'boolean':
    case 'document':
      return value;
    default:
      return shape satisfies never;
  }
}

function writeMap(shape: Shape, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, element]) => element !== undefined)
      .map(([key, element]) => [key, write(shape, element)]),
  );
}
