import { readFileSync } from 'node:fs';
import { type ServiceName, services } from '../../src/models/generated/services.ts';
import { loadModel } from '../../src/models/load.ts';
import type { Shape } from '../../src/models/shape.ts';

/** A request as bytes of a body and headers, well-formed or not. */
export interface RandomRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Random = () => number;

const names = Object.keys(services).filter((name): name is ServiceName => Object.hasOwn(services, name));

/** The names of a service's operations, as its table lists them. */
function operationsOf(name: ServiceName): string[] {
  const file = new URL(`../../src/models/generated/${name}.json`, import.meta.url);
  const table: { operations: Record<string, unknown> } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.keys(table.operations);
}

const operations = new Map(names.map((name) => [name, operationsOf(name)]));

/**
 * Requests for every operation of every service, made from AWS's own models and then spoilt: wrong types, missing and
 * unknown members, truncated and random bodies, deep nesting.
 */
export function randomRequest(random: Random): RandomRequest {
  const service = pick(random, names);
  const operation = pick(random, operations.get(service) ?? []);
  const { signingName, protocols, targetPrefix = '', jsonVersion = '1.1', apiVersion } = services[service];
  const credential = `test/20260101/us-east-1/${signingName}/aws4_request`;
  const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00` };
  const input = loadModel(service).operation(operation)?.input;
  const value = input && random() < 0.9 ? valueFor(input, random, 0) : junk(random, 0);
  const isQuery = protocols.includes('query') ? protocols[0] === 'query' || random() < 0.3 : protocols.includes('ec2');
  if (isQuery) {
    const form = new URLSearchParams({ Action: operation, Version: apiVersion });
    flatten('', value, form);
    return {
      path: '/',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: spoil(random, Buffer.from(form.toString())),
    };
  }
  if (protocols[0] === 'smithy-rpc-v2-cbor' && random() < 0.5) {
    return {
      path: `/service/${targetPrefix}/operation/${operation}`,
      headers: { ...headers, 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' },
      body: randomBytes(random, 200),
    };
  }
  const body = random() < 0.02 ? '['.repeat(5_000) : (JSON.stringify(value) ?? '');
  return {
    path: '/',
    headers: {
      ...headers,
      'content-type': `application/x-amz-json-${jsonVersion}`,
      'x-amz-target': `${targetPrefix}.${operation}`,
    },
    body: spoil(random, Buffer.from(body)),
  };
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function spoil(random: Random, body: Buffer): Buffer {
  const chance = random();
  if (chance < 0.05) return body.subarray(0, Math.floor(random() * body.length));
  if (chance < 0.1) return randomBytes(random, 400);
  if (chance < 0.11) return Buffer.alloc(2 * 1024 * 1024, body.length > 0 ? body : 'x');
  return body;
}

function randomBytes(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * 256)));
}

const strings = [
  '',
  'a',
  'app',
  'default',
  '*',
  '../../etc/passwd',
  '\u0000',
  'é☃',
  '__proto__',
  'arn:aws:ecs:us-east-1:000000000000:cluster/app',
  'x'.repeat(3_000),
];
const numbers = [0, 1, -1, 3, 80, 2 ** 31, -(2 ** 63), 1.5, 1e308];

function junk(random: Random, depth: number): unknown {
  const kind = Math.floor(random() * (depth > 3 ? 4 : 6));
  if (kind === 0) return pick(random, strings);
  if (kind === 1) return pick(random, numbers);
  if (kind === 2) return null;
  if (kind === 3) return random() < 0.5;
  if (kind === 4) return Array.from({ length: Math.floor(random() * 4) }, () => junk(random, depth + 1));
  return { [pick(random, strings)]: junk(random, depth + 1) };
}

function valueFor(shape: Shape, random: Random, depth: number): unknown {
  if (random() < 0.07) return junk(random, depth);
  if (depth > 6) return undefined;
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        [...shape.members]
          .filter(([name]) => random() < (shape.required.includes(name) ? 0.95 : 0.3))
          .map(([name, member]) => [name, valueFor(member.shape, random, depth + 1)]),
      );
    case 'list':
      return Array.from({ length: Math.floor(random() * 3) }, () => valueFor(shape.element, random, depth + 1));
    case 'map':
      return { [pick(random, strings)]: valueFor(shape.value, random, depth + 1) };
    case 'string':
      return shape.values && random() < 0.9 ? pick(random, shape.values) : pick(random, strings);
    case 'boolean':
      return random() < 0.5;
    case 'blob':
      return Buffer.from(pick(random, strings)).toString('base64');
    default:
      return pick(random, numbers);
  }
}

function flatten(prefix: string, value: unknown, form: URLSearchParams): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) flatten(`${prefix}.member.${index + 1}`, item, form);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      flatten(prefix === '' ? name : `${prefix}.${name}`, member, form);
  } else if (value !== undefined && prefix !== '') {
    form.append(prefix, String(value));
  }
}
