import type { Clock } from '../clock.ts';
import type { Digest } from './digest.ts';
import { confirmDigest, refusal, registryMessage } from './registry-answer.ts';
import { type Ask, locationOf, placeOf, type RegistrySession } from './registry-session.ts';
import { type Attempt, withRetries } from './retry.ts';
import type { TransportResponse } from './transport.ts';

export interface BlobUpload {
  readonly session: RegistrySession;
  readonly clock: Clock;
  /** `…/blobs/uploads/` of the repository. */
  readonly uploads: URL;
  readonly digest: Digest;
  readonly content: Uint8Array;
  /** A blob above this size is sent in chunks of it. */
  readonly chunkBytes: number;
  readonly onSent: (bytes: number) => void;
}

/**
 * Sends a blob: POST and PUT, and between them PATCH for a large one. What is repeated after a fault is the whole
 * upload: after a broken chunk nobody knows what the registry kept.
 *
 * @throws ImageError
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs
 */
export async function uploadBlob(upload: BlobUpload): Promise<void> {
  await withRetries(upload.clock, async (): Promise<Attempt<undefined>> => {
    try {
      await uploadOnce(upload);
      return { kind: 'done', value: undefined };
    } catch (error) {
      if (error instanceof Interrupted) return error.again;
      throw error;
    }
  });
}

async function uploadOnce({ session, uploads, digest, content, chunkBytes, onSent }: BlobUpload): Promise<void> {
  const started = await step(session, { method: 'POST', url: uploads, body: noBytes }, 202);
  let location = locationOf(started, uploads);

  const chunk = Math.max(chunkBytes, leastChunk(started));
  const isChunked = content.length > chunk;
  for (let start = 0; isChunked && start < content.length; start += chunk) {
    const body = content.subarray(start, start + chunk);
    const headers = { ...octets, 'content-range': `${start}-${start + body.length - 1}` };
    const answer = await step(session, { method: 'PATCH', url: location, headers, body }, 202);
    location = locationOf(answer, location);
    onSent(start + body.length);
  }

  const url = withDigest(location, digest);
  const answer = await step(session, { method: 'PUT', url, headers: octets, body: isChunked ? noBytes : content }, 201);
  confirmDigest(answer, digest, url);
  onSent(content.length);
}

const noBytes = new Uint8Array();
const octets = { 'content-type': 'application/octet-stream' };

/** Leaves an upload in the middle, to begin it again. */
class Interrupted extends Error {
  readonly again: Attempt<never>;

  constructor(again: Attempt<never>) {
    super('the upload was interrupted');
    this.again = again;
  }
}

async function step(session: RegistrySession, ask: Ask, expected: number): Promise<TransportResponse> {
  const result = await session.attempt(ask);
  if (result.kind === 'again') throw new Interrupted(result);
  if (result.value.status === expected) return result.value;
  const error = refusal(result.value, placeOf(ask));
  throw isLost(result.value) ? new Interrupted({ kind: 'again', error }) : error;
}

/** The registry forgot the upload (it was started again), or got other bytes than were sent: both end with a new one. */
function isLost(response: TransportResponse): boolean {
  const { code } = registryMessage(response);
  const lost = ['BLOB_UPLOAD_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'DIGEST_INVALID', 'SIZE_INVALID'];
  return response.status === 416 || lost.includes(code);
}

function leastChunk({ headers }: TransportResponse): number {
  const least = headers['oci-chunk-min-length'] ?? '';
  return /^\d{1,10}$/.test(least) ? Number(least) : 0;
}

function withDigest(location: URL, digest: Digest): URL {
  const separator = location.search === '' ? '?' : '&';
  return new URL(`${location.href}${separator}digest=${encodeURIComponent(digest)}`);
}
