import { isHopByHop } from './hop-by-hop.ts';

/** `routing.http.xff_header_processing.mode` of the load balancer. */
export type ForwardedForMode = 'append' | 'preserve' | 'remove';

/** A client's request as it came, with what the load balancer knows about it. */
export interface ClientRequest {
  readonly method: string;
  /** The request target of the request line. */
  readonly target: string;
  /** Fields as they came: name, value, name, value. */
  readonly fields: readonly string[];
  readonly clientAddress: string;
  readonly listenerPort: number;
  readonly forwardedFor: ForwardedForMode;
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
  | { readonly kind: 'refuse'; readonly status: 400 | 405 | 501 };

/** Fields that a Connection field cannot take away: they say where the request goes and where it ends. */
const kept: ReadonlySet<string> = new Set(['close', 'keep-alive', 'upgrade', 'content-length', 'host']);
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
  const { fields } = request;
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
        if (!isHopByHop(lowered)) passed += `${name}: ${value}\r\n`;
    }
  }
  if (isChunked && contentLength !== undefined) return refuse(400);
  if (named.length > 0) passed = without(passed, named);
  const target = originForm(request.target, request.method);
  if (target === undefined) return refuse(400);
  let text = `${request.method} ${target.path} HTTP/1.1\r\nHost: ${target.host ?? host ?? `localhost:${request.listenerPort}`}\r\n`;
  const forwarded = forwardedForOf(request, forwardedFor);
  if (forwarded !== undefined) text += `X-Forwarded-For: ${forwarded}\r\n`;
  text += `X-Forwarded-Proto: http\r\nX-Forwarded-Port: ${request.listenerPort}\r\n`;
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

function refuse(status: 400 | 405 | 501): RequestHead {
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
  const absolute = /^http:\/\/([^/?#@]+)([^#]*)$/i.exec(target);
  if (absolute === null) return undefined;
  const rest = absolute[2] ?? '';
  return { path: rest.startsWith('/') ? rest : `/${rest}`, host: absolute[1] };
}

function forwardedForOf(request: ClientRequest, existing: string | undefined): string | undefined {
  switch (request.forwardedFor) {
    case 'append':
      return existing === undefined || existing === ''
        ? request.clientAddress
        : `${existing}, ${request.clientAddress}`;
    case 'preserve':
      return existing;
    case 'remove':
      return undefined;
    default:
      return request.forwardedFor satisfies never;
  }
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
