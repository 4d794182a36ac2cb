import { requireBucket } from './buckets.ts';
import type { Exchange } from './exchange.ts';
import { readDocument, sendDocument, sendEmpty } from './exchange.ts';
import { invalidRequest, S3Error } from './s3-error.ts';
import type { BucketRow } from './state.ts';
import { checkTagging } from './tagging.ts';
import { child, childrenOf, childText, type XmlNode, xml } from './xml-tree.ts';

/** One sub-resource of a bucket that is put, got and deleted as a document. */
interface Setting {
  readonly root: string;
  /** What a bucket answers that has none: an error, or the document that stands for none. */
  readonly unset: XmlNode | { readonly code: string; readonly message: string };
  /** What is kept of a document: AWS fills in identifiers and defaults. */
  readonly complete?: (document: XmlNode, bucket: BucketRow, exchange: Exchange) => XmlNode;
  /** The status of a successful PUT, 200 unless given. */
  readonly putStatus?: number;
  /** Kept several times, by `?id=`. */
  readonly listed?: string;
}

const missing = (code: string, message: string): { code: string; message: string } => ({ code, message });
const noConfiguration = missing('NoSuchConfiguration', 'The specified configuration does not exist.');

/** By the query parameter that names them. */
export const bucketSettings: Readonly<Record<string, Setting>> = {
  accelerate: { root: 'AccelerateConfiguration', unset: xml('AccelerateConfiguration') },
  analytics: {
    root: 'AnalyticsConfiguration',
    unset: noConfiguration,
    listed: 'ListBucketAnalyticsConfigurationResult',
  },
  cors: {
    root: 'CORSConfiguration',
    unset: missing('NoSuchCORSConfiguration', 'The CORS configuration does not exist'),
  },
  encryption: {
    root: 'ServerSideEncryptionConfiguration',
    unset: xml('ServerSideEncryptionConfiguration', [encryptionRule(xml('SSEAlgorithm', 'AES256'))]),
    complete: completeEncryption,
  },
  'intelligent-tiering': {
    root: 'IntelligentTieringConfiguration',
    unset: noConfiguration,
    listed: 'ListBucketIntelligentTieringConfigurationsOutput',
  },
  inventory: { root: 'InventoryConfiguration', unset: noConfiguration, listed: 'ListInventoryConfigurationsResult' },
  lifecycle: {
    root: 'LifecycleConfiguration',
    unset: missing('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
    complete: (document, _bucket, { deps }) => withIds(document, 'Rule', 'ID', deps.randomId),
  },
  logging: { root: 'BucketLoggingStatus', unset: xml('BucketLoggingStatus') },
  metrics: { root: 'MetricsConfiguration', unset: noConfiguration, listed: 'ListMetricsConfigurationsResult' },
  notification: {
    root: 'NotificationConfiguration',
    unset: xml('NotificationConfiguration'),
    complete: (document, _bucket, { deps }) =>
      ['TopicConfiguration', 'QueueConfiguration', 'CloudFunctionConfiguration'].reduce(
        (node, name) => withIds(node, name, 'Id', deps.randomId),
        document,
      ),
  },
  'object-lock': {
    root: 'ObjectLockConfiguration',
    unset: missing('ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'),
    complete: completeObjectLock,
  },
  ownershipControls: {
    root: 'OwnershipControls',
    unset: missing('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'),
  },
  publicAccessBlock: {
    root: 'PublicAccessBlockConfiguration',
    unset: missing('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'),
    complete: (document) =>
      xml(
        'PublicAccessBlockConfiguration',
        ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map((name) =>
          xml(name, childText(document, name)?.trim().toLowerCase() === 'true'),
        ),
      ),
  },
  replication: {
    root: 'ReplicationConfiguration',
    unset: missing('ReplicationConfigurationNotFoundError', 'The replication configuration was not found'),
    complete(document, { versioning }, { deps }) {
      if (versioning === 'Enabled') return withIds(document, 'Rule', 'ID', deps.randomId);
      throw invalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
    },
  },
  requestPayment: {
    root: 'RequestPaymentConfiguration',
    unset: xml('RequestPaymentConfiguration', [xml('Payer', 'BucketOwner')]),
  },
  tagging: {
    root: 'Tagging',
    unset: missing('NoSuchTagSet', 'The TagSet does not exist'),
    complete: (document) => checkTagging(document, 50),
    putStatus: 204,
  },
  website: {
    root: 'WebsiteConfiguration',
    unset: missing('NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'),
  },
};

const minimumSizeHeader = 'x-amz-transition-default-minimum-object-size';

export function getSetting(exchange: Exchange, bucketName: string, name: string, setting: Setting): void {
  const bucket = requireBucket(exchange, bucketName);
  const id = exchange.query.get('id');
  if (setting.listed !== undefined && id === null) {
    const held = Object.entries(bucket.settings).filter(([key]) => key.startsWith(`${name}:`));
    sendDocument(exchange, xml(setting.listed, [...held.map(([, node]) => node), xml('IsTruncated', false)]));
    return;
  }
  const held = bucket.settings[keyOf(name, id)] ?? setting.unset;
  if ('code' in held) throw new S3Error(held.code, 404, held.message, { BucketName: bucketName });
  if (name === 'lifecycle') {
    exchange.response.setHeader(minimumSizeHeader, bucket.transitionMinimumSize ?? 'all_storage_classes_128K');
  }
  sendDocument(exchange, held);
}

export async function putSetting(
  exchange: Exchange,
  bucketName: string,
  name: string,
  setting: Setting,
): Promise<void> {
  requireBucket(exchange, bucketName);
  const document = await readDocument(exchange, setting.root);
  const bucket = requireBucket(exchange, bucketName);
  const { root, unset: _, complete = (given: XmlNode) => given, putStatus = 200 } = setting;
  const kept = { ...complete(document, bucket, exchange), name: root, attributes: {} };
  const minimumSize =
    name === 'lifecycle' ? (exchange.header(minimumSizeHeader) ?? 'all_storage_classes_128K') : undefined;
  exchange.deps.state.buckets.put(bucketName, {
    ...bucket,
    settings: { ...bucket.settings, [keyOf(name, exchange.query.get('id'))]: kept },
    transitionMinimumSize: minimumSize ?? bucket.transitionMinimumSize,
  });
  sendEmpty(exchange, putStatus, { [minimumSizeHeader]: minimumSize });
}

export function deleteSetting(exchange: Exchange, bucketName: string, name: string): void {
  const bucket = requireBucket(exchange, bucketName);
  const { [keyOf(name, exchange.query.get('id'))]: _, ...settings } = bucket.settings;
  exchange.deps.state.buckets.put(bucketName, { ...bucket, settings });
  sendEmpty(exchange, 204);
}

function keyOf(name: string, id: string | null): string {
  return id === null ? name : `${name}:${id}`;
}

function withIds(document: XmlNode, element: string, idName: string, randomId: () => string): XmlNode {
  const children = document.children.map((node) => {
    if (node.name !== element || (childText(node, idName) ?? '') !== '') return node;
    const others = node.children.filter(({ name }) => name !== idName);
    return { ...node, children: [xml(idName, randomId()), ...others] };
  });
  return { ...document, children };
}

function encryptionRule(...defaults: XmlNode[]): XmlNode {
  return xml('Rule', [xml('ApplyServerSideEncryptionByDefault', defaults), xml('BucketKeyEnabled', false)]);
}

function completeEncryption(document: XmlNode): XmlNode {
  const rules = childrenOf(document, 'Rule');
  if (rules.length !== 1) throw new S3Error('MalformedXML', 400, 'An encryption configuration has exactly one rule.');
  const children = rules.map((rule) => {
    const defaults = child(rule, 'ApplyServerSideEncryptionByDefault');
    const algorithm = childText(defaults, 'SSEAlgorithm');
    const keyId = childText(defaults, 'KMSMasterKeyID');
    if (defaults && !/^(AES256|aws:kms|aws:kms:dsse)$/.test(algorithm ?? '')) {
      throw new S3Error('MalformedXML', 400, `The SSEAlgorithm ${algorithm} is not valid.`);
    }
    if (algorithm === 'AES256' && keyId !== undefined) {
      throw new S3Error(
        'InvalidArgument',
        400,
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      );
    }
    return child(rule, 'BucketKeyEnabled')
      ? rule
      : { ...rule, children: [...rule.children, xml('BucketKeyEnabled', false)] };
  });
  return { ...document, children };
}

function completeObjectLock(document: XmlNode, { versioning }: BucketRow): XmlNode {
  if (versioning === 'Enabled') return document;
  throw new S3Error(
    'InvalidBucketState',
    409,
    "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
  );
}
