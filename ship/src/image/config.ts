import type { BaseImage } from './base/base-image.ts';
import { applicationFiles, nodeFlags } from './bundle/starter.ts';
import { applicationDirectory, type OwnLayer } from './layer.ts';

/** What an image runs on, in Go's words as OCI uses them. */
export interface Platform {
  readonly os: 'linux';
  readonly architecture: 'amd64' | 'arm64';
}

/** `linux/amd64`. */
export function formatPlatform({ os, architecture }: Platform): string {
  return `${os}/${architecture}`;
}

export interface ConfigOptions {
  readonly platform: Platform;
  readonly base: BaseImage;
  readonly layers: readonly OwnLayer[];
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds from the epoch. */
  readonly createdAt: number;
}

export const configMediaType = 'application/vnd.oci.image.config.v1+json';

/** A user without a name, a shell or a home, as distroless images have it; numeric, so that `runAsNonRoot` can check it. */
const user = '65532:65532';

/**
 * The image's config: what runs, as whom, where. Bytes depend on the options alone: keys stand in a fixed order. Of the
 * base it keeps the environment, the history, and the place of its Node.
 *
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md
 */
export function imageConfig({ platform, base, layers, labels, createdAt }: ConfigOptions): string {
  const created = timestamp(createdAt);
  return JSON.stringify({
    created,
    architecture: platform.architecture,
    os: platform.os,
    config: {
      User: user,
      ExposedPorts: { '8080/tcp': {} },
      Env: [...base.environment.filter((variable) => !variable.startsWith('NODE_ENV=')), 'NODE_ENV=production'],
      Entrypoint: [base.node, ...nodeFlags, applicationFiles.starter],
      WorkingDir: `/${applicationDirectory}`,
      Labels: Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1))),
      StopSignal: 'SIGTERM',
    },
    rootfs: { type: 'layers', diff_ids: [...base.layers, ...layers].map(({ diffId }) => diffId) },
    history: [...base.history, ...layers.map(({ createdBy }) => ({ created, created_by: createdBy }))],
  });
}

/** Seconds from the epoch as OCI and SPDX write it: `1970-01-01T00:00:00Z`. */
export function timestamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
