import { type Digest, isDigest, isRepositoryName, isTag } from './names.ts';
import { RegistryError } from './registry-error.ts';

/** What a path of the distribution API names. */
export type RequestTarget =
  | { readonly kind: 'base' }
  | { readonly kind: 'blob'; readonly repository: string; readonly digest: Digest }
  | { readonly kind: 'uploads'; readonly repository: string }
  | { readonly kind: 'upload'; readonly repository: string; readonly upload: string }
  | { readonly kind: 'manifest'; readonly repository: string; readonly reference: string }
  | { readonly kind: 'tags'; readonly repository: string }
  | { readonly kind: 'referrers'; readonly repository: string; readonly digest: Digest };

/** Upload ids are UUIDs, made by the blob store. */
const uploadId = /^[0-9a-f-]{36}$/;

/**
 * Reads the path of a request, by the end points of the OCI distribution specification 1.1. A repository's name may
 * hold slashes, so the path is read from its end. Throws RegistryError for a path or name outside the specification.
 */
export function requestTarget(path: string): RequestTarget {
  if (path === '/v2' || path === '/v2/') return { kind: 'base' };
  const parts = path.slice('/v2/'.length).split('/');
  const [last = '', second = '', third = ''] = parts.toReversed();
  if (third === 'blobs' && second === 'uploads') {
    const repository = name(parts.slice(0, -3));
    if (last === '') return { kind: 'uploads', repository };
    if (!uploadId.test(last)) throw new RegistryError('BLOB_UPLOAD_UNKNOWN', 'The upload is not known to the registry');
    return { kind: 'upload', repository, upload: last };
  }
  if (second === 'blobs' && last === 'uploads') return { kind: 'uploads', repository: name(parts.slice(0, -2)) };
  if (second === 'blobs') return { kind: 'blob', repository: name(parts.slice(0, -2)), digest: digest(last) };
  if (second === 'manifests') {
    const reference = last.includes(':') ? digest(last) : tag(last);
    return { kind: 'manifest', repository: name(parts.slice(0, -2)), reference };
  }
  if (second === 'tags' && last === 'list') return { kind: 'tags', repository: name(parts.slice(0, -2)) };
  if (second === 'referrers') return { kind: 'referrers', repository: name(parts.slice(0, -2)), digest: digest(last) };
  throw new RegistryError('UNSUPPORTED', 'The operation is not part of the distribution API', { status: 404 });
}

function name(parts: readonly string[]): string {
  const text = parts.join('/');
  if (!isRepositoryName(text))
    throw new RegistryError('NAME_INVALID', 'The repository name is not valid', { detail: text });
  return text;
}

function digest(text: string): Digest {
  if (!isDigest(text))
    throw new RegistryError('DIGEST_INVALID', 'A digest is sha256: and 64 hexadecimal digits', { detail: text });
  return text;
}

function tag(text: string): string {
  if (!isTag(text))
    throw new RegistryError('TAG_INVALID', 'A tag is 1 to 128 letters, digits, dots, dashes and underscores', {
      detail: text,
    });
  return text;
}
