import { basename } from 'node:path';
import { type BlobSource, contentOf } from '../blob-source.ts';
import { formatPlatform, type Platform } from '../config.ts';
import { ImageError } from '../image-error.ts';
import { gzipLayerMediaType, type Layer } from '../layer.ts';
import { textOf } from '../layout.ts';
import { type Descriptor, type ParsedConfig, parseConfig, parseIndex, parseManifest } from '../manifest.ts';
import type { BaseImage } from './base-image.ts';
import type { BaseSource } from './base-source.ts';

/**
 * Reads a base image for a platform, every blob of it checked against its digest.
 *
 * @throws ImageError `platform-missing`, or `base-invalid` for an image that cannot be built on
 */
export async function readBase(source: BaseSource, platform: Platform): Promise<BaseImage> {
  const { name } = source;
  const top = await source.top();
  const manifest = parseManifest(await manifestText(source, top, platform), name);
  const config = parseConfig(await textOf(await source.blob(manifest.config)), name);
  const diffIds = config.rootfs?.diff_ids ?? [];
  if (diffIds.length !== manifest.layers.length) {
    throw invalid(name, `it has ${manifest.layers.length} layers and ${diffIds.length} names for them`);
  }
  if (config.os !== platform.os || config.architecture !== platform.architecture) {
    throw invalid(name, `it is for ${config.os}/${config.architecture}, not for ${formatPlatform(platform)}`);
  }
  const layers = await Promise.all(
    manifest.layers.map(async (layer, index): Promise<Layer> => {
      const blob = await source.blob(layer);
      return { ...blob, mediaType: ociLayerType(layer, name), diffId: diffIds[index] ?? layer.digest };
    }),
  );
  const environment = config.config?.Env ?? [];
  return {
    origin: { name, digest: top.digest },
    layers,
    environment,
    history: config.history ?? [],
    node: nodeIn(config),
    nodeVersion: environment.find((variable) => variable.startsWith('NODE_VERSION='))?.slice('NODE_VERSION='.length),
  };
}

async function manifestText(source: BaseSource, top: BlobSource, platform: Platform): Promise<string> {
  const text = new TextDecoder().decode(await contentOf(top));
  if (!/"manifests"\s*:/.test(text)) return text;
  const entries = parseIndex(text, source.name).manifests;
  const found = entries.find(
    ({ platform: each }) => each?.os === platform.os && each.architecture === platform.architecture,
  );
  if (found !== undefined) return textOf(await source.blob(found));
  const has = entries.flatMap(({ platform: each }) => (each === undefined ? [] : [`${each.os}/${each.architecture}`]));
  throw new ImageError({
    code: 'platform-missing',
    what: `the base is not there for ${formatPlatform(platform)}, only for ${has.join(', ') || 'nothing'}`,
    where: source.name,
    remedy: 'choose another base, or other platforms with --platform',
  });
}

/** Docker's names of the types in OCI's words; the bytes are the same. */
function ociLayerType({ mediaType }: Descriptor, name: string): string {
  if (mediaType === 'application/vnd.docker.image.rootfs.diff.tar.gzip') return gzipLayerMediaType;
  if (/^application\/vnd\.oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?$/.test(mediaType)) return mediaType;
  throw invalid(name, `it has a layer of type ${mediaType}, which may not be pushed elsewhere`);
}

/** Images whose entrypoint is Node itself (distroless) need not have it in PATH. */
function nodeIn({ config }: ParsedConfig): string {
  const [program = ''] = config?.Entrypoint ?? [];
  return program.startsWith('/') && basename(program) === 'node' ? program : 'node';
}

function invalid(where: string, what: string): ImageError {
  return new ImageError({ code: 'base-invalid', what, where, remedy: 'choose another base image' });
}
