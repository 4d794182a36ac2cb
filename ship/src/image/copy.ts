import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileBlob } from './blob-source.ts';
import type { Digest } from './digest.ts';
import {
  type Descriptor,
  dockerListMediaType,
  type IndexEntry,
  indexMediaType,
  parseIndex,
  parseManifest,
} from './manifest.ts';
import type { RegistryClient, StoredManifest } from './registry/client.ts';

export interface CopyOptions {
  readonly from: RegistryClient;
  readonly to: RegistryClient;
  readonly digest: Digest;
  /** Where blobs lie on their way; none is left there. */
  readonly directory: string;
  /** Set where nothing else has it. */
  readonly tag: string | undefined;
}

export interface CopiedImage {
  readonly sentBytes: number;
  /** Blobs that the other repository had already. */
  readonly present: number;
  /** Documents about the image (signatures, SBOM, provenance) that came with it. */
  readonly papers: number;
}

/**
 * Copies an image with all its platforms and what is said about it from one repository to another, byte for byte: its
 * digest stays. Blobs go first and the manifest that names them last, so that nobody ever finds half an image.
 *
 * @throws ImageError
 */
export async function copyImage({ from, to, digest, directory, tag }: CopyOptions): Promise<CopiedImage> {
  let sentBytes = 0;
  let present = 0;

  async function copyBlob(descriptor: Descriptor): Promise<void> {
    if (await to.hasBlob(descriptor.digest)) {
      present += 1;
      return;
    }
    const file = join(directory, randomUUID());
    const handle = await open(file, 'wx');
    try {
      await from.download(descriptor, async (bytes) => void (await handle.write(bytes)));
      await handle.close();
      await to.putBlob(fileBlob(descriptor, file));
      sentBytes += descriptor.size;
    } finally {
      await handle.close().catch(() => {});
      await rm(file, { force: true });
    }
  }

  async function copyContent(manifest: StoredManifest): Promise<void> {
    const where = manifest.digest;
    if (manifest.mediaType === indexMediaType || manifest.mediaType === dockerListMediaType) {
      for (const entry of parseIndex(manifest.text, where).manifests) {
        const part = await from.getManifest(entry.digest);
        await copyContent(part);
        await to.putManifest(part.digest, part.text, part.mediaType);
        await copyPapers(part.digest);
      }
      return;
    }
    const { config, layers } = parseManifest(manifest.text, where);
    const blobs = new Map([config, ...layers].map((blob) => [blob.digest, blob] as const));
    for (const blob of blobs.values()) await copyBlob(blob);
  }

  let papers = 0;
  async function copyPapers(subject: Digest): Promise<void> {
    for (const entry of await from.referrers(subject)) {
      await copyPaper(subject, entry);
      papers += 1;
    }
  }

  async function copyPaper(subject: Digest, entry: IndexEntry): Promise<void> {
    const paper = await from.getManifest(entry.digest);
    await copyContent(paper);
    await to.putReferrer(paper.text, subject, entry);
  }

  const top = await from.getManifest(digest);
  await copyContent(top);
  await to.putManifest(digest, top.text, top.mediaType);
  if (tag !== undefined && (await to.findManifest(tag)) === undefined) {
    await to.putManifest(tag, top.text, top.mediaType);
  }
  await copyPapers(digest);
  return { sentBytes, present, papers };
}
