import type { IncomingMessage } from 'node:http';
import type { StoredManifest } from './contents.ts';
import { longestManifest } from './manifest.ts';
import { isDigest, manifestTypes } from './names.ts';
import { RegistryError } from './registry-error.ts';
import type { RequestTarget } from './request-target.ts';
import type { Exchange, RegistryDeps } from './route.ts';

type ManifestTarget = Extract<RequestTarget, { kind: 'manifest' }>;
type TagsTarget = Extract<RequestTarget, { kind: 'tags' }>;
type ReferrersTarget = Extract<RequestTarget, { kind: 'referrers' }>;

export async function getManifest(deps: RegistryDeps, exchange: Exchange<ManifestTarget>): Promise<void> {
  const { target, request, response } = exchange;
  const { digest, mediaType } = stored(deps, target);
  const bytes = await deps.blobs.read(digest);
  response.writeHead(200, {
    'Content-Type': mediaType,
    'Content-Length': bytes.length,
    'Docker-Content-Digest': digest,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.end(bytes);
  deps.contents.pulled(target.repository, digest);
}

export async function putManifest(
  deps: RegistryDeps,
  { target, request, response }: Exchange<ManifestTarget>,
): Promise<void> {
  const { repository, reference } = target;
  const outcome = await deps.contents.push({
    repository,
    bytes: await body(request),
    mediaType: request.headers['content-type']?.split(';', 1)[0]?.trim(),
    tag: isDigest(reference) ? undefined : reference,
    digest: isDigest(reference) ? reference : undefined,
  });
  switch (outcome.kind) {
    case 'stored':
    case 'unchanged': {
      const { digest } = outcome.manifest;
      response.writeHead(201, {
        Location: `/v2/${repository}/manifests/${digest}`,
        'Docker-Content-Digest': digest,
        'Content-Length': '0',
        ...(outcome.subject === undefined ? {} : { 'OCI-Subject': outcome.subject }),
      });
      response.end();
      return;
    }
    case 'invalid manifest':
      throw new RegistryError('MANIFEST_INVALID', `manifest invalid: ${outcome.reason}`);
    case 'wrong digest':
      throw new RegistryError('DIGEST_INVALID', `the manifest's digest is ${outcome.actual}, not ${reference}`);
    case 'tag is immutable':
      throw new RegistryError(
        'TAG_INVALID',
        `The image tag '${outcome.tag}' already exists in the '${repository}' repository and cannot be overwritten because the repository is immutable.`,
      );
    case 'layers missing':
    case 'images missing':
      throw new RegistryError('MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', { detail: outcome.digests });
    default:
      outcome satisfies never;
  }
}

export async function deleteManifest(
  deps: RegistryDeps,
  { target, response }: Exchange<ManifestTarget>,
): Promise<void> {
  const isRemoved = await deps.contents.remove(target.repository, target.reference);
  if (!isRemoved) throw unknown(target);
  response.writeHead(202, { 'Content-Length': '0' }).end();
}

/** Tags in lexical order; `n` bounds their number and `last` is the one before them. */
export function listTags({ contents }: RegistryDeps, { target, query, response }: Exchange<TagsTarget>): void {
  const { repository } = target;
  const most = pageSize(query.get('n'));
  const last = query.get('last') ?? '';
  const later = contents
    .tags(repository)
    .filter((tag) => tag > last)
    .toSorted();
  const tags = later.slice(0, most);
  const end = tags.at(-1);
  if (tags.length < later.length && end !== undefined) {
    response.setHeader('Link', `</v2/${repository}/tags/list?n=${most}&last=${encodeURIComponent(end)}>; rel="next"`);
  }
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ name: repository, tags }));
}

/** An index of the manifests whose `subject` is the digest; empty where nothing refers to it. */
export function listReferrers(
  { contents }: RegistryDeps,
  { target, query, response }: Exchange<ReferrersTarget>,
): void {
  const wanted = query.get('artifactType');
  const manifests = contents
    .referrers(target.repository, target.digest)
    .filter((referrer) => wanted === null || referrer.artifactType === wanted);
  if (wanted !== null) response.setHeader('OCI-Filters-Applied', 'artifactType');
  response.setHeader('Content-Type', manifestTypes.ociIndex);
  response.end(JSON.stringify({ schemaVersion: 2, mediaType: manifestTypes.ociIndex, manifests }));
}

function stored({ contents }: RegistryDeps, target: ManifestTarget): StoredManifest {
  const manifest = contents.manifest(target.repository, target.reference);
  if (manifest === undefined) throw unknown(target);
  return manifest;
}

function unknown({ repository, reference }: ManifestTarget): RegistryError {
  return new RegistryError('MANIFEST_UNKNOWN', 'Requested image not found', { detail: { repository, reference } });
}

function pageSize(text: string | null): number {
  if (text === null) return 1000;
  if (/^\d{1,6}$/.test(text)) return Math.min(Number(text), 1000);
  throw new RegistryError('PAGINATION_NUMBER_INVALID', 'n must be a number', { detail: text });
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const tooLong = new RegistryError('MANIFEST_INVALID', `a manifest may have ${longestManifest} bytes`, {
    status: 413,
  });
  if (Number(request.headers['content-length'] ?? 0) > longestManifest) throw tooLong;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > longestManifest) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
