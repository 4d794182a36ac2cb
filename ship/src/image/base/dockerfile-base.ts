import { ImageError } from '../image-error.ts';

/**
 * The base of a Dockerfile's last stage, so that one line holds the pin for both ways to build, and what keeps
 * Dockerfiles up to date (Dependabot, Renovate) keeps both up to date.
 *
 * @throws ImageError `base-invalid` where the last stage has none that can be read off
 */
export function dockerfileBase(text: string, where: string): string {
  const froms = text.split(/\r?\n/).flatMap((line) => /^\s*FROM\s+(?:--\S+\s+)*(\S+)/i.exec(line)?.[1] ?? []);
  const last = froms.at(-1);
  if (last !== undefined && !last.includes('$') && last.includes('/')) return last;
  throw new ImageError({
    code: 'base-invalid',
    what: last === undefined ? 'there is no FROM' : `its last stage is FROM ${last}, which names no image`,
    where,
    remedy: 'write the last stage as FROM REGISTRY/REPOSITORY:TAG@sha256:…, or name the base with --base',
  });
}
