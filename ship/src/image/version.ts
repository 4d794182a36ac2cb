import { type Digest, hexOf } from './digest.ts';
import type { SourceState } from './git.ts';
import { ImageError } from './image-error.ts';

export interface VersionInput {
  /** What the user asked for with `--app-version`. */
  readonly asked: string | undefined;
  readonly source: SourceState | undefined;
  readonly bundle: Digest;
}

/**
 * A build's version, which is also its tag and later the task's `APP_VERSION`: as asked; else the commit's first 7
 * digits, followed by the bundle's first 8 where the source differs from the commit; else `dev-` and the bundle's.
 * Equal versions of this making therefore have equal bundles.
 *
 * @throws ImageError `version-invalid` where what was asked for cannot be a tag (OCI distribution, "Pulling manifests")
 */
export function versionOf({ asked, source, bundle }: VersionInput): string {
  if (asked !== undefined) {
    if (isTag(asked)) return asked;
    throw new ImageError({
      code: 'version-invalid',
      what: `${JSON.stringify(asked)} cannot be a version`,
      where: '--app-version',
      remedy:
        'allowed are 1 to 128 letters, digits, dots, underscores and hyphens, a letter, digit or underscore first',
    });
  }
  const content = hexOf(bundle).slice(0, 8);
  if (source === undefined) return `dev-${content}`;
  const commit = source.commit.slice(0, 7);
  return source.isDirty ? `${commit}-${content}` : commit;
}

/** Whether a registry takes the text as a tag. */
export function isTag(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);
}
