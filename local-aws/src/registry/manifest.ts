import { type Digest, isDigest, manifestTypes } from './names.ts';

/** A descriptor of the OCI image specification, as far as a registry and a runtime read it. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  /** Only in an index. */
  readonly platform: Platform | undefined;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
}

export interface ImageManifest {
  readonly kind: 'image';
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly artifactType: string | undefined;
  /** The manifest that this one says something about (a signature, an SBOM). */
  readonly subject: Digest | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ImageIndex {
  readonly kind: 'index';
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
  readonly artifactType: string | undefined;
  readonly subject: Digest | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}

export type Manifest = ImageManifest | ImageIndex;

/** Longest manifest in bytes: ECR's bound, and what the specification asks of every registry. */
export const longestManifest: number = 4 * 1024 * 1024;

const mostDescriptors = 10_000;

/** Why bytes are not a manifest that a registry takes. */
export class InvalidManifest extends Error {
  override readonly name = 'InvalidManifest';
}

/**
 * Reads a manifest. `declaredType` is the push's Content-Type; with none, the manifest's own `mediaType` counts.
 * Throws InvalidManifest.
 */
export function parseManifest(bytes: Uint8Array, declaredType: string | undefined): Manifest {
  if (bytes.length > longestManifest) throw new InvalidManifest(`the manifest is longer than ${longestManifest} bytes`);
  const value = object(json(bytes), 'the manifest');
  if (value.schemaVersion !== 2) throw new InvalidManifest('schemaVersion must be 2');
  const ownType = optionalText(value.mediaType, 'mediaType');
  const mediaType = declaredType ?? ownType ?? '';
  if (ownType !== undefined && ownType !== mediaType) {
    throw new InvalidManifest(`mediaType is ${ownType}, but the manifest was sent as ${mediaType}`);
  }
  const shared = {
    mediaType,
    artifactType: optionalText(value.artifactType, 'artifactType'),
    subject: value.subject === undefined ? undefined : descriptor(value.subject, 'subject').digest,
    annotations: annotations(value.annotations),
  };
  switch (mediaType) {
    case manifestTypes.ociImage:
    case manifestTypes.dockerImage:
      return {
        kind: 'image',
        ...shared,
        config: descriptor(value.config, 'config'),
        layers: descriptors(value.layers, 'layers'),
      };
    case manifestTypes.ociIndex:
    case manifestTypes.dockerList:
      return { kind: 'index', ...shared, manifests: descriptors(value.manifests, 'manifests') };
    default:
      throw new InvalidManifest(`the media type ${JSON.stringify(mediaType)} is not a manifest's`);
  }
}

/** The digests that must be there before the manifest may be. */
export function referencesOf(manifest: Manifest): readonly Digest[] {
  switch (manifest.kind) {
    case 'image':
      return [manifest.config.digest, ...manifest.layers.map((layer) => layer.digest)];
    case 'index':
      return manifest.manifests.map((child) => child.digest);
    default:
      return manifest satisfies never;
  }
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new InvalidManifest('the manifest is not JSON', { cause });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown, where: string): Record<string, unknown> {
  if (!isObject(value)) throw new InvalidManifest(`${where} must be an object`);
  return value;
}

function optionalText(value: unknown, where: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new InvalidManifest(`${where} must be a string`);
}

function annotations(value: unknown): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(object(value, 'annotations'))) {
    if (typeof text !== 'string') throw new InvalidManifest(`annotations.${key} must be a string`);
    texts[key] = text;
  }
  return texts;
}

function descriptors(value: unknown, where: string): readonly Descriptor[] {
  if (!Array.isArray(value)) throw new InvalidManifest(`${where} must be a list`);
  if (value.length > mostDescriptors) throw new InvalidManifest(`${where} has more than ${mostDescriptors} entries`);
  return value.map((entry, index) => descriptor(entry, `${where}[${index}]`));
}

function descriptor(value: unknown, where: string): Descriptor {
  const { mediaType, digest, size, platform } = object(value, where);
  if (typeof mediaType !== 'string') throw new InvalidManifest(`${where}.mediaType must be a string`);
  if (typeof digest !== 'string' || !isDigest(digest))
    throw new InvalidManifest(`${where}.digest must be a sha256 digest`);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw new InvalidManifest(`${where}.size must be a number of bytes`);
  }
  return { mediaType, digest, size, platform: platformOf(platform, `${where}.platform`) };
}

function platformOf(value: unknown, where: string): Platform | undefined {
  if (value === undefined) return undefined;
  const { os, architecture } = object(value, where);
  if (typeof os !== 'string' || typeof architecture !== 'string') {
    throw new InvalidManifest(`${where} must name os and architecture`);
  }
  return { os, architecture };
}
