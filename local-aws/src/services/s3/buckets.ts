import { toIsoTimestamp } from '../../wire/timestamp.ts';
import type { Exchange } from './exchange.ts';
import { readText, sendDocument, sendEmpty } from './exchange.ts';
import { invalidArgument, malformedXml, noSuchBucket, S3Error } from './s3-error.ts';
import { type BucketRow, owner } from './state.ts';
import { child, childText, optional, parseXml, type XmlNode, xml } from './xml-tree.ts';

/** @throws {S3Error} NoSuchBucket */
export function requireBucket({ deps }: Exchange, name: string): BucketRow {
  const bucket = deps.state.buckets.get(name);
  if (!bucket) throw noSuchBucket(name);
  return bucket;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d{1,3}(\.\d{1,3}){3}$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3)$/.test(name)
  );
}

export function listBuckets(exchange: Exchange): void {
  const { deps, query } = exchange;
  const prefix = query.get('prefix') ?? '';
  const all = [...deps.state.buckets.values()]
    .filter(({ name }) => name.startsWith(prefix))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const buckets = all.map(({ name, created, region }) =>
    xml('Bucket', [
      xml('Name', name),
      xml('CreationDate', toIsoTimestamp(created)),
      xml('BucketRegion', region),
      xml('BucketArn', `arn:aws:s3:::${name}`),
    ]),
  );
  sendDocument(
    exchange,
    xml('ListAllMyBucketsResult', [
      ownerNode(),
      xml('Buckets', buckets),
      optional('Prefix', query.get('prefix') ?? undefined),
    ]),
  );
}

export function ownerNode(name = 'Owner'): XmlNode {
  return xml(name, [xml('ID', owner.id), xml('DisplayName', owner.displayName)]);
}

/** Beside nothing, what AWS gives a new bucket: no public access, no ACLs. */
export async function createBucket(exchange: Exchange, name: string): Promise<void> {
  const { deps, region: signedRegion } = exchange;
  const body = await readText(exchange);
  if (!isBucketName(name)) {
    throw new S3Error('InvalidBucketName', 400, 'The specified bucket is not valid.', { BucketName: name });
  }
  const configuration = body.trim() === '' ? undefined : parseXml(body);
  if (configuration && configuration.name !== 'CreateBucketConfiguration') throw malformedXml();
  const region = regionOf(childText(configuration, 'LocationConstraint'), signedRegion);
  const existing = deps.state.buckets.get(name);
  if (existing && existing.region !== 'us-east-1') {
    const message = 'Your previous request to create the named bucket succeeded and you already own it.';
    throw new S3Error('BucketAlreadyOwnedByYou', 409, message, { BucketName: name });
  }
  // In us-east-1 creating one's own bucket again succeeds and changes nothing.
  if (!existing) deps.state.buckets.put(name, newBucket(exchange, name, region, configuration));
  sendEmpty(exchange, 200, { location: `/${name}`, 'x-amz-bucket-arn': `arn:aws:s3:::${name}` });
}

function regionOf(constraint: string | undefined, signedRegion: string): string {
  const region =
    constraint === undefined || constraint === '' ? 'us-east-1' : constraint === 'EU' ? 'eu-west-1' : constraint;
  if (region === 'us-east-1' && constraint === 'us-east-1') {
    throw new S3Error('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
      LocationConstraint: constraint,
    });
  }
  if (signedRegion !== 'us-east-1' && signedRegion !== region) {
    const what = constraint === undefined ? 'unspecified' : constraint;
    const message = `The ${what} location constraint is incompatible for the region specific endpoint this request was sent to.`;
    throw new S3Error('IllegalLocationConstraintException', 400, message);
  }
  return region;
}

function newBucket(
  { deps, header }: Exchange,
  name: string,
  region: string,
  configuration: XmlNode | undefined,
): BucketRow {
  const ownership = header('x-amz-object-ownership') ?? 'BucketOwnerEnforced';
  if (!/^(BucketOwnerEnforced|BucketOwnerPreferred|ObjectWriter)$/.test(ownership)) {
    throw invalidArgument('x-amz-object-ownership', ownership, 'Invalid x-amz-object-ownership header');
  }
  const acl = header('x-amz-acl');
  if (acl !== undefined && acl !== 'private' && ownership === 'BucketOwnerEnforced') {
    throw new S3Error(
      'InvalidBucketAclWithObjectOwnership',
      400,
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    );
  }
  const isObjectLockEnabled = header('x-amz-bucket-object-lock-enabled')?.toLowerCase() === 'true';
  const tags = child(configuration, 'Tags');
  return {
    name,
    region,
    created: deps.clock.now(),
    versioning: isObjectLockEnabled ? 'Enabled' : undefined,
    isObjectLockEnabled,
    settings: {
      ownershipControls: xml('OwnershipControls', [xml('Rule', [xml('ObjectOwnership', ownership)])]),
      publicAccessBlock: xml(
        'PublicAccessBlockConfiguration',
        ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map((each) =>
          xml(each, true),
        ),
      ),
      ...(tags && tags.children.length > 0 ? { tagging: xml('Tagging', [xml('TagSet', tags.children)]) } : {}),
      ...(isObjectLockEnabled
        ? { 'object-lock': xml('ObjectLockConfiguration', [xml('ObjectLockEnabled', 'Enabled')]) }
        : {}),
    },
  };
}

export function headBucket(exchange: Exchange, name: string): void {
  const { region } = requireBucket(exchange, name);
  sendEmpty(exchange, 200, {
    'x-amz-bucket-region': region,
    'x-amz-bucket-arn': `arn:aws:s3:::${name}`,
    'x-amz-access-point-alias': 'false',
    'content-type': 'application/xml',
  });
}

/** @throws {S3Error} BucketNotEmpty while there is a version or a delete marker */
export function deleteBucket(exchange: Exchange, name: string): void {
  const { state, files } = exchange.deps;
  requireBucket(exchange, name);
  if (state.keysOf(name).size > 0) {
    const versioned = state.buckets.get(name)?.versioning !== undefined;
    const message = `The bucket you tried to delete is not empty${versioned ? '. You must delete all versions in the bucket.' : ''}`;
    throw new S3Error('BucketNotEmpty', 409, message, { BucketName: name });
  }
  for (const upload of [...state.uploads.values()].filter(({ bucket }) => bucket === name)) {
    state.uploads.delete(upload.id);
    for (const { file } of upload.parts) void files.delete(file).catch(() => undefined);
  }
  state.buckets.delete(name);
  sendEmpty(exchange, 204);
}

export function bucketLocation(exchange: Exchange, name: string): void {
  const { region } = requireBucket(exchange, name);
  sendDocument(exchange, xml('LocationConstraint', region === 'us-east-1' ? '' : region));
}
