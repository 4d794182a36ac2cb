import type { Clock } from '../../clock.ts';
import type { BlobSource } from '../blob-source.ts';
import { confirmDigest, refusal, registryMessage } from './answer.ts';
import { type Attempt, withRetries } from './retry.ts';
import { type Ask, locationOf, placeOf, type RegistrySession } from './session.ts';
import type { TransportResponse } from './transport.ts';

export interface BlobUpload {
  readonly session: RegistrySession;
  readonly clock: Clock;
  /** `…/blobs/uploads/` of the repository. */
  readonly uploads: URL;
  readonly blob: BlobSource;
  /** A blob above this size is sent in chunks of it. */
  readonly chunkBytes: number;
  readonly onSent: (bytes: number) => void;
}

/** An upload that the registry has begun: where it goes on, and the size of its chunks. */
interface Begun {
  location: URL;
  readonly chunk: number;
}

/**
 * Sends a blob: POST and PUT, and between them PATCH for a large one. After a fault in a chunk the registry is asked how
 * much it has, and the upload goes on there; where it does not know, the whole begins again.
 *
 * @throws ImageError
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs
 */
export async function uploadBlob(upload: BlobUpload): Promise<void> {
  let begun: Begun | undefined;
  await withRetries(upload.clock, async (): Promise<Attempt<undefined>> => {
    try {
      const sent = begun === undefined ? undefined : await received(upload, begun);
      if (begun === undefined || sent === undefined) begun = await begin(upload);
      await send(upload, begun, sent ?? 0);
      return { kind: 'done', value: undefined };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (error.isLost) begun = undefined;
      return error.again;
    }
  });
}

async function begin({ session, uploads, chunkBytes }: BlobUpload): Promise<Begun> {
  const started = await step(session, { method: 'POST', url: uploads, body: noBytes }, 202);
  return { location: locationOf(started, uploads), chunk: Math.max(chunkBytes, leastChunk(started)) };
}

async function send({ session, blob, onSent }: BlobUpload, begun: Begun, from: number): Promise<void> {
  const { digest, size } = blob;
  const { chunk } = begun;
  const isChunked = size > chunk;
  for (let start = from; isChunked && start < size; start += chunk) {
    const body = await blob.read(start, Math.min(start + chunk, size));
    const headers = { ...octets, 'content-range': `${start}-${start + body.length - 1}` };
    const answer = await step(session, { method: 'PATCH', url: begun.location, headers, body }, 202);
    begun.location = locationOf(answer, begun.location);
    onSent(start + body.length);
  }

  const url = withDigest(begun.location, digest);
  const body = isChunked ? noBytes : await blob.read(0, size);
  const answer = await step(session, { method: 'PUT', url, headers: octets, body }, 201);
  confirmDigest(answer, digest, url);
  onSent(size);
}

/** How many bytes the registry has of an upload; undefined where it does not say, or the upload was of one piece. */
async function received({ session, blob }: BlobUpload, begun: Begun): Promise<number | undefined> {
  if (blob.size <= begun.chunk) return undefined;
  const result = await session.attempt({ method: 'GET', url: begun.location });
  if (result.kind === 'again' || result.value.status !== 204) return undefined;
  const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(result.value.headers.range ?? '')?.[1];
  if (last === undefined) return undefined;
  begun.location = locationOf(result.value, begun.location);
  // `0-0` is one byte or none: registries write both so. Beginning anew is right for either.
  return last === '0' ? undefined : Number(last) + 1;
}

const noBytes = new Uint8Array();
const octets = { 'content-type': 'application/octet-stream' };

/** Leaves an upload in the middle, to go on with it or to begin it again. */
class Interrupted extends Error {
  readonly again: Attempt<never>;
  /** Whether nothing of it can be used. */
  readonly isLost: boolean;

  constructor(again: Attempt<never>, isLost: boolean) {
    super('the upload was interrupted');
    this.again = again;
    this.isLost = isLost;
  }
}

async function step(session: RegistrySession, ask: Ask, expected: number): Promise<TransportResponse> {
  const result = await session.attempt(ask);
  if (result.kind === 'again') throw new Interrupted(result, ask.method === 'PUT');
  if (result.value.status === expected) return result.value;
  const error = refusal(result.value, placeOf(ask));
  throw isLost(result.value) ? new Interrupted({ kind: 'again', error }, true) : error;
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

function withDigest(location: URL, digest: string): URL {
  const separator = location.search === '' ? '?' : '&';
  return new URL(`${location.href}${separator}digest=${encodeURIComponent(digest)}`);
}
