import type { Milliseconds } from '../../clock.ts';
import type { Store, Table } from '../../store/store.ts';
import type { ChecksumAlgorithm } from './checksum.ts';
import type { XmlNode } from './xml-tree.ts';

export type Tags = Readonly<Record<string, string>>;

export interface BucketRow {
  readonly name: string;
  readonly region: string;
  readonly created: Milliseconds;
  readonly versioning?: 'Enabled' | 'Suspended' | undefined;
  readonly isObjectLockEnabled?: boolean | undefined;
  readonly policy?: string | undefined;
  /** Sub-resources by the name of their query parameter, followed by `:id` where there are several. */
  readonly settings: Readonly<Record<string, XmlNode>>;
  /** Of the lifecycle configuration; told by a header instead of in the document. */
  readonly transitionMinimumSize?: string | undefined;
}

export interface Encryption {
  readonly algorithm: string;
  readonly keyId?: string | undefined;
  readonly hasBucketKey?: boolean | undefined;
}

/** What an object's upload said of it besides its bytes. */
export interface ObjectHeaders {
  /** Lower-case standard headers that a download gives back: content-type, cache-control, ... */
  readonly standard: Readonly<Record<string, string>>;
  /** `x-amz-meta-` headers by the rest of their name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly encryption: Encryption;
}

export interface ObjectVersion extends ObjectHeaders {
  readonly kind: 'object';
  /** `null` for what was put while the bucket had no versioning. */
  readonly versionId: string;
  readonly modified: Milliseconds;
  /** Without its quotes. */
  readonly etag: string;
  readonly size: number;
  /** The name of the file with its bytes. */
  readonly file: string;
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
  readonly checksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  readonly parts?: number | undefined;
  readonly tags: Tags;
  readonly retention?: { readonly mode: string; readonly until: string } | undefined;
  readonly legalHold?: 'ON' | 'OFF' | undefined;
}

export interface DeleteMarker {
  readonly kind: 'delete marker';
  readonly versionId: string;
  readonly modified: Milliseconds;
}

export type Version = ObjectVersion | DeleteMarker;

/** A key with its versions, newest first; there is always one. */
export interface KeyRow {
  readonly key: string;
  readonly versions: readonly Version[];
}

export interface PartRow {
  readonly number: number;
  readonly etag: string;
  readonly size: number;
  readonly file: string;
  readonly modified: Milliseconds;
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

export interface UploadRow extends ObjectHeaders {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly started: Milliseconds;
  readonly tags: Tags;
  readonly checksumAlgorithm?: ChecksumAlgorithm | undefined;
  readonly checksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  readonly parts: readonly PartRow[];
}

export interface S3State {
  readonly buckets: Table<BucketRow>;
  readonly uploads: Table<UploadRow>;
  /** The keys of one bucket. */
  keysOf(bucket: string): Table<KeyRow>;
}

export function openState(store: Store): S3State {
  return {
    buckets: store.table<BucketRow>('s3 buckets'),
    uploads: store.table<UploadRow>('s3 uploads'),
    keysOf: (bucket) => store.table<KeyRow>(`s3 keys of ${bucket}`),
  };
}

/** The account's canonical user, the owner of everything. */
export const owner = {
  id: '0000000000000000000000000000000000000000000000000000000000000000',
  displayName: 'local-aws',
} as const;
