import { type Clock, steadyClock } from '../../clock.ts';
import type { BlobSource } from '../blob-source.ts';
import { type Digest, digestOf, isDigest } from '../digest.ts';
import {
  type Descriptor,
  dockerListMediaType,
  dockerManifestMediaType,
  type IndexEntry,
  indexMediaType,
  manifestMediaType,
} from '../manifest.ts';
import { registryOrigin } from '../reference.ts';
import { confirmDigest, mismatch } from './answer.ts';
import { downloadBlob } from './blob-download.ts';
import { uploadBlob } from './blob-upload.ts';
import { addReferrer, listReferrers } from './referrers.ts';
import { type Credentials, registrySession } from './session.ts';
import { httpTransport, type Transport, type TransportResponse } from './transport.ts';

export interface RegistryClientOptions {
  /** `HOST[:PORT]`; https is spoken, except with this machine. */
  readonly registry: string;
  readonly repository: string;
  /** Asked before the first request, and once more for a request whose credentials are no longer accepted. */
  readonly credentials?: (() => Promise<Credentials>) | undefined;
  readonly clock?: Clock | undefined;
  readonly transport?: Transport | undefined;
  /** A blob above this size is sent in chunks of it, default 8 MiB (ECR takes 5 to 20 MiB). */
  readonly chunkBytes?: number | undefined;
}

/** A manifest as the registry has it, checked against its digest. */
export interface StoredManifest {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly text: string;
}

/** One repository of an OCI registry. Every method throws ImageError. */
export interface RegistryClient {
  hasBlob(digest: Digest): Promise<boolean>;
  /** @param onSent told the bytes sent so far; starts again from a smaller figure when an upload is repeated */
  putBlob(blob: BlobSource, onSent?: (bytes: number) => void): Promise<void>;
  /** The whole blob, checked against its digest; refuses more than `maxBytes`. */
  getBlob(digest: Digest, maxBytes: number): Promise<Uint8Array>;
  /** A blob of any size, piece by piece, checked at its end: what was written before an error is worth nothing. */
  download(descriptor: Descriptor, write: (bytes: Uint8Array) => Promise<void>): Promise<void>;
  /** @param name a tag or the manifest's digest */
  putManifest(name: string, manifest: string, mediaType: string): Promise<void>;
  /** Stores a manifest that has a subject, so that `referrers` finds it. */
  putReferrer(manifest: string, subject: Digest, entry: IndexEntry): Promise<void>;
  /** What says something about a manifest: its signatures, its papers. */
  referrers(subject: Digest): Promise<readonly IndexEntry[]>;
  /** The digest that a tag names, undefined where there is none. */
  findManifest(name: string): Promise<Digest | undefined>;
  getManifest(name: string): Promise<StoredManifest>;
  close(): void;
}

const mebibyte = 1024 * 1024;
const maxManifestBytes = 4 * mebibyte;
const accepted = {
  accept: [manifestMediaType, indexMediaType, dockerManifestMediaType, dockerListMediaType].join(', '),
};

/** @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md */
export function registryClient(options: RegistryClientOptions): RegistryClient {
  const { registry, repository, credentials, clock = steadyClock, transport = httpTransport() } = options;
  const { chunkBytes = 8 * mebibyte } = options;
  const { origin } = new URL(registryOrigin(registry));
  const session = registrySession({ origin, credentials, clock, transport });
  const blobUrl = (digest: Digest): URL => new URL(`${origin}/v2/${repository}/blobs/${digest}`);
  const manifestUrl = (name: string): URL => new URL(`${origin}/v2/${repository}/manifests/${name}`);
  const uploads = new URL(`${origin}/v2/${repository}/blobs/uploads/`);

  async function getManifest(name: string): Promise<StoredManifest> {
    const url = manifestUrl(name);
    const { body, headers } = await session.follow({
      method: 'GET',
      url,
      headers: accepted,
      maxBytes: maxManifestBytes,
    });
    const digest = digestOf(body);
    const told = isDigest(name) ? name : headers['docker-content-digest'];
    if (told !== undefined && told !== digest) throw mismatch(told, digest, url);
    const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
    return { digest, mediaType: mediaType.trim(), text: new TextDecoder().decode(body) };
  }

  async function put(name: string, manifest: string, mediaType: string): Promise<TransportResponse> {
    const url = manifestUrl(name);
    const headers = { 'content-type': mediaType };
    const response = await session.ask({ method: 'PUT', url, headers, body: Buffer.from(manifest) }, [201]);
    confirmDigest(response, digestOf(manifest), url);
    return response;
  }

  return {
    async hasBlob(digest) {
      const response = await session.ask({ method: 'HEAD', url: blobUrl(digest) }, [200, 307, 404]);
      return response.status !== 404;
    },

    putBlob: (blob, onSent = () => undefined) => uploadBlob({ session, clock, uploads, blob, chunkBytes, onSent }),

    async getBlob(digest, maxBytes) {
      const url = blobUrl(digest);
      const { body } = await session.follow({ method: 'GET', url, maxBytes });
      if (digestOf(body) !== digest) throw mismatch(digest, digestOf(body), url);
      return body;
    },

    download: (descriptor, write) => downloadBlob(session, blobUrl(descriptor.digest), descriptor, write, chunkBytes),

    async putManifest(name, manifest, mediaType) {
      await put(name, manifest, mediaType);
    },

    putReferrer: (manifest, subject, entry) => addReferrer({ put, getManifest }, manifest, subject, entry),

    referrers: (subject) =>
      listReferrers(session, new URL(`${origin}/v2/${repository}/referrers/${subject}`), subject, getManifest),

    async findManifest(name) {
      const response = await session.ask({ method: 'HEAD', url: manifestUrl(name), headers: accepted }, [200, 404]);
      if (response.status === 404) return undefined;
      const digest = response.headers['docker-content-digest'];
      // The header is optional; the manifest itself always tells.
      return digest !== undefined && isDigest(digest) ? digest : (await getManifest(name)).digest;
    },

    getManifest,

    close: () => transport.close(),
  };
}
