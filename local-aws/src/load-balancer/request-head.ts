import { isHopByHop } from './hop-by-hop.ts';
import type { CompiledTransforms } from './transforms.ts';

/** `routing.http.xff_header_processing.mode` of the load balancer. */
export type ForwardedForMode = 'append' | 'preserve' | 'remove';

/** What a load balancer's attributes say about the fields of a request (`routing.http.*`). */
export interface RequestFieldSettings {
  readonly forwardedFor: ForwardedForMode;
  /** `xff_client_port.enabled`: X-Forwarded-For also tells the client's port. */
  readonly withClientPort: boolean;
  /** `drop_invalid_header_fields.enabled`: names of other characters than letters, digits and hyphens go. */
  readonly dropsInvalidFields: boolean;
  /** `preserve_host_header.enabled`: Host goes on as it came. */
  readonly preservesHost: boolean;
  /** `x_amzn_tls_version_and_cipher_suite.enabled`, and what a listener calls the two fields. */
  readonly tlsFields: { readonly version: string; readonly cipherSuite: string } | undefined;
}

/** What the load balancer does unless told otherwise. */
export const defaultRequestFields: RequestFieldSettings = {
  forwardedFor: 'append',
  withClientPort: false,
  dropsInvalidFields: false,
  preservesHost: false,
  tlsFields: undefined,
};

/** A client's request as it came, with what the load balancer knows about it. */
export interface ClientRequest {
  readonly method: string;
  /** The request target of the request line. */
  readonly target: string;
  /** Fields as they came: name, value, name, value. */
  readonly fields: readonly string[];
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly listenerPort: number;
  /** How the client came over TLS; undefined: it did not. */
  readonly tls: { readonly version: string; readonly cipherSuite: string } | undefined;
  readonly settings: RequestFieldSettings;
  readonly transforms: CompiledTransforms | undefined;
  /** Whether the connection is to become a WebSocket. */
  readonly isUpgrade: boolean;
}

export type RequestHead =
  | {
      readonly kind: 'forward';
      /** The head to send, with the empty line at its end. */
      readonly text: string;
      readonly body: 'none' | 'length' | 'chunked';
    }
  | { readonly kind: 'refuse'; readonly status: RefusalStatus };

/** 500: a rule's transform made something that cannot be sent. */
type RefusalStatus = 400 | 405 | 500 | 501;

/** Fields that a Connection field cannot take away: they say where the request goes and where it ends. */
const kept: ReadonlySet<string> = new Set(['close', 'keep-alive', 'upgrade', 'content-length', 'host']);
const validName = /^[-A-Za-z0-9]+$/;
const mayCarryBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/**
 * The head that the target gets: the client's fields in their order and spelling, without those meant for the load
 * balancer alone, and with those that an ALB adds.
 *
 * @param traceId makes the value of a new `X-Amzn-Trace-Id` root, `1-…-…`
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 */
export function requestHead(request: ClientRequest, traceId: () => string): RequestHead {
  if (request.method === 'TRACE') return refuse(405);
  const { fields, settings, tls, transforms } = request;
  const { dropsInvalidFields } = settings;
  let named: readonly string[] = [];
  let host: string | undefined;
  let contentLength: string | undefined;
  let isChunked = false;
  let forwardedFor: string | undefined;
  let trace: string | undefined;
  let passed = '';
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] ?? '';
    const value = fields[index + 1] ?? '';
    const lowered = name.toLowerCase();
    switch (lowered) {
      case 'host':
        if (host !== undefined) return refuse(400);
        host = value;
        break;
      case 'content-length':
        if (contentLength !== undefined) return refuse(400);
        contentLength = value;
        break;
      case 'transfer-encoding':
        if (value.toLowerCase() !== 'chunked') return refuse(501);
        isChunked = true;
        break;
      case 'connection':
        if (isPlainConnection(value)) break;
        named = named.concat(connectionOptions(value));
        break;
      case 'x-forwarded-for':
        forwardedFor = forwardedFor === undefined ? value : `${forwardedFor}, ${value}`;
        break;
      case 'x-amzn-trace-id':
        trace = value;
        break;
      case 'expect':
      case 'x-forwarded-proto':
      case 'x-forwarded-port':
        break;
      default:
        if (isHopByHop(lowered) || (dropsInvalidFields && !validName.test(name))) break;
        passed += `${name}: ${value}\r\n`;
    }
  }
  if (isChunked && contentLength !== undefined) return refuse(400);
  if (named.length > 0) passed = without(passed, named);
  const target = originForm(request.target, request.method);
  if (target === undefined) return refuse(400);
  const path = transforms === undefined ? target.path : transforms.url(target.path);
  const knownHost = hostFor(target.host, host, request);
  const sentHost = transforms === undefined ? knownHost : transforms.host(knownHost);
  if (path === undefined || sentHost === undefined) return refuse(500);
  let text = `${request.method} ${path} HTTP/1.1\r\nHost: ${sentHost}\r\n`;
  const forwarded = forwardedForOf(request, forwardedFor);
  if (forwarded !== undefined) text += `X-Forwarded-For: ${forwarded}\r\n`;
  text += `X-Forwarded-Proto: ${tls === undefined ? 'http' : 'https'}\r\nX-Forwarded-Port: ${request.listenerPort}\r\n`;
  if (tls !== undefined && settings.tlsFields !== undefined) {
    const { version, cipherSuite } = settings.tlsFields;
    text += `${version}: ${tls.version}\r\n${cipherSuite}: ${tls.cipherSuite}\r\n`;
  }
  text += `X-Amzn-Trace-Id: ${traced(trace, traceId)}\r\n${passed}`;
  text += request.isUpgrade ? 'Connection: upgrade\r\nUpgrade: websocket\r\n' : 'Connection: keep-alive\r\n';
  if (isChunked) return { kind: 'forward', text: `${text}Transfer-Encoding: chunked\r\n\r\n`, body: 'chunked' };
  const length = contentLength ?? (mayCarryBody.has(request.method) ? '0' : undefined);
  if (length === undefined) return { kind: 'forward', text: `${text}\r\n`, body: 'none' };
  return {
    kind: 'forward',
    text: `${text}Content-Length: ${length}\r\n\r\n`,
    body: Number(length) === 0 ? 'none' : 'length',
  };
}

