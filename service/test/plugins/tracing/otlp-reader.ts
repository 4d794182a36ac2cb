import protobuf from 'protobufjs';
import * as v from 'valibot';

/**
 * Reads what a collector is sent with somebody else's protobuf, by the messages of opentelemetry-proto 1.x as far as they
 * are used here.
 */
const text = { type: 'string', id: 1 };
const root = protobuf.Root.fromJSON({
  nested: {
    Request: { fields: { resourceSpans: { rule: 'repeated', type: 'ResourceSpans', id: 1 } } },
    ResourceSpans: {
      fields: {
        resource: { type: 'Resource', id: 1 },
        scopeSpans: { rule: 'repeated', type: 'ScopeSpans', id: 2 },
      },
    },
    Resource: { fields: { attributes: { rule: 'repeated', type: 'KeyValue', id: 1 } } },
    ScopeSpans: {
      fields: { scope: { type: 'Scope', id: 1 }, spans: { rule: 'repeated', type: 'Span', id: 2 } },
    },
    Scope: { fields: { name: text } },
    Span: {
      fields: {
        traceId: { type: 'bytes', id: 1 },
        spanId: { type: 'bytes', id: 2 },
        parentSpanId: { type: 'bytes', id: 4 },
        name: { type: 'string', id: 5 },
        kind: { type: 'Kind', id: 6 },
        startTimeUnixNano: { type: 'fixed64', id: 7 },
        endTimeUnixNano: { type: 'fixed64', id: 8 },
        attributes: { rule: 'repeated', type: 'KeyValue', id: 9 },
        status: { type: 'Status', id: 15 },
      },
    },
    Kind: { values: { SPAN_KIND_UNSPECIFIED: 0, SPAN_KIND_INTERNAL: 1, SPAN_KIND_SERVER: 2 } },
    Status: { fields: { code: { type: 'Code', id: 3 } } },
    Code: { values: { STATUS_CODE_UNSET: 0, STATUS_CODE_OK: 1, STATUS_CODE_ERROR: 2 } },
    KeyValue: { fields: { key: text, value: { type: 'Value', id: 2 } } },
    Value: { fields: { stringValue: text, intValue: { type: 'int64', id: 3 } } },
  },
});

const bytes = v.pipe(
  v.instance(Uint8Array),
  v.transform((id) => Buffer.from(id).toString('hex')),
);
const attributes = v.pipe(
  v.array(
    v.object({
      key: v.string(),
      value: v.object({ stringValue: v.optional(v.string()), intValue: v.optional(v.string()) }),
    }),
  ),
  v.transform((pairs) =>
    Object.fromEntries(pairs.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? ''])),
  ),
);
const batch = v.object({
  resource: v.object({ attributes }),
  scopeSpans: v.tuple([
    v.object({
      scope: v.object({ name: v.string() }),
      spans: v.array(
        v.object({
          traceId: bytes,
          spanId: bytes,
          parentSpanId: v.optional(bytes),
          name: v.string(),
          kind: v.string(),
          startTimeUnixNano: v.string(),
          endTimeUnixNano: v.string(),
          attributes,
          status: v.optional(v.object({ code: v.string() })),
        }),
      ),
    }),
  ]),
});

export interface ReadSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status?: { readonly code: string } | undefined;
}

export interface ReadBatch {
  readonly resource: Readonly<Record<string, string>>;
  readonly scope: string;
  readonly spans: readonly ReadSpan[];
}

/** Ids as hexadecimal digits, numbers of 64 bits as text, attributes by their keys. @throws where it is not OTLP */
export function readOtlp(body: Uint8Array): ReadBatch {
  const request = root.lookupType('Request');
  const read = request.toObject(request.decode(body), { longs: String, enums: String });
  const [{ resource, scopeSpans }] = v.parse(v.object({ resourceSpans: v.tuple([batch]) }), read).resourceSpans;
  const [{ scope, spans }] = scopeSpans;
  return { resource: resource.attributes, scope: scope.name, spans };
}
