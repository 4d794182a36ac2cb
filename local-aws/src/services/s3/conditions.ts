import type { IncomingHttpHeaders } from 'node:http';
import type { Milliseconds } from '../../clock.ts';
import { invalidRequest, noSuchKey, notImplemented, preconditionFailed, S3Error } from './s3-error.ts';
import { headerOf } from './upload-body.ts';

interface Validators {
  readonly etag: string;
  readonly modified: Milliseconds;
}

/** Whether a download goes on by RFC 9110's order of preconditions. */
export type ReadVerdict = 'go on' | 'not modified' | { readonly failed: string };

export function judgeRead(headers: IncomingHttpHeaders, object: Validators, prefix = ''): ReadVerdict {
  const ifMatch = headerOf(headers, `${prefix}if-match`);
  const ifNoneMatch = headerOf(headers, `${prefix}if-none-match`);
  const unmodifiedSince = dateOf(headerOf(headers, `${prefix}if-unmodified-since`));
  const modifiedSince = dateOf(headerOf(headers, `${prefix}if-modified-since`));
  // HTTP dates have whole seconds.
  const modified = Math.floor(object.modified / 1000) * 1000;
  if (ifMatch !== undefined) {
    if (!hasTag(ifMatch, object.etag)) return { failed: 'If-Match' };
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) return { failed: 'If-Unmodified-Since' };
  if (ifNoneMatch !== undefined) return hasTag(ifNoneMatch, object.etag) ? 'not modified' : 'go on';
  return modifiedSince !== undefined && modified <= modifiedSince ? 'not modified' : 'go on';
}

/**
 * Conditional writes: `If-None-Match: *` puts only where there is nothing, `If-Match` only over what the client knows.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 *
 * @param current the object as it is now; undefined where there is none or its newest version is a delete marker
 * @throws {S3Error} PreconditionFailed, NoSuchKey, NotImplemented
 */
export function checkWrite(headers: IncomingHttpHeaders, key: string, current: Validators | undefined): void {
  const ifMatch = headerOf(headers, 'if-match');
  const ifNoneMatch = headerOf(headers, 'if-none-match');
  if (ifNoneMatch !== undefined) {
    if (ifMatch !== undefined) throw invalidRequest('If-Match and If-None-Match cannot be given together.');
    if (ifNoneMatch !== '*') throw notImplemented('If-None-Match with an ETag');
    if (current) throw preconditionFailed('If-None-Match');
  }
  if (ifMatch !== undefined) {
    if (!current) throw noSuchKey(key);
    if (!hasTag(ifMatch, current.etag)) throw preconditionFailed('If-Match');
  }
}

/** Of a range that depends on the object being the one the client knows. */
export function holdsForRange(headers: IncomingHttpHeaders, object: Validators): boolean {
  const ifRange = headerOf(headers, 'if-range');
  if (ifRange === undefined) return true;
  const date = dateOf(ifRange);
  return date === undefined ? hasTag(ifRange, object.etag) : Math.floor(object.modified / 1000) * 1000 <= date;
}

function hasTag(header: string, etag: string): boolean {
  return header
    .split(',')
    .map((each) =>
      each
        .trim()
        .replace(/^W\//, '')
        .replace(/^"(.*)"$/, '$1'),
    )
    .some((each) => each === '*' || each === etag);
}

function dateOf(header: string | undefined): Milliseconds | undefined {
  const date = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(date) ? undefined : date;
}

export function requireRead(verdict: ReadVerdict): void {
  if (verdict === 'go on') return;
  if (verdict === 'not modified') throw new S3Error('NotModified', 304, 'Not Modified');
  throw preconditionFailed(verdict.failed);
}
