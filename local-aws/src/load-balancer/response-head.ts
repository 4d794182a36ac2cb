import { isHopByHop } from './hop-by-hop.ts';

/** A target's answer, up to its body. */
export interface ResponseHead {
  readonly status: number;
  readonly reason: string;
  /** End-to-end fields as they came: name, value, name, value. */
  readonly fields: string[];
  /** Seconds that the target says it keeps an idle connection; undefined if it does not say. */
  readonly keepAliveSeconds: number | undefined;
  /** Whether the target lets the connection carry another request. */
  readonly isKeptAlive: boolean;
  readonly framing: BodyFraming;
}

/** How an answer's end is found (RFC 9112, section 6.3). */
export type BodyFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'untilClose' };

const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?$/;
const fieldLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[\t ]*([\t\x20-\x7e\x80-\xff]*)$/;

/**
 * Parses a head, strictly: undefined for whatever RFC 9112 forbids or leaves in doubt, such as two lengths.
 *
 * @param text the lines before the empty one
 * @param method the request's: an answer to HEAD has no body
 */
export function parseResponseHead(text: string, method: string): ResponseHead | undefined {
  const lines = text.split('\r\n');
  const first = statusLine.exec(lines[0] ?? '');
  if (first === null) return undefined;
  const fields: string[] = [];
  let contentLength: number | undefined;
  let transferEncoding: string | undefined;
  let keepAliveSeconds: number | undefined;
  let connection = '';
  for (let index = 1; index < lines.length; index += 1) {
    const field = fieldLine.exec(lines[index] ?? '');
    const name = field?.[1];
    const value = field?.[2]?.trimEnd();
    if (name === undefined || value === undefined) return undefined;
    const lowered = name.toLowerCase();
    if (lowered === 'content-length') {
      if (contentLength !== undefined || !/^\d{1,15}$/.test(value)) return undefined;
      contentLength = Number(value);
    }
    if (!isHopByHop(lowered)) {
      fields.push(name, value);
      continue;
    }
    if (lowered === 'transfer-encoding') {
      if (transferEncoding !== undefined) return undefined;
      transferEncoding = value.toLowerCase();
    } else if (lowered === 'connection') {
      connection += `,${value.toLowerCase()}`;
    } else if (lowered === 'keep-alive') {
      const seconds = /(?:^|[,\s])timeout=(\d{1,6})/i.exec(value)?.[1];
      if (seconds !== undefined) keepAliveSeconds = Number(seconds);
    }
  }
  const isOldProtocol = first[1] === '0';
  const isChunked = transferEncoding !== undefined;
  if (isChunked && (transferEncoding !== 'chunked' || contentLength !== undefined || isOldProtocol)) return undefined;
  const status = Number(first[2]);
  const options = connection.split(',').map((option) => option.trim());
  return {
    status,
    reason: first[3] ?? '',
    fields: endToEnd(fields, options),
    keepAliveSeconds,
    isKeptAlive: !isOldProtocol && !options.includes('close'),
    framing: framingOf(status, method, contentLength, isChunked),
  };
}

function framingOf(status: number, method: string, contentLength: number | undefined, isChunked: boolean): BodyFraming {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { kind: 'none' };
  if (isChunked) return { kind: 'chunked' };
  if (contentLength === undefined) return { kind: 'untilClose' };
  return contentLength === 0 ? { kind: 'none' } : { kind: 'length', length: contentLength };
}

/** Leaves out the fields that the answer's Connection field names (RFC 9110, section 7.6.1). */
function endToEnd(fields: string[], connectionOptions: readonly string[]): string[] {
  const named = connectionOptions.filter((option) => option !== '' && option !== 'close' && option !== 'keep-alive');
  if (named.length === 0) return fields;
  return fields.filter((_, index) => !named.includes((fields[index - (index % 2)] ?? '').toLowerCase()));
}
