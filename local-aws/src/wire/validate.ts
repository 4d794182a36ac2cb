import type {
  ListShape,
  MapShape,
  NumberShape,
  Shape,
  SizeLimits,
  StringShape,
  StructureShape,
} from '../models/shape.ts';

/** One member that breaks a rule of AWS's model. */
export interface Violation {
  /** As AWS names it: `tags.1.member.key`; the input itself is the empty string. */
  readonly path: string;
  /** As AWS prints it; undefined where the member is secret. */
  readonly value: string | undefined;
  readonly rule: Rule;
}

export type Rule =
  | { readonly kind: 'required' }
  | { readonly kind: 'least length' | 'greatest length' | 'least value' | 'greatest value'; readonly limit: number }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

/** Input that was read but breaks the model's rules. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(`${violations.length} violations of the model`);
    this.violations = violations;
  }
}

const mostViolations = 10;
const longestPrintedValue = 1024;

/**
 * Holds a decoded input against the model that `Input` was generated from.
 * @throws {InvalidInput}
 */
export function assertConforms<Input>(value: unknown, shape: StructureShape): asserts value is Input {
  const violations: Violation[] = [];
  check(shape, value, '', violations);
  if (violations.length > 0) throw new InvalidInput(violations);
}

function check(shape: Shape, value: unknown, path: string, found: Violation[]): void {
  if (found.length >= mostViolations) return;
  switch (shape.kind) {
    case 'structure':
      checkStructure(shape, value, path, found);
      break;
    case 'list':
      checkList(shape, value, path, found);
      break;
    case 'map':
      checkMap(shape, value, path, found);
      break;
    case 'string':
      checkString(shape, value, path, found);
      break;
    case 'number':
      checkNumber(shape, value, path, found);
      break;
    case 'blob':
      if (value instanceof Uint8Array)
        checkSize(shape, value.length, path, () => printed(value, shape.sensitive), found);
      break;
    case 'boolean':
    case 'timestamp':
    case 'document':
      break;
    default:
      shape satisfies never;
  }
}

function checkStructure(shape: StructureShape, value: unknown, path: string, found: Violation[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name of shape.required) {
    if (found.length < mostViolations && !Object.hasOwn(value, name)) {
      found.push({ path: join(path, name), value: 'null', rule: { kind: 'required' } });
    }
  }
  for (const [name, member] of Object.entries(value)) {
    const shapeOfMember = shape.members.get(name)?.shape;
    if (shapeOfMember) check(shapeOfMember, member, join(path, name), found);
  }
}

function checkList(shape: ListShape, value: unknown, path: string, found: Violation[]): void {
  if (!Array.isArray(value)) return;
  checkSize(shape, value.length, path, () => printed(value, shape.sensitive || !isPlain(shape.element)), found);
  if (shape.max !== undefined && value.length > shape.max) return;
  for (const [index, element] of value.entries()) {
    if (found.length >= mostViolations) return;
    const at = `${path}.${index + 1}.member`;
    if (element === undefined) found.push({ path: at, value: 'null', rule: { kind: 'required' } });
    else check(shape.element, element, at, found);
  }
}

function checkMap(shape: MapShape, value: unknown, path: string, found: Violation[]): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  checkSize(shape, entries.length, path, () => printed(value, shape.sensitive || !isPlain(shape.value)), found);
  if (shape.max !== undefined && entries.length > shape.max) return;
  for (const [key, element] of entries) {
    if (found.length >= mostViolations) return;
    check(shape.key, key, `${path}.key`, found);
    check(shape.value, element, `${path}.${key}.member`, found);
  }
}

function checkString(shape: StringShape, value: unknown, path: string, found: Violation[]): void {
  if (typeof value !== 'string') return;
  const print = (): string | undefined => printed(value, shape.sensitive);
  if (shape.values && !shape.values.includes(value)) {
    found.push({ path, value: print(), rule: { kind: 'enum', values: shape.values } });
    return;
  }
  // A pattern is tried only on strings of allowed length: its time grows with them.
  const isRightSize = checkSize(shape, value.length, path, print, found);
  if (isRightSize && shape.pattern && !shape.pattern.expression.test(value)) {
    found.push({ path, value: print(), rule: { kind: 'pattern', pattern: shape.pattern.text } });
  }
}

function checkNumber(shape: NumberShape, value: unknown, path: string, found: Violation[]): void {
  if (typeof value !== 'number') return;
  const print = (): string | undefined => printed(value, shape.sensitive);
  if (shape.min !== undefined && value < shape.min) {
    found.push({ path, value: print(), rule: { kind: 'least value', limit: shape.min } });
  }
  if (shape.max !== undefined && value > shape.max) {
    found.push({ path, value: print(), rule: { kind: 'greatest value', limit: shape.max } });
  }
}

function checkSize(
  { min, max }: SizeLimits,
  size: number,
  path: string,
  print: () => string | undefined,
  found: Violation[],
): boolean {
  if (min !== undefined && size < min) {
    found.push({ path, value: print(), rule: { kind: 'least length', limit: min } });
    return false;
  }
  if (max !== undefined && size > max) {
    found.push({ path, value: print(), rule: { kind: 'greatest length', limit: max } });
    return false;
  }
  return true;
}

/** Whether values of the shape may be printed whole: no secret can stand inside them. */
function isPlain(shape: Shape): boolean {
  return (shape.kind === 'string' || shape.kind === 'number') && !shape.sensitive;
}

/** AWS names members with a small first letter, whatever the model does. */
function join(path: string, member: string): string {
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  return path === '' ? name : `${path}.${name}`;
}

/** The way Java prints values, which is what AWS's messages show. */
function printed(value: unknown, sensitive: boolean): string | undefined {
  if (sensitive) return undefined;
  const text = inJava(value, 0);
  return text.length > longestPrintedValue ? `${text.slice(0, longestPrintedValue)}...` : text;
}

function inJava(value: unknown, depth: number): string {
  if (depth > 3) return '...';
  if (Array.isArray(value)) {
    return `[${value
      .slice(0, 50)
      .map((element) => inJava(element, depth + 1))
      .join(', ')}]`;
  }
  if (value instanceof Uint8Array) return 'java.nio.HeapByteBuffer';
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).slice(0, 50);
    return `{${entries.map(([key, element]) => `${key}=${inJava(element, depth + 1)}`).join(', ')}}`;
  }
  return String(value);
}
