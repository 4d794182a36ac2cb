import { ownerNode, requireBucket } from './buckets.ts';
import { type Exchange, readText, sendDocument, sendEmpty } from './exchange.ts';
import { invalidArgument, malformedXml, S3Error } from './s3-error.ts';
import { type BucketRow, owner } from './state.ts';
import { child, childText, parseXml, type XmlNode, xml } from './xml-tree.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const cannedGrants: Readonly<Record<string, readonly (readonly [uri: string, permission: string])[]>> = {
  private: [],
  'public-read': [['http://acs.amazonaws.com/groups/global/AllUsers', 'READ']],
  'public-read-write': [
    ['http://acs.amazonaws.com/groups/global/AllUsers', 'READ'],
    ['http://acs.amazonaws.com/groups/global/AllUsers', 'WRITE'],
  ],
  'authenticated-read': [['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', 'READ']],
  'log-delivery-write': [
    ['http://acs.amazonaws.com/groups/s3/LogDelivery', 'WRITE'],
    ['http://acs.amazonaws.com/groups/s3/LogDelivery', 'READ_ACP'],
  ],
  'bucket-owner-full-control': [],
  'bucket-owner-read': [],
  'aws-exec-read': [],
};

function grant(attributes: Record<string, string>, grantee: XmlNode[], permission: string): XmlNode {
  return xml('Grant', [xml('Grantee', grantee, attributes), xml('Permission', permission)]);
}

function cannedAcl(name: string): XmlNode {
  const grants = Object.hasOwn(cannedGrants, name) ? cannedGrants[name] : undefined;
  if (!grants) throw invalidArgument('x-amz-acl', name, '');
  const ownersGrant = grant(
    { 'xsi:type': 'CanonicalUser' },
    [xml('ID', owner.id), xml('DisplayName', owner.displayName)],
    'FULL_CONTROL',
  );
  const others = grants.map(([uri, permission]) => grant({ 'xsi:type': 'Group' }, [xml('URI', uri)], permission));
  return xml('AccessControlPolicy', [ownerNode(), xml('AccessControlList', [ownersGrant, ...others])]);
}

/** Of an object, too: one has the owner's alone. */
export function getAcl(exchange: Exchange, bucketName: string): void {
  const { settings } = requireBucket(exchange, bucketName);
  sendDocument(exchange, settings.acl ?? cannedAcl('private'));
}

export async function putBucketAcl(exchange: Exchange, bucketName: string): Promise<void> {
  requireBucket(exchange, bucketName);
  const body = await readText(exchange);
  const bucket = requireBucket(exchange, bucketName);
  const canned = exchange.header('x-amz-acl');
  const acl = canned === undefined ? readAcl(body) : cannedAcl(canned);
  if (!takesAcls(bucket) && canned !== 'bucket-owner-full-control') {
    throw new S3Error('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs', {
      BucketName: bucketName,
    });
  }
  exchange.deps.state.buckets.put(bucketName, { ...bucket, settings: { ...bucket.settings, acl } });
  sendEmpty(exchange, 200);
}

function readAcl(body: string): XmlNode {
  const document = parseXml(body);
  if (document.name !== 'AccessControlPolicy' || !child(document, 'AccessControlList')) throw malformedXml();
  return { ...document, attributes: {} };
}

export function takesAcls({ settings }: BucketRow): boolean {
  return childText(child(settings.ownershipControls, 'Rule'), 'ObjectOwnership') !== 'BucketOwnerEnforced';
}

/** @throws {S3Error} AccessControlListNotSupported */
export function checkObjectAcl(exchange: Exchange, bucket: BucketRow): void {
  const canned = exchange.header('x-amz-acl');
  if (canned === undefined || canned === 'bucket-owner-full-control' || takesAcls(bucket)) return;
  if (canned === 'private') return;
  throw new S3Error('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs', {
    BucketName: bucket.name,
  });
}
