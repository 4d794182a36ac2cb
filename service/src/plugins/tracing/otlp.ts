import { pathOf } from '../../request-path.ts';
import { ProtobufWriter, sizeOfVarint, wire } from './protobuf.ts';
import type { Span } from './tracer.ts';

export interface Resource {
  readonly serviceName: string;
  readonly version: string;
  readonly environment: string;
}

/** Numbers of the messages' fields. */
const scopeSpans = { scope: 1, spans: 2 } as const;
const resourceSpans = { resource: 1, scopeSpans: 2 } as const;
const spanField = {
  traceId: 1,
  spanId: 2,
  parentSpanId: 4,
  name: 5,
  kind: 6,
  start: 7,
  end: 8,
  attributes: 9,
  status: 15,
} as const;

const serverKind = 2;
const errorCode = 2;

/**
 * Spans that wait, already in OTLP's protobuf form. A span is written when it ends, and nothing of it is kept: as objects
 * the waiting ones cost more to write, and to the garbage collector, than all the rest of tracing.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#binary-protobuf-encoding
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
export class SpanBatch {
  readonly #writer = new ProtobufWriter(16_384);
  readonly #resource: Buffer;
  readonly #operations = new Map<string, Map<string, Buffer>>();
  readonly #statuses = new Map<number, Buffer>();
  #spans = 0;

  constructor({ serviceName, version, environment }: Resource) {
    const attributes = [
      textAttribute(1, 'service.name', serviceName),
      textAttribute(1, 'service.version', version),
      textAttribute(1, 'deployment.environment.name', environment),
    ];
    this.#resource = bytesField(resourceSpans.resource, Buffer.concat(attributes));
  }

  /** Spans. */
  get size(): number {
    return this.#spans;
  }

  get bytes(): number {
    return this.#writer.length;
  }

  add(span: Span): void {
    const { traceId, spanId, parentSpanId, startMilliseconds, durationMilliseconds, client } = span;
    const writer = this.#writer;
    const operation = this.#operation(span.method, span.route);
    const status = this.#status(span.status);
    const path = pathOf(span.path);
    const pathBytes = Buffer.byteLength(path);
    const clientBytes = Buffer.byteLength(client);
    const size =
      idsAndTimes +
      (parentSpanId === undefined ? 0 : parentId) +
      operation.length +
      sizeOfAttribute(pathKey, pathBytes) +
      sizeOfAttribute(clientKey, clientBytes) +
      status.length;

    writer.reserve(size + 8);
    writer.tag(scopeSpans.spans, wire.bytes);
    writer.varint(size);
    writeId(writer, spanField.traceId, traceId);
    writeId(writer, spanField.spanId, spanId);
    if (parentSpanId !== undefined) writeId(writer, spanField.parentSpanId, parentSpanId);
    const start = Math.floor(startMilliseconds * 1000);
    writer.tag(spanField.start, wire.fixed64);
    writer.nanoseconds(start);
    writer.tag(spanField.end, wire.fixed64);
    writer.nanoseconds(start + Math.round(durationMilliseconds * 1000));
    writer.raw(operation);
    writeAttribute(writer, pathKey, path, pathBytes);
    writeAttribute(writer, clientKey, client, clientBytes);
    writer.raw(status);
    this.#spans += 1;
  }

  /** The body of a request to a collector; the batch is empty then. */
  take(): Buffer {
    const spans = this.#writer.written();
    const scopeHead = headOf(resourceSpans.scopeSpans, scope.length + spans.length);
    const size = this.#resource.length + scopeHead.length + scope.length + spans.length;
    // Joined once: the spans are much, and copied.
    const body = Buffer.concat([headOf(1, size), this.#resource, scopeHead, scope, spans]);
    this.#writer.clear();
    this.#spans = 0;
    return body;
  }

  /** What a route's spans have in common: as many as there are routes and methods. */
  #operation(method: string, route: string): Buffer {
    const known = this.#operations.get(route)?.get(method);
    if (known !== undefined) return known;
    const made = Buffer.concat([
      textField(spanField.name, `${method} ${route}`),
      Buffer.of((spanField.kind << 3) | wire.varint, serverKind),
      textAttribute(spanField.attributes, 'http.request.method', method),
      textAttribute(spanField.attributes, 'http.route', route),
    ]);
    const methods = this.#operations.get(route) ?? new Map<string, Buffer>();
    this.#operations.set(route, methods.set(method, made));
    return made;
  }

  #status(status: number): Buffer {
    const known = this.#statuses.get(status);
    if (known !== undefined) return known;
    const code = Buffer.of((3 << 3) | wire.varint, errorCode);
    const made = Buffer.concat([
      attribute(spanField.attributes, 'http.response.status_code', Buffer.of(3 << 3, ...varint(status))),
      ...(status >= 500 ? [bytesField(spanField.status, code)] : []),
    ]);
    this.#statuses.set(status, made);
    return made;
  }
}

/** Tags, lengths and contents of a trace id, a span id and two times. */
const idsAndTimes = 1 + 1 + 16 + (1 + 1 + 8) + 2 * (1 + 8);
const parentId = 1 + 1 + 8;

function writeId(writer: ProtobufWriter, field: number, id: string): void {
  writer.tag(field, wire.bytes);
  writer.varint(id.length / 2);
  writer.hex(id);
}

const scope = bytesField(scopeSpans.scope, textField(1, 'shipshape'));
const pathKey = textField(1, 'url.path');
const clientKey = textField(1, 'client.address');

/** As a field of a span, with its key as a field of the attribute. */
function sizeOfAttribute(key: Buffer, valueBytes: number): number {
  const size = sizeOfKeyAndValue(key, valueBytes);
  return 1 + sizeOfVarint(size) + size;
}

function sizeOfKeyAndValue(key: Buffer, valueBytes: number): number {
  const value = 1 + sizeOfVarint(valueBytes) + valueBytes;
  return key.length + 1 + sizeOfVarint(value) + value;
}

function writeAttribute(writer: ProtobufWriter, key: Buffer, value: string, valueBytes: number): void {
  writer.tag(spanField.attributes, wire.bytes);
  writer.varint(sizeOfKeyAndValue(key, valueBytes));
  writer.raw(key);
  writer.tag(2, wire.bytes);
  writer.varint(1 + sizeOfVarint(valueBytes) + valueBytes);
  writer.tag(1, wire.bytes);
  writer.varint(valueBytes);
  writer.text(value, valueBytes);
}

/*
 * What is written once and kept: as buffers, which is simpler. A KeyValue has its key as field 1 and an AnyValue as field
 * 2, in which a text is field 1 and a whole number field 3.
 */

function textAttribute(field: number, key: string, value: string): Buffer {
  return attribute(field, key, textField(1, value));
}

function attribute(field: number, key: string, value: Buffer): Buffer {
  return bytesField(field, Buffer.concat([textField(1, key), bytesField(2, value)]));
}

function textField(field: number, value: string): Buffer {
  return bytesField(field, Buffer.from(value));
}

function bytesField(field: number, value: Buffer): Buffer {
  return Buffer.concat([headOf(field, value.length), value]);
}

function headOf(field: number, size: number): Buffer {
  return Buffer.of((field << 3) | wire.bytes, ...varint(size));
}

function varint(value: number): Buffer {
  const writer = new ProtobufWriter(4);
  writer.varint(value);
  return writer.written();
}
