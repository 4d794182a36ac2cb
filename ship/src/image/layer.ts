import { gzipSync } from 'node:zlib';
import { type BlobSource, memoryBlob } from './blob-source.ts';
import type { Bundle } from './bundle/bundle.ts';
import { applicationFiles, healthCheck, packageFile, starter } from './bundle/starter.ts';
import { type Digest, digestOf } from './digest.ts';
import { type TarEntry, writeTar } from './tar.ts';

/** A layer of an image: the blob with the compressed archive, and its other name. */
export interface Layer extends BlobSource {
  /** Of the archive within: how the config names it. */
  readonly diffId: Digest;
}

/** A layer that is made here. */
export interface OwnLayer extends Layer {
  /** Goes into the config's history. */
  readonly createdBy: string;
}

export const gzipLayerMediaType = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** The folder in the image where the service lies and runs. */
export const applicationDirectory = 'app';

/**
 * The service's own files, readable by everyone and writable by nobody but root, so that the process cannot change
 * them.
 */
export function applicationEntries(
  { code, sourceMap }: Pick<Bundle, 'code' | 'sourceMap'>,
  codeCache: Uint8Array | undefined,
): readonly TarEntry[] {
  const file = (name: string, content: string | Uint8Array): TarEntry => ({
    kind: 'file',
    path: `${applicationDirectory}/${name}`,
    mode: 0o644,
    content: Buffer.from(content),
  });
  return [
    { kind: 'directory', path: applicationDirectory, mode: 0o755 },
    file(applicationFiles.packageFile, packageFile),
    file(applicationFiles.starter, starter),
    file(applicationFiles.healthCheck, healthCheck),
    file(applicationFiles.bundle, code),
    file(applicationFiles.sourceMap, sourceMap),
    ...(codeCache === undefined ? [] : [file(applicationFiles.codeCache, codeCache)]),
  ];
}

/** Makes a layer of files and folders. */
export function layerOf(createdBy: string, entries: readonly TarEntry[]): OwnLayer {
  const archive = writeTar(entries);
  return { ...memoryBlob(gzipLayerMediaType, gzip(archive)), diffId: digestOf(archive), createdBy };
}

const gzipSystemByte = 9;
const gzipSystemUnknown = 255;

/**
 * zlib writes no time and no name, but the kind of system it runs on (RFC 1952, 2.3.1): that is taken out.
 * How well it compresses is its own affair, so equal bytes need the same Node; the archive within never differs.
 */
function gzip(content: Uint8Array): Uint8Array {
  const compressed = gzipSync(content, { level: 6, memLevel: 9 });
  compressed[gzipSystemByte] = gzipSystemUnknown;
  return compressed;
}
