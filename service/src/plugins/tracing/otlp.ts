import { pathOf } from '../../request-path.ts';
import type { Span } from './tracer.ts';

export interface Resource {
  readonly serviceName: string;
  readonly version: string;
  readonly environment: string;
}

/**
 * Spans as OTLP/JSON. Written as text, since a span is the same every time: an object for each attribute costs more than
 * all the rest of tracing.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function otlpJson({ serviceName, version, environment }: Resource, spans: readonly Span[]): string {
  const resource = [
    text('service.name', serviceName),
    text('service.version', version),
    text('deployment.environment.name', environment),
  ].join(',');
  return (
    `{"resourceSpans":[{"resource":{"attributes":[${resource}]},"scopeSpans":[{"scope":{"name":"shipshape"},` +
    `"spans":[${spans.map(spanJson).join(',')}]}]}]}`
  );
}

const serverKind = 2;
const errorStatus = '{"code":2}';

function spanJson(span: Span): string {
  const { traceId, spanId, parentSpanId, method, route, path, status, client } = span;
  const { name, attributes } = operationJson(method, route);
  return (
    `{"traceId":"${traceId}","spanId":"${spanId}"${parentSpanId === undefined ? '' : `,"parentSpanId":"${parentSpanId}"`},` +
    `"name":${name},"kind":${serverKind},` +
    `"startTimeUnixNano":"${nanoseconds(span.startMilliseconds)}",` +
    `"endTimeUnixNano":"${nanoseconds(span.startMilliseconds + span.durationMilliseconds)}",` +
    `"attributes":[${attributes},${text('url.path', pathOf(path))},${text('client.address', client)},` +
    `{"key":"http.response.status_code","value":{"intValue":"${status}"}}],"status":${status >= 500 ? errorStatus : '{}'}}`
  );
}

/** The part of a span that a route's spans have in common. */
interface OperationJson {
  readonly name: string;
  readonly attributes: string;
}

/** As many as there are routes and methods. */
const operations = new Map<string, OperationJson>();

function operationJson(method: string, route: string): OperationJson {
  const name = `${method} ${route}`;
  const known = operations.get(name);
  if (known !== undefined) return known;
  const made = {
    name: JSON.stringify(name),
    attributes: `${text('http.request.method', method)},${text('http.route', route)}`,
  };
  operations.set(name, made);
  return made;
}

function text(key: string, value: string): string {
  return `{"key":"${key}","value":{"stringValue":${JSON.stringify(value)}}}`;
}

/** To the microsecond, which is what a clock of milliseconds with a fraction holds; no BigInt, which is slow. */
function nanoseconds(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const microseconds = Math.floor((milliseconds - whole) * 1000);
  return `${whole}${String(microseconds).padStart(3, '0')}000`;
}
