import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../failure.ts';
import { type BlobSource, contentOf, fileBlob, verifyBlob } from './blob-source.ts';
import type { Platform } from './config.ts';
import { type Digest, hexOf, isDigest } from './digest.ts';
import { ImageError } from './image-error.ts';
import { type Descriptor, descriptorOf, indexMediaType, type Manifest, parseIndex, parseManifest } from './manifest.ts';

/** An image as it goes into a layout: its manifest or list of manifests, and every blob below. */
export interface LayoutImage {
  readonly top: BlobSource;
  /** Undefined for a list. */
  readonly platform: Platform | undefined;
  readonly blobs: readonly BlobSource[];
  /** Under which name the layout lists it. */
  readonly version: string;
}

/** A manifest of an image for one platform. */
export interface StoredManifest extends BlobSource {
  readonly manifest: Manifest;
}

/** An image as it was read from a layout, each byte of it checked. */
export interface StoredImage {
  readonly version: string | undefined;
  /** The manifest, or the list of them: its digest is the image's. */
  readonly top: BlobSource;
  /** One for each platform. */
  readonly manifests: readonly StoredManifest[];
  /** Every config and layer, each once. */
  readonly blobs: readonly BlobSource[];
}

const marker = 'oci-layout';
const markerContent = '{"imageLayoutVersion":"1.0.0"}';
const refName = 'org.opencontainers.image.ref.name';

/**
 * Writes an OCI image layout, which other tools read too (`skopeo inspect oci:FOLDER`). The folder holds this one image
 * afterwards; `index.json` changes last, so that a reader finds the old image or the new one. Blobs that are files
 * already are linked where the file system can.
 *
 * @throws ImageError `layout-invalid` for a folder that holds something else
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
 */
export async function writeLayout(directory: string, image: LayoutImage): Promise<Digest> {
  const blobs = join(directory, 'blobs', 'sha256');
  const present: readonly string[] = await readdir(directory).catch(() => []);
  if (present.length > 0 && !present.includes(marker)) {
    throw invalid(directory, 'the folder holds something else than an image', 'name an empty or a new folder');
  }

  await mkdir(blobs, { recursive: true });
  const kept = new Map([...image.blobs, image.top].map((blob) => [hexOf(blob.digest), blob]));
  await Promise.all(kept.entries().map(([name, blob]) => placeBlob(blob, join(blobs, name))));
  await replaceFile(join(directory, marker), markerContent);
  await replaceFile(join(directory, 'index.json'), indexOf(image));

  const stale = (await readdir(blobs)).filter((name) => !kept.has(name));
  await Promise.all(stale.map((name) => rm(join(blobs, name), { force: true })));
  return image.top.digest;
}

function indexOf({ top, platform, version }: LayoutImage): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: indexMediaType,
    manifests: [
      {
        ...descriptorOf(top),
        ...(platform === undefined ? {} : { platform: { architecture: platform.architecture, os: platform.os } }),
        annotations: { [refName]: version },
      },
    ],
  });
}

async function placeBlob(blob: BlobSource, path: string): Promise<void> {
  if (blob.file === undefined) return replaceFile(path, await contentOf(blob));
  const draft = draftOf(path);
  // Links need one file system that knows them.
  await link(blob.file, draft).catch(() => copyFile(blob.file ?? '', draft));
  await rename(draft, path);
  // Renaming does nothing where both names are links to the same file already.
  await rm(draft, { force: true });
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = draftOf(path);
  await writeFile(draft, content);
  await rename(draft, path);
}

function draftOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

/**
 * Reads the one image of a layout and checks every blob against its digest.
 *
 * @throws ImageError `layout-invalid` for a folder that is not a layout of one image, `blob-corrupt` for changed bytes
 */
export async function readLayout(directory: string): Promise<StoredImage> {
  const indexPath = join(directory, 'index.json');
  const indexText = await readFile(indexPath, 'utf8').catch((error: unknown) => {
    throw invalid(directory, `there is no image layout: ${messageOf(error)}`, 'build the image first');
  });
  const [entry, ...others] = parseIndex(indexText, indexPath).manifests;
  if (entry === undefined || others.length > 0) {
    throw invalid(
      indexPath,
      `it lists ${others.length + (entry ? 1 : 0)} images instead of one`,
      'build the image again',
    );
  }

  const top = await storedBlob(directory, entry);
  const entries =
    entry.mediaType === indexMediaType ? parseIndex(await textOf(top), top.file ?? '').manifests : [entry];
  const manifests = await Promise.all(entries.map((each) => storedManifest(directory, each)));
  const named = manifests.flatMap(({ manifest }) => [...manifest.layers, manifest.config]);
  const each = new Map(named.map((descriptor) => [descriptor.digest, descriptor]));
  const blobs = await Promise.all(each.values().map((descriptor) => storedBlob(directory, descriptor)));
  return { version: entry.annotations?.[refName], top, manifests, blobs };
}

async function storedManifest(directory: string, descriptor: Descriptor): Promise<StoredManifest> {
  const blob = await storedBlob(directory, descriptor);
  return { ...blob, manifest: parseManifest(await textOf(blob), blob.file ?? '') };
}

/** The text of a manifest, an index or a config. */
export async function textOf(blob: BlobSource): Promise<string> {
  return new TextDecoder().decode(await contentOf(blob));
}

async function storedBlob(directory: string, descriptor: Descriptor): Promise<BlobSource> {
  // The digest becomes a file name: nothing but digits gets there.
  if (!isDigest(descriptor.digest)) throw new Error(`${String(descriptor.digest)} is not a digest`);
  const path = join(directory, 'blobs', 'sha256', hexOf(descriptor.digest));
  const blob = fileBlob(descriptor, path);
  try {
    await verifyBlob(blob, path, 'build the image again');
  } catch (error) {
    if (error instanceof ImageError) throw error;
    throw invalid(path, `a blob is missing: ${messageOf(error)}`, 'build the image again');
  }
  return blob;
}

function invalid(where: string, what: string, remedy: string): ImageError {
  return new ImageError({ code: 'layout-invalid', what, where, remedy });
}
