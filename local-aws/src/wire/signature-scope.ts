import type { WireRequest } from './protocol.ts';

/** Where and for which service a request was signed. */
export interface SignatureScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

export type SignatureReading =
  | { readonly kind: 'signed'; readonly scope: SignatureScope }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'incomplete'; readonly message: string };

const longestCredential = 512;
const defaultRegion = 'us-east-1';

/**
 * Reads the scope out of the Authorization header or a presigned query string; the signature itself is not verified.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function readSignatureScope({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): SignatureReading {
  const { authorization } = headers;
  if (authorization !== undefined) return readHeader(authorization);
  if (!query.includes('X-Amz-Credential')) return { kind: 'unsigned' };
  return readCredential(new URLSearchParams(query).get('X-Amz-Credential') ?? '');
}

function readHeader(authorization: string): SignatureReading {
  const algorithm = authorization.split(' ', 1)[0] ?? '';
  if (!/^AWS4-(HMAC|ECDSA-P256)-SHA256$/.test(algorithm)) {
    return { kind: 'incomplete', message: "The Authorization header must start with 'AWS4-HMAC-SHA256'." };
  }
  const parameters = new Map(
    authorization
      .slice(algorithm.length)
      .split(',')
      .map((part): [string, string] => {
        const equals = part.indexOf('=');
        return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
      }),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parameters.get(name));
  if (missing.length > 0) {
    return {
      kind: 'incomplete',
      message: missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' '),
    };
  }
  return readCredential(parameters.get('Credential') ?? '');
}

/** `key/date/region/service/aws4_request`; SigV4a, which is good in every region, has no region. */
function readCredential(credential: string): SignatureReading {
  const parts = credential.length > longestCredential ? [] : credential.split('/');
  const [accessKeyId, , ...rest] = parts;
  const [region, service] = rest.length === 2 ? [defaultRegion, rest[0]] : [rest[0], rest[1]];
  const isWhole = parts.length === 5 || parts.length === 4;
  if (!isWhole || !accessKeyId || !region || !service || parts.at(-1) !== 'aws4_request') {
    return {
      kind: 'incomplete',
      message:
        'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ' +
        "and end with 'aws4_request'.",
    };
  }
  return { kind: 'signed', scope: { accessKeyId, region, service } };
}
