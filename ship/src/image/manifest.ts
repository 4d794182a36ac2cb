import * as v from 'valibot';
import type { Platform } from './config.ts';
import { type Digest, digestOf, isDigest } from './digest.ts';
import { ImageError } from './image-error.ts';

export const manifestMediaType = 'application/vnd.oci.image.manifest.v1+json';
export const indexMediaType = 'application/vnd.oci.image.index.v1+json';
/** Docker's own, older types of the same shapes. */
export const dockerManifestMediaType = 'application/vnd.docker.distribution.manifest.v2+json';
export const dockerListMediaType = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** The config of a manifest that is no image's: two bytes, `{}`. */
export const emptyMediaType = 'application/vnd.oci.empty.v1+json';

/**
 * The manifest: which config and which layers make the image.
 *
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md
 */
export function imageManifest(
  config: Descriptor,
  layers: readonly Descriptor[],
  annotations: Readonly<Record<string, string>>,
): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestMediaType,
    config: descriptorOf(config),
    layers: layers.map(descriptorOf),
    annotations,
  });
}

/** The list of an image's platforms. */
export function imageIndex(
  manifests: readonly (Descriptor & { readonly platform: Platform })[],
  annotations: Readonly<Record<string, string>>,
): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: indexMediaType,
    manifests: manifests.map(({ platform: { architecture, os }, ...manifest }) => ({
      ...descriptorOf(manifest),
      platform: { architecture, os },
    })),
    annotations,
  });
}

/** A document that says something about an image, its subject. */
export interface Referrer {
  readonly artifactType: string;
  readonly content: Descriptor;
  readonly subject: Descriptor;
  readonly annotations: Readonly<Record<string, string>>;
}

/** @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage */
export function referrerManifest({ artifactType, content, subject, annotations }: Referrer): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestMediaType,
    artifactType,
    config: { mediaType: emptyMediaType, digest: digestOf('{}'), size: 2 },
    layers: [descriptorOf(content)],
    subject: descriptorOf(subject),
    annotations,
  });
}

/** A descriptor alone, its members in a fixed order. */
export function descriptorOf({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}

/** Names a blob: type, digest, size in bytes. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
}

export interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly artifactType?: string | undefined;
  readonly subject?: Descriptor | undefined;
}

/** One manifest of a list. */
export interface IndexEntry extends Descriptor {
  readonly platform?: { readonly os: string; readonly architecture: string } | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly artifactType?: string | undefined;
}

/** A list of manifests: an image for several platforms, or what a layout folder holds. */
export interface Index {
  readonly manifests: readonly IndexEntry[];
}

/** What is read of an image's config. */
export interface ParsedConfig {
  readonly os: string;
  readonly architecture: string;
  readonly config?:
    | {
        readonly Labels?: Readonly<Record<string, string>> | null | undefined;
        readonly Env?: readonly string[] | null | undefined;
        readonly Entrypoint?: readonly string[] | null | undefined;
      }
    | undefined;
  readonly rootfs?: { readonly diff_ids: readonly Digest[] } | undefined;
  readonly history?: readonly unknown[] | undefined;
}

const digestSchema = v.custom<Digest>(
  (value) => typeof value === 'string' && isDigest(value),
  'must be sha256: and 64 hexadecimal digits',
);
const sizeSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const descriptorSchema = v.object({ mediaType: v.string(), digest: digestSchema, size: sizeSchema });

const manifestSchema: v.GenericSchema<unknown, Manifest> = v.object({
  schemaVersion: v.literal(2),
  config: descriptorSchema,
  layers: v.pipe(v.array(descriptorSchema), v.maxLength(200)),
  artifactType: v.optional(v.string()),
  subject: v.optional(descriptorSchema),
});

const indexSchema: v.GenericSchema<unknown, Index> = v.object({
  schemaVersion: v.literal(2),
  manifests: v.pipe(
    v.array(
      v.object({
        ...descriptorSchema.entries,
        platform: v.optional(v.object({ os: v.string(), architecture: v.string() })),
        annotations: v.optional(v.record(v.string(), v.string())),
        artifactType: v.optional(v.string()),
      }),
    ),
    v.maxLength(1000),
  ),
});

const configSchema: v.GenericSchema<unknown, ParsedConfig> = v.object({
  os: v.string(),
  architecture: v.string(),
  config: v.optional(
    v.object({
      Labels: v.nullish(v.record(v.string(), v.string())),
      Env: v.nullish(v.array(v.string())),
      Entrypoint: v.nullish(v.array(v.string())),
    }),
  ),
  rootfs: v.optional(v.object({ diff_ids: v.array(digestSchema) })),
  history: v.optional(v.array(v.unknown())),
});

/** @throws ImageError `layout-invalid` where the text is not a manifest; `where` says whose it is. */
export function parseManifest(text: string, where: string): Manifest {
  return parse('manifest', manifestSchema, text, where);
}

/** @throws ImageError `layout-invalid` where the text is not an index. */
export function parseIndex(text: string, where: string): Index {
  return parse('index', indexSchema, text, where);
}

/** @throws ImageError `layout-invalid` where the text is not an image's config. */
export function parseConfig(text: string, where: string): ParsedConfig {
  return parse('config', configSchema, text, where);
}

function parse<Output>(name: string, schema: v.GenericSchema<unknown, Output>, text: string, where: string): Output {
  const invalid = (why: string): ImageError =>
    new ImageError({
      code: 'layout-invalid',
      what: `this is no image ${name}: ${why}`,
      where,
      remedy: 'build and push the image again',
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('it is not JSON');
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw invalid(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
