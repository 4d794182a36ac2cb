import { Failure } from '../failure.ts';

/** What can go wrong between a service's source and its image in a registry. Codes are stable: scripts may rely on them. */
export type ImageErrorCode =
  | 'entry-missing'
  | 'bundle-failed'
  | 'native-foreign'
  | 'base-invalid'
  | 'base-unpinned'
  | 'base-unavailable'
  | 'lockfile-invalid'
  | 'version-invalid'
  | 'reference-invalid'
  | 'layer-invalid'
  | 'layout-invalid'
  | 'blob-corrupt'
  | 'registry-unreachable'
  | 'registry-unauthorized'
  | 'registry-busy'
  | 'registry-failed'
  | 'registry-refused'
  | 'repository-missing'
  | 'image-missing'
  | 'platform-missing'
  | 'tag-immutable'
  | 'digest-mismatch'
  | 'key-invalid'
  | 'signing-failed'
  | 'unsigned';

export interface ImageFailure {
  readonly code: ImageErrorCode;
  /** What happened. */
  readonly what: string;
  /** The file, folder, reference or request it happened at; never a secret. */
  readonly where: string;
  readonly remedy: string;
  /** Evidence, one line each, where the one line of the message is not enough, e.g. all of the bundler's errors. */
  readonly findings?: readonly string[];
  readonly cause?: unknown;
}

/** A foreseen failure of building, pushing or looking up an image. The image in the registry is as it was. */
export class ImageError extends Failure {
  override readonly code: ImageErrorCode;
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
  readonly findings: readonly string[];

  constructor(failure: ImageFailure) {
    super(failure);
    this.code = failure.code;
    this.what = failure.what;
    this.where = failure.where;
    this.remedy = failure.remedy;
    this.findings = failure.findings ?? [];
  }
}
