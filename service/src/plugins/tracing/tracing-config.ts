/** Where spans go and how many. */
export interface TracingConfig {
  /** Takes `POST` of OTLP as protobuf, as every OTLP collector does at its port for HTTP. */
  readonly endpoint: URL;
  /** For the collector, secrets perhaps. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the traces that begin here, 0 to 1; a caller's own decision is followed. */
  readonly sampleRatio: number;
  readonly serviceName: string;
}

/**
 * `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is used as it stands, `OTEL_EXPORTER_OTLP_ENDPOINT` with `/v1/traces` added.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp
 */
export function tracesEndpoint(forAll: URL | undefined, forTraces: URL | undefined): URL | undefined {
  if (forTraces !== undefined || forAll === undefined) return forTraces;
  const endpoint = new URL(forAll);
  endpoint.pathname = `${endpoint.pathname.replace(/\/$/, '')}/v1/traces`;
  return endpoint;
}

const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const value = /^[\t\x20-\x7e]*$/;

/** Reads `OTEL_EXPORTER_OTLP_HEADERS`: `name=value` pairs separated by commas, values percent-encoded. */
export function parseOtlpHeaders(text: string): Readonly<Record<string, string>> | undefined {
  const headers: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    const header = pair.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    const decoded = percentDecoded(pair.slice(equals + 1).trim());
    if (!name.test(header) || decoded === undefined || !value.test(decoded)) return undefined;
    headers[header] = decoded;
  }
  return headers;
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
