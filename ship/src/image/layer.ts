import { gzipSync } from 'node:zlib';
import type { Bundle } from './bundle.ts';
import { type Digest, digestOf } from './digest.ts';
import { type TarEntry, writeTar } from './tar.ts';

/** A layer of an image: the compressed archive and its two names. */
export interface Layer {
  readonly mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip';
  readonly content: Uint8Array;
  /** Of the compressed bytes: how the manifest and the registry name it. */
  readonly digest: Digest;
  /** Of the archive within: how the config names it. */
  readonly diffId: Digest;
  /** Goes into the config's history. */
  readonly createdBy: string;
}

/** The folder in the image where the service lies and runs. */
export const applicationDirectory = 'app';

/**
 * The service's own files, readable by everyone and writable by nobody but root, so that the process cannot change
 * them. `package.json` only says that `main.js` is an ES module.
 */
export function applicationLayer({ code, sourceMap }: Pick<Bundle, 'code' | 'sourceMap'>): Layer {
  const file = (name: string, content: Uint8Array): TarEntry => ({
    kind: 'file',
    path: `${applicationDirectory}/${name}`,
    mode: 0o644,
    content,
  });
  return layerOf('ship build: application', [
    { kind: 'directory', path: applicationDirectory, mode: 0o755 },
    file('package.json', Buffer.from('{"type":"module"}\n')),
    file('main.js', code),
    file('main.js.map', sourceMap),
  ]);
}

/** Makes a layer of files and folders. */
export function layerOf(createdBy: string, entries: readonly TarEntry[]): Layer {
  const archive = writeTar(entries);
  const content = gzip(archive);
  return {
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    content,
    digest: digestOf(content),
    diffId: digestOf(archive),
    createdBy,
  };
}

const gzipSystemByte = 9;
const gzipSystemUnknown = 255;

/**
 * zlib writes no time and no name, but the kind of system it runs on (RFC 1952, 2.3.1): that is taken out.
 * How well it compresses is its own affair, so equal bytes need the same Node; the archive within never differs.
 */
function gzip(content: Uint8Array): Uint8Array {
  const compressed = gzipSync(content, { level: 9, memLevel: 9 });
  compressed[gzipSystemByte] = gzipSystemUnknown;
  return compressed;
}
