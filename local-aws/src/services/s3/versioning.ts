import { requireBucket } from './buckets.ts';
import { type Exchange, readDocument, sendDocument, sendEmpty } from './exchange.ts';
import { malformedXml, S3Error } from './s3-error.ts';
import type { Version } from './state.ts';
import { childText, optional, xml } from './xml-tree.ts';

export function getVersioning(exchange: Exchange, name: string): void {
  const { versioning } = requireBucket(exchange, name);
  sendDocument(exchange, xml('VersioningConfiguration', [optional('Status', versioning)]));
}

export async function putVersioning(exchange: Exchange, name: string): Promise<void> {
  requireBucket(exchange, name);
  const status = childText(await readDocument(exchange, 'VersioningConfiguration'), 'Status');
  const bucket = requireBucket(exchange, name);
  if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
  if (status === 'Suspended' && bucket.isObjectLockEnabled) {
    const message =
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.';
    throw new S3Error('InvalidBucketState', 409, message);
  }
  exchange.deps.state.buckets.put(name, { ...bucket, versioning: status });
  sendEmpty(exchange, 200);
}

/**
 * A key's versions once a new one is put: with versioning it stands before the others, without it takes the place of
 * the one that is called `null`.
 */
export function versionsWith(
  held: readonly Version[],
  added: Version,
): { readonly versions: readonly Version[]; readonly replaced: readonly Version[] } {
  const isReplaced = ({ versionId }: Version): boolean => versionId === added.versionId;
  return { versions: [added, ...held.filter((each) => !isReplaced(each))], replaced: held.filter(isReplaced) };
}
