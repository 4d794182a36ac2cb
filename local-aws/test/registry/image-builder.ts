import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { manifestTypes } from '../../src/registry/names.ts';

/** One entry of a tar archive as a test wants it, allowed or not. */
export interface TarFile {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly mode?: number;
  readonly type?: string;
  readonly target?: string;
}

export function sha256(bytes: Uint8Array): `sha256:${string}` {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A tiny ustar writer; names of more than 100 bytes go into a pax header. */
export function tar(files: readonly TarFile[]): Buffer {
  const blocks = files.flatMap((file) => {
    const isLong = Buffer.byteLength(file.path) > 100 || Buffer.byteLength(file.target ?? '') > 100;
    return isLong ? [...paxEntry(file), ...entry({ ...file, path: 'long', target: 'long' })] : entry(file);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function entry({ path, content = '', mode = 0o644, type = '0', target = '' }: TarFile): Buffer[] {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100);
  header.write('0000000\0'.repeat(2), 108);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write(target, 157);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
}

function paxEntry({ path, target }: TarFile): Buffer[] {
  const records = [record('path', path), ...(target === undefined ? [] : [record('linkpath', target)])].join('');
  return entry({ path: 'pax', content: records, type: 'x' });
}

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  const digits = String(bytes + String(bytes).length).length;
  return `${bytes + digits}${rest}`;
}

export interface BuiltImage {
  readonly manifest: Buffer;
  readonly digest: `sha256:${string}`;
  readonly mediaType: string;
  /** Config and layers. */
  readonly blobs: readonly Buffer[];
}

interface ImageOptions {
  readonly layers: readonly (readonly TarFile[])[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly architecture?: string;
  readonly compress?: (bytes: Buffer) => Buffer;
  readonly mediaType?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

export function buildImage({
  layers,
  config = {},
  architecture = 'amd64',
  compress = gzipSync,
  ...rest
}: ImageOptions): BuiltImage {
  const tars = layers.map(tar);
  const packed = tars.map((bytes) => compress(bytes));
  const configBytes = Buffer.from(
    JSON.stringify({ os: 'linux', architecture, config, rootfs: { type: 'layers', diff_ids: tars.map(sha256) } }),
  );
  const mediaType = rest.mediaType ?? manifestTypes.ociImage;
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: sha256(configBytes),
        size: configBytes.length,
      },
      layers: packed.map((bytes) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: sha256(bytes),
        size: bytes.length,
      })),
      ...rest.extra,
    }),
  );
  return { manifest, digest: sha256(manifest), mediaType, blobs: [configBytes, ...packed] };
}

/** An image that holds nothing but a text: the cheapest way to many different images. */
export function smallImage(text: string): BuiltImage {
  return buildImage({ layers: [[{ path: 'text', content: text }]] });
}
