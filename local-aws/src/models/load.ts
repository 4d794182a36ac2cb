import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from './generated/services.ts';
import { compilePattern } from './pattern.ts';
import type { Member, NumberShape, Shape, SizeLimits, StructureShape } from './shape.ts';

type Reference = string | { readonly shape: string; readonly locationName: string };

interface TableShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly sensitive?: boolean;
  readonly flattened?: boolean;
  readonly document?: boolean;
  readonly fault?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number };
}

interface Table {
  readonly absent: readonly string[];
  readonly operations: Readonly<
    Record<string, { readonly input?: string; readonly output?: string; readonly resultWrapper?: string }>
  >;
  readonly shapes: Readonly<Record<string, TableShape>>;
}

export interface OperationModel {
  readonly name: string;
  readonly input: StructureShape;
  /** Undefined where AWS answers with an empty body. */
  readonly output: StructureShape | undefined;
  readonly resultWrapper: string | undefined;
}

/** How an error of the model is told to the client. */
export interface ErrorModel {
  readonly code: string;
  readonly status: number;
  /** AWS's own fault rather than the caller's. */
  readonly isFault: boolean;
  /** Some shapes spell the member with a capital. */
  readonly messageMember: 'message' | 'Message';
}

export interface Model {
  operation(name: string): OperationModel | undefined;
  /** Whether AWS has this operation though no shapes of it are carried here. */
  isAbsent(name: string): boolean;
  /** Undefined for an error that every service may answer with and no model lists. */
  error(shape: string): ErrorModel | undefined;
}

/** Reads the generated table of one service, synchronously. Shapes are linked when an operation first needs them. */
export function loadModel(service: ServiceName): Model {
  const file = join(import.meta.dirname, 'generated', `${service}.json`);
  const table: Table = JSON.parse(readFileSync(file, 'utf8'));
  return modelOf(table);
}

const nothing: StructureShape = { kind: 'structure', name: '', members: new Map(), required: [], sensitive: false };

function modelOf(table: Table): Model {
  const link = linker(table.shapes);
  const structure = (name: string | undefined): StructureShape | undefined => {
    const shape = name === undefined ? undefined : link(name);
    return shape?.kind === 'structure' ? shape : undefined;
  };
  const operations = new Map<string, OperationModel>();
  return {
    operation(name) {
      const known = operations.get(name);
      const entry = Object.hasOwn(table.operations, name) ? table.operations[name] : undefined;
      if (known || !entry) return known;
      const { input, output, resultWrapper } = entry;
      const operation = { name, input: structure(input) ?? nothing, output: structure(output), resultWrapper };
      operations.set(name, operation);
      return operation;
    },
    isAbsent: (name) => table.absent.includes(name),
    error: (shape) => (Object.hasOwn(table.shapes, shape) ? errorModel(shape, table.shapes[shape]) : undefined),
  };
}

function errorModel(name: string, shape: TableShape | undefined): ErrorModel {
  const isFault = shape?.fault === true;
  return {
    code: shape?.error?.code ?? name,
    status: shape?.error?.httpStatusCode ?? (isFault ? 500 : 400),
    isFault,
    messageMember: shape?.members && Object.hasOwn(shape.members, 'Message') ? 'Message' : 'message',
  };
}

function linker(shapes: Readonly<Record<string, TableShape>>): (name: string) => Shape {
  const linked = new Map<string, Shape>();
  const shapeOf = (reference: Reference | undefined): Shape => {
    if (reference === undefined) return { kind: 'document' };
    return link(typeof reference === 'string' ? reference : reference.shape);
  };
  const link = (name: string): Shape => {
    const known = linked.get(name);
    if (known) return known;
    const entry = shapes[name];
    if (!entry) throw new Error(`The generated model names the shape ${name} and does not have it.`);
    if (entry.type !== 'structure' || entry.document) {
      const shape = leafOrCollection(entry, shapeOf);
      linked.set(name, shape);
      return shape;
    }
    // A structure may contain itself: it is known by name before its members are linked.
    const members = new Map<string, Member>();
    const shape: StructureShape = {
      kind: 'structure',
      name,
      members,
      required: entry.required ?? [],
      sensitive: entry.sensitive === true,
    };
    linked.set(name, shape);
    for (const [member, reference] of Object.entries(entry.members ?? {})) {
      members.set(member, { shape: shapeOf(reference), locationName: locationName(reference) });
    }
    return shape;
  };
  return link;
}

function leafOrCollection(entry: TableShape, shapeOf: (reference: Reference | undefined) => Shape): Shape {
  const limits: SizeLimits = { min: entry.min, max: entry.max };
  const sensitive = entry.sensitive === true;
  const flattened = entry.flattened === true;
  switch (entry.type) {
    case 'list':
      return {
        kind: 'list',
        element: shapeOf(entry.member),
        elementName: locationName(entry.member),
        flattened,
        sensitive,
        ...limits,
      };
    case 'map':
      return {
        kind: 'map',
        key: shapeOf(entry.key),
        value: shapeOf(entry.value),
        keyName: locationName(entry.key),
        valueName: locationName(entry.value),
        flattened,
        sensitive,
        ...limits,
      };
    case 'string':
    case 'character':
      return { kind: 'string', values: entry.enum, pattern: patternOf(entry.pattern), sensitive, ...limits };
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return numberShape(entry.type, limits, sensitive);
    case 'boolean':
      return { kind: 'boolean' };
    case 'timestamp':
      return { kind: 'timestamp' };
    case 'blob':
      return { kind: 'blob', sensitive, ...limits };
    default:
      return { kind: 'document' };
  }
}

function numberShape(type: NumberShape['type'], { min, max }: SizeLimits, sensitive: boolean): NumberShape {
  return { kind: 'number', type, min, max, sensitive };
}

function patternOf(text: string | undefined): { text: string; expression: RegExp } | undefined {
  const expression = text === undefined ? undefined : compilePattern(text);
  return text !== undefined && expression ? { text, expression } : undefined;
}

function locationName(reference: Reference | undefined): string | undefined {
  return typeof reference === 'object' ? reference.locationName : undefined;
}
