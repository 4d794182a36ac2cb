/**
 * Makes the compact tables and the types in `generated/` from AWS's API models.
 *
 *     npm run models -w local-aws -- DIRECTORY_OF_AWS_MODELS
 *
 * For each service of `selection.ts`: `<service>.json`, what the wire reads at run time (operations, shapes, no prose),
 * and `<service>.ts`, the same as types, which vanish when Node strips them. `services.ts` says of each service how a
 * request for it is recognised, so that no table is read before its service is called.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { absentOperations } from './absent-operations.ts';
import { newerMembers } from './newer-members.ts';
import { selection } from './selection.ts';

interface Reference {
  shape: string;
  locationName?: string;
  resultWrapper?: string;
  idempotencyToken?: boolean;
}

interface SourceShape {
  type: string;
  members?: Record<string, Reference>;
  member?: Reference;
  key?: Reference;
  value?: Reference;
  required?: string[];
  enum?: string[];
  min?: number;
  max?: number;
  pattern?: string;
  sensitive?: boolean;
  exception?: boolean;
  fault?: boolean;
  flattened?: boolean;
  document?: boolean;
  eventstream?: boolean;
  error?: { code: string; httpStatusCode: number };
}

interface SourceOperation {
  name: string;
  input?: Reference;
  output?: Reference;
  errors?: Reference[];
}

interface SourceModel {
  metadata: Record<string, unknown>;
  operations: Record<string, SourceOperation>;
  shapes: Record<string, SourceShape>;
}

const kept = [
  'type',
  'required',
  'enum',
  'min',
  'max',
  'pattern',
  'sensitive',
  'flattened',
  'document',
  'error',
] as const;

function references(shape: SourceShape): Reference[] {
  const inner = [shape.member, shape.key, shape.value].filter((reference) => reference !== undefined);
  return [...Object.values(shape.members ?? {}), ...inner];
}

function reachable(model: SourceModel, operations: SourceOperation[]): string[] {
  const found = new Set<string>();
  const visit = (reference: Reference | undefined): void => {
    const shape = reference && model.shapes[reference.shape];
    if (!reference || !shape || found.has(reference.shape)) return;
    found.add(reference.shape);
    references(shape).forEach(visit);
  };
  for (const operation of operations) [operation.input, operation.output, ...(operation.errors ?? [])].forEach(visit);
  return [...found].sort();
}

function compactReference({ shape, locationName }: Reference): string | { shape: string; locationName: string } {
  return locationName === undefined ? shape : { shape, locationName };
}

function compactShape(shape: SourceShape): Record<string, unknown> {
  const compact: Record<string, unknown> = {};
  for (const key of kept) if (shape[key] !== undefined) compact[key] = shape[key];
  if (shape.fault) compact.fault = true;
  if (shape.members) {
    compact.members = Object.fromEntries(
      Object.entries(shape.members).map(([name, reference]) => [name, compactReference(reference)]),
    );
  }
  for (const part of ['member', 'key', 'value'] as const) {
    const reference = shape[part];
    if (reference) compact[part] = compactReference(reference);
  }
  return compact;
}

/** One shape a line, so that a new model reads as a diff. */
function lines(entries: [string, unknown][]): string {
  return `{\n${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n')}\n}`;
}

function table(model: SourceModel, operations: SourceOperation[], shapes: string[]): string {
  const named = operations.map(({ name, input, output }): [string, unknown] => [
    name,
    { input: input?.shape, output: output?.shape, resultWrapper: output?.resultWrapper },
  ]);
  const chosen = new Set(operations.map(({ name }) => name));
  const absent = Object.keys(model.operations).filter((name) => !chosen.has(name));
  const shapeOf = (name: string): [string, unknown] => [
    name,
    compactShape(model.shapes[name] ?? { type: 'structure' }),
  ];
  return [
    `{"metadata":${JSON.stringify(model.metadata)},`,
    `"absent":${JSON.stringify(absent)},`,
    `"operations":${lines(named)},`,
    `"shapes":${lines(shapes.map(shapeOf))}}\n`,
  ].join('\n');
}

function typeOf(model: SourceModel, reference: Reference): string {
  const shape = model.shapes[reference.shape];
  if (!shape) return 'unknown';
  switch (shape.type) {
    case 'structure':
      return shape.document ? 'unknown' : reference.shape;
    case 'list':
      return shape.member ? `readonly ${wrapped(typeOf(model, shape.member))}[]` : 'readonly unknown[]';
    case 'map':
      return shape.value
        ? `Readonly<Record<string, ${typeOf(model, shape.value)}>>`
        : 'Readonly<Record<string, unknown>>';
    case 'string':
      return shape.enum ? reference.shape : 'string';
    case 'boolean':
      return 'boolean';
    case 'blob':
      return 'Uint8Array';
    default:
      return 'number';
  }
}

function wrapped(type: string): string {
  return /[ |]/.test(type) ? `(${type})` : type;
}

