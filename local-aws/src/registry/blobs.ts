import { pipeline } from 'node:stream/promises';
import { downloadRange } from './byte-range.ts';
import { RegistryError } from './registry-error.ts';
import type { RequestTarget } from './request-target.ts';
import type { Exchange, RegistryDeps } from './route.ts';

type BlobTarget = Extract<RequestTarget, { kind: 'blob' }>;

export async function headBlob(deps: RegistryDeps, { target, response }: Exchange<BlobTarget>): Promise<void> {
  const size = await sizeOf(deps, target);
  response.writeHead(200, { ...headers(target), 'Content-Length': size }).end();
}

export async function getBlob(deps: RegistryDeps, { target, request, response }: Exchange<BlobTarget>): Promise<void> {
  const size = await sizeOf(deps, target);
  const range = downloadRange(request.headers.range, size);
  if (range === 'unsatisfiable') {
    throw new RegistryError('RANGE_INVALID', `The blob has ${size} bytes`, {
      headers: { 'Content-Range': `bytes */${size}` },
    });
  }
  if (range === undefined) {
    response.writeHead(200, { ...headers(target), 'Content-Length': size });
  } else {
    response.writeHead(206, {
      ...headers(target),
      'Content-Length': range.last - range.first + 1,
      'Content-Range': `bytes ${range.first}-${range.last}/${size}`,
    });
  }
  if (size === 0) {
    response.end();
    return;
  }
  await pipeline(deps.blobs.stream(target.digest, range), response);
}

function headers({ digest }: BlobTarget): Record<string, string> {
  return { 'Content-Type': 'application/octet-stream', 'Docker-Content-Digest': digest, 'Accept-Ranges': 'bytes' };
}

async function sizeOf({ contents, blobs }: RegistryDeps, { repository, digest }: BlobTarget): Promise<number> {
  const size = contents.hasBlob(repository, digest) ? await blobs.size(digest) : undefined;
  if (size === undefined) throw new RegistryError('BLOB_UNKNOWN', 'blob unknown to registry', { detail: { digest } });
  return size;
}
