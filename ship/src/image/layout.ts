import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../failure.ts';
import type { Platform } from './config.ts';
import { type Digest, digestOf, hexOf, isDigest } from './digest.ts';
import { ImageError } from './image-error.ts';
import {
  type Descriptor,
  indexMediaType,
  type Manifest,
  manifestMediaType,
  parseIndex,
  parseManifest,
} from './manifest.ts';

/** An image as it goes into a layout: its manifest's text, and every blob that the manifest names. */
export interface LayoutImage {
  readonly manifest: string;
  readonly blobs: readonly Uint8Array[];
  readonly platform: Platform;
  /** Under which name the layout lists it. */
  readonly version: string;
}

/** An image as it was read from a layout, each byte of it checked. */
export interface StoredImage {
  readonly digest: Digest;
  readonly version: string | undefined;
  readonly manifestText: string;
  readonly manifest: Manifest;
  blob(descriptor: Descriptor): Uint8Array;
}

const marker = 'oci-layout';
const markerContent = '{"imageLayoutVersion":"1.0.0"}';
const refName = 'org.opencontainers.image.ref.name';

/**
 * Writes an OCI image layout, which other tools read too (`skopeo inspect oci:FOLDER`). The folder holds this one image
 * afterwards; `index.json` changes last, so that a reader finds the old image or the new one.
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
  const kept = new Set<string>();
  for (const content of [...image.blobs, Buffer.from(image.manifest)]) {
    const name = hexOf(digestOf(content));
    kept.add(name);
    await replaceFile(join(blobs, name), content);
  }
  await replaceFile(join(directory, marker), markerContent);
  await replaceFile(join(directory, 'index.json'), indexOf(image));

  const stale = (await readdir(blobs)).filter((name) => !kept.has(name));
  await Promise.all(stale.map((name) => rm(join(blobs, name))));
  return digestOf(image.manifest);
}

function indexOf({ manifest, platform, version }: LayoutImage): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: indexMediaType,
    manifests: [
      {
        mediaType: manifestMediaType,
        digest: digestOf(manifest),
        size: Buffer.byteLength(manifest),
        platform: { architecture: platform.architecture, os: platform.os },
        annotations: { [refName]: version },
      },
    ],
  });
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, content);
  await rename(draft, path);
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

  const manifestText = Buffer.from(await readBlob(directory, entry)).toString('utf8');
  const manifest = parseManifest(manifestText, indexPath);
  const blobs = new Map<Digest, Uint8Array>();
  for (const descriptor of [manifest.config, ...manifest.layers]) {
    blobs.set(descriptor.digest, await readBlob(directory, descriptor));
  }
  return {
    digest: entry.digest,
    version: entry.annotations?.[refName],
    manifestText,
    manifest,
    blob: ({ digest }) => {
      const content = blobs.get(digest);
      if (content === undefined) throw new Error(`${digest} is not a blob of this image`);
      return content;
    },
  };
}

async function readBlob(directory: string, { digest, size }: Descriptor): Promise<Uint8Array> {
  // The digest becomes a file name: nothing but digits gets there.
  if (!isDigest(digest)) throw new Error(`${digest} is not a digest`);
  const path = join(directory, 'blobs', 'sha256', hexOf(digest));
  const content = await readFile(path).catch((error: unknown) => {
    throw invalid(path, `a blob is missing: ${messageOf(error)}`, 'build the image again');
  });
  if (content.length !== size || digestOf(content) !== digest) {
    throw new ImageError({
      code: 'blob-corrupt',
      what: `the blob's ${content.length} bytes are not those that its digest names`,
      where: path,
      remedy: 'build the image again',
    });
  }
  return content;
}

function invalid(where: string, what: string, remedy: string): ImageError {
  return new ImageError({ code: 'layout-invalid', what, where, remedy });
}