function refuse(status: RefusalStatus): RequestHead {
  return { kind: 'refuse', status };
}

function isPlainConnection(value: string): boolean {
  return value === 'keep-alive' || value === 'close' || value === 'Keep-Alive';
}

function connectionOptions(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '' && !kept.has(option));
}

function without(lines: string, names: readonly string[]): string {
  return lines
    .split('\r\n')
    .filter((line) => !names.includes(line.slice(0, Math.max(0, line.indexOf(':'))).toLowerCase()))
    .join('\r\n');
}

/** RFC 9112, section 3.2: what stands in the request line, as the target is to get it. */
function originForm(target: string, method: string): { path: string; host: string | undefined } | undefined {
  if (target.startsWith('/')) return { path: target, host: undefined };
  if (target === '*' && method === 'OPTIONS') return { path: target, host: undefined };
  const absolute = /^https?:\/\/([^/?#@]+)([^#]*)$/i.exec(target);
  if (absolute === null) return undefined;
  const rest = absolute[2] ?? '';
  return { path: rest.startsWith('/') ? rest : `/${rest}`, host: absolute[1] };
}

/**
 * The Host that the target gets. Unless it is preserved, an ALB takes the host of an absolute target before the field's,
 * takes the port off on the default ports, and puts the listener's port on elsewhere.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#host-header-preservation
 */
function hostFor(
  targetHost: string | undefined,
  field: string | undefined,
  { listenerPort, settings }: ClientRequest,
): string {
  const known = (settings.preservesHost ? field : (targetHost ?? field)) ?? 'localhost';
  if (settings.preservesHost && field !== undefined) return known;
  if (listenerPort === 80 || listenerPort === 443) return known.replace(/:\d*$/, '');
  return /:\d+$/.test(known) ? known : `${known}:${listenerPort}`;
}

function forwardedForOf(request: ClientRequest, existing: string | undefined): string | undefined {
  switch (request.settings.forwardedFor) {
    case 'append': {
      const client = clientOf(request);
      return existing === undefined || existing === '' ? client : `${existing}, ${client}`;
    }
    case 'preserve':
      return existing;
    case 'remove':
      return undefined;
    default:
      return request.settings.forwardedFor satisfies never;
  }
}

function clientOf({ clientAddress, clientPort, settings }: ClientRequest): string {
  if (!settings.withClientPort) return clientAddress;
  return clientAddress.includes(':') ? `[${clientAddress}]:${clientPort}` : `${clientAddress}:${clientPort}`;
}

function traced(existing: string | undefined, traceId: () => string): string {
  if (existing === undefined || existing === '') return `Root=${traceId()}`;
  const rest = existing
    .split(';')
    .filter((part) => part !== '' && !part.startsWith('Self='))
    .join(';');
  const hasRoot = /(?:^|;)Root=/.test(rest);
  return `${hasRoot ? 'Self' : 'Root'}=${traceId()}${rest === '' ? '' : `;${rest}`}`;
}
