import { readSignatureScope } from '../../wire/signature-scope.ts';
import { S3Error } from './s3-error.ts';

/** What a request is about: the service, a bucket, or an object. */
export interface RequestTarget {
  readonly bucket: string | undefined;
  readonly key: string | undefined;
}

interface RequestLine {
  readonly headers: {
    readonly host?: string | undefined;
    readonly authorization?: string | undefined;
    readonly [name: string]: unknown;
  };
  readonly url?: string | undefined;
}

/** `<bucket>.s3.localhost`, `<bucket>.s3.us-east-1.localhost`, and the same without a bucket. */
const s3Host = /^(?:(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.)?s3(?:[.-][a-z0-9-]+)*\.localhost(?::\d+)?$/i;
const bucketHost = /^(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.localhost(?::\d+)?$/i;

/** Whether a request is S3's: by the service that it was signed for, or by its host. */
export function isForS3({ headers, url = '' }: RequestLine): boolean {
  const mark = url.indexOf('?');
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const reading = readSignatureScope({ headers: { authorization: headers.authorization }, query });
  if (reading.kind === 'signed') return reading.scope.service === 's3';
  if (isSignedByVersion2(query)) return true;
  return s3Host.test(headers.host ?? '');
}

/** Presigned URLs of the older signature, which some SDKs still make; of all services S3 alone signs them so. */
export function isSignedByVersion2(query: string): boolean {
  const parameters = query.split('&').map((pair) => pair.split('=', 1)[0]);
  return ['AWSAccessKeyId', 'Signature', 'Expires'].every((name) => parameters.includes(name));
}

/** @throws {S3Error} InvalidURI on a path that is not percent-encoded UTF-8 */
export function requestTarget({ headers, url = '/' }: RequestLine): RequestTarget {
  const path = decoded(url.split('?', 1)[0] ?? '/');
  const host = headers.host ?? '';
  const byHost =
    s3Host.exec(host)?.groups?.bucket ?? (s3Host.test(host) ? undefined : bucketHost.exec(host)?.groups?.bucket);
  if (byHost !== undefined) return { bucket: byHost, key: path === '/' ? undefined : path.slice(1) };
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  return { bucket: bucket === '' ? undefined : bucket, key: key === '' ? undefined : key };
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}
