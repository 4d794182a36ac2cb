import type { Digest } from '../digest.ts';
import { ImageError } from '../image-error.ts';
import { type IndexEntry, indexMediaType, manifestMediaType, parseIndex } from '../manifest.ts';
import type { StoredManifest } from './client.ts';
import { placeOf, type RegistrySession } from './session.ts';
import type { TransportResponse } from './transport.ts';

/** The part of a registry's client that referrers need. */
interface Manifests {
  put(name: string, manifest: string, mediaType: string): Promise<TransportResponse>;
  getManifest(name: string): Promise<StoredManifest>;
}

/**
 * Stores a manifest with a subject. A registry that does not keep account of subjects says so by its silence (no
 * `OCI-Subject`): then the account is a list under a tag, made from the subject's digest.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
export async function addReferrer(
  { put, getManifest }: Manifests,
  manifest: string,
  subject: Digest,
  entry: IndexEntry,
): Promise<void> {
  const stored = await put(entry.digest, manifest, manifestMediaType);
  if (stored.headers['oci-subject'] === subject) return;
  const listed = await listUnderTag(getManifest, subject);
  if (listed.some(({ digest }) => digest === entry.digest)) return;
  const index = JSON.stringify({ schemaVersion: 2, mediaType: indexMediaType, manifests: [...listed, entry] });
  await put(referrersTag(subject), index, indexMediaType);
}

/** @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers */
export async function listReferrers(
  session: RegistrySession,
  url: URL,
  subject: Digest,
  getManifest: Manifests['getManifest'],
): Promise<readonly IndexEntry[]> {
  const request = { method: 'GET', url, maxBytes: 4 * 1024 * 1024 } as const;
  // A registry without the API answers 404, and some 400 or 405.
  const response = await session.ask(request, [200, 400, 404, 405]);
  const isIndex = response.headers['content-type']?.startsWith(indexMediaType) === true;
  if (response.status !== 200 || !isIndex) return listUnderTag(getManifest, subject);
  return parseIndex(new TextDecoder().decode(response.body), placeOf(request)).manifests;
}

async function listUnderTag(getManifest: Manifests['getManifest'], subject: Digest): Promise<readonly IndexEntry[]> {
  const tag = referrersTag(subject);
  try {
    return parseIndex((await getManifest(tag)).text, tag).manifests;
  } catch (error) {
    if (error instanceof ImageError && error.code === 'image-missing') return [];
    throw error;
  }
}

function referrersTag(subject: Digest): string {
  return subject.replace(':', '-');
}
