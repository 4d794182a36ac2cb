import { applicationDirectory, type Layer } from './layer.ts';

/** What an image runs on, in Go's words as OCI uses them. */
export interface Platform {
  readonly os: 'linux';
  readonly architecture: 'amd64' | 'arm64';
}

export interface ConfigOptions {
  readonly platform: Platform;
  readonly layers: readonly Layer[];
  readonly title: string;
  readonly version: string;
  /** The full commit. */
  readonly revision: string | undefined;
  /** Where the source is found, a URL. */
  readonly source: string | undefined;
  /** Seconds from the epoch. */
  readonly createdAt: number;
}

export const configMediaType = 'application/vnd.oci.image.config.v1+json';

/** A user without a name, a shell or a home, as distroless images have it; numeric, so that `runAsNonRoot` can check it. */
const user = '65532:65532';

/**
 * The image's config: what runs, as whom, where. Bytes depend on the options alone: keys stand in a fixed order.
 *
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md
 */
export function imageConfig({ platform, layers, title, version, revision, source, createdAt }: ConfigOptions): string {
  const created = new Date(createdAt * 1000).toISOString().replace('.000Z', 'Z');
  return JSON.stringify({
    created,
    architecture: platform.architecture,
    os: platform.os,
    config: {
      User: user,
      ExposedPorts: { '8080/tcp': {} },
      Env: ['NODE_ENV=production'],
      Entrypoint: ['node', 'main.js'],
      WorkingDir: `/${applicationDirectory}`,
      Labels: {
        ...(revision === undefined ? {} : { 'org.opencontainers.image.revision': revision }),
        ...(source === undefined ? {} : { 'org.opencontainers.image.source': source }),
        'org.opencontainers.image.title': title,
        'org.opencontainers.image.version': version,
      },
      StopSignal: 'SIGTERM',
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
  });
}