function declaration(model: SourceModel, name: string): string | undefined {
  const shape = model.shapes[name];
  if (!shape || shape.exception || shape.document) return undefined;
  if (shape.enum) return `export type ${name} = ${shape.enum.map((value) => JSON.stringify(value)).join(' | ')};`;
  if (shape.type !== 'structure') return undefined;
  const required = new Set(shape.required ?? []);
  const members = Object.entries(shape.members ?? {}).map(([member, reference]) => {
    const type = typeOf(model, reference);
    const key = /^[A-Za-z_]\w*$/.test(member) ? member : JSON.stringify(member);
    return required.has(member) ? `  readonly ${key}: ${type};` : `  readonly ${key}?: ${type} | undefined;`;
  });
  return members.length === 0
    ? `export type ${name} = Readonly<Record<string, never>>;`
    : `export interface ${name} {\n${members.join('\n')}\n}`;
}

function types(model: SourceModel, operations: SourceOperation[], shapes: string[]): string {
  const nothing = 'Readonly<Record<string, never>>';
  const entries = operations.map(
    ({ name, input, output }) =>
      `  ${name}: { input: ${input?.shape ?? nothing}; output: ${output?.shape ?? nothing} };`,
  );
  const errors = shapes.filter((name) => model.shapes[name]?.exception).map((name) => JSON.stringify(name));
  return [
    "// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.",
    `export interface Operations {\n${entries.join('\n')}\n}`,
    `export type ErrorName = ${errors.length === 0 ? 'never' : errors.join(' | ')};`,
    ...shapes.map((name) => declaration(model, name)).filter((text) => text !== undefined),
    '',
  ].join('\n\n');
}

/** Adds the operations that the model leaves out, and lays members that are newer than the model over it. */
function bringUpToDate(service: string, model: SourceModel): void {
  // Through JSON: what is added is read-only, a model is not.
  const { operations, shapes }: Partial<SourceModel> = JSON.parse(JSON.stringify(absentOperations[service] ?? {}));
  Object.assign(model.operations, operations);
  Object.assign(model.shapes, shapes);
  for (const [name, { type, required, enum: values, members = {} }] of Object.entries(newerMembers[service] ?? {})) {
    const shape = model.shapes[name] ?? { type };
    const added = Object.entries(members).map(([member, of]): [string, Reference] => [member, { shape: of }]);
    model.shapes[name] = {
      ...shape,
      ...(required && { required: [...required] }),
      ...(values && { enum: [...values] }),
      ...(type === 'structure' && { members: { ...shape.members, ...Object.fromEntries(added) } }),
    };
    for (const [, { shape: of }] of added) {
      if (!model.shapes[of] && !newerMembers[service]?.[of]) throw new Error(`${service} has no shape ${of}.`);
    }
  }
}

/** `json` is AWS JSON 1.0 or 1.1, told apart by `jsonVersion`; a service may speak several protocols. */
function traits({ metadata }: SourceModel): Record<string, unknown> {
  const { signingName, endpointPrefix, protocol, protocols, apiVersion, targetPrefix, jsonVersion, xmlNamespace } =
    metadata;
  return {
    signingName: signingName ?? endpointPrefix,
    protocols: protocols ?? [protocol],
    apiVersion,
    targetPrefix,
    jsonVersion,
    xmlNamespace,
    awsQueryCompatible: metadata.awsQueryCompatible === undefined ? undefined : true,
  };
}

const traitsType = `export interface ServiceTraits {
  /** The service's name in a signature's scope. */
  readonly signingName: string;
  readonly protocols: readonly string[];
  readonly apiVersion: string;
  /** What stands before the operation in X-Amz-Target. */
  readonly targetPrefix?: string;
  readonly jsonVersion?: string;
  readonly xmlNamespace?: string;
  /** Spoke Query before: tells its errors by their Query codes as well. */
  readonly awsQueryCompatible?: true;
}`;

function services(models: ReadonlyMap<string, SourceModel>): string {
  const names = [...models.keys()].map((name) => JSON.stringify(name)).join(' | ');
  const entries = [...models].map(([name, model]): [string, unknown] => [name, traits(model)]);
  return [
    "// Made by models/generate.ts from AWS's models.",
    `export type ServiceName = ${names};`,
    traitsType,
    `export const services: Readonly<Record<ServiceName, ServiceTraits>> = ${lines(entries)};`,
    '',
  ].join('\n\n');
}

function generate(directory: string): void {
  const target = join(import.meta.dirname, 'generated');
  mkdirSync(target, { recursive: true });
  const models = new Map<string, SourceModel>();
  for (const [service, wanted] of Object.entries(selection)) {
    const model: SourceModel = JSON.parse(readFileSync(join(directory, `${service}.json`), 'utf8'));
    bringUpToDate(service, model);
    const operations = Object.values(model.operations).filter(({ name }) => wanted === 'all' || wanted.includes(name));
    const shapes = reachable(model, operations);
    models.set(service, model);
    writeFileSync(join(target, `${service}.json`), table(model, operations, shapes));
    writeFileSync(join(target, `${service}.ts`), types(model, operations, shapes));
  }
  writeFileSync(join(target, 'services.ts'), services(models));
}

const [, , directory] = argv;
if (directory === undefined) {
  stderr.write('usage: npm run models -w local-aws -- DIRECTORY_OF_AWS_MODELS\n');
  exit(2);
}
generate(directory);
