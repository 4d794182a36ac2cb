import { getAcl, putBucketAcl } from './acl.ts';
import { deleteBucketPolicy, getBucketPolicy, getPolicyStatus, putBucketPolicy } from './bucket-policy.ts';
import { bucketSettings, deleteSetting, getSetting, putSetting } from './bucket-settings.ts';
import { bucketLocation, createBucket, deleteBucket, headBucket, listBuckets } from './buckets.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { type Exchange, sendEmpty } from './exchange.ts';
import { listObjects, listObjectVersions } from './list-objects.ts';
import { abortUpload, completeUpload, createUpload, listParts, listUploads, putPart } from './multipart.ts';
import {
  deleteObjectTagging,
  getLegalHold,
  getObjectAttributes,
  getObjectTagging,
  getRetention,
  putLegalHold,
  putObjectTagging,
  putRetention,
} from './object-settings.ts';
import { getObject, putObject } from './objects.ts';
import type { RequestTarget } from './request-target.ts';
import { notImplemented, S3Error } from './s3-error.ts';
import { getVersioning, putVersioning } from './versioning.ts';

type Answering = Promise<void> | void;
type BucketOperation = (exchange: Exchange, bucket: string) => Answering;
type ObjectOperation = (exchange: Exchange, bucket: string, key: string) => Answering;

/** Operations by method and the query parameter that names a sub-resource. */
const onBucket: Readonly<Record<string, BucketOperation>> = {
  'GET location': bucketLocation,
  'GET versioning': getVersioning,
  'PUT versioning': putVersioning,
  'GET policy': getBucketPolicy,
  'PUT policy': putBucketPolicy,
  'DELETE policy': deleteBucketPolicy,
  'GET policyStatus': getPolicyStatus,
  'GET acl': getAcl,
  'PUT acl': putBucketAcl,
  'GET versions': listObjectVersions,
  'GET uploads': listUploads,
  'POST delete': deleteObjects,
};

const onObject: Readonly<Record<string, ObjectOperation>> = {
  'GET tagging': getObjectTagging,
  'PUT tagging': putObjectTagging,
  'DELETE tagging': deleteObjectTagging,
  'GET acl': getAcl,
  'PUT acl': (exchange) => sendEmpty(exchange, 200),
  'GET retention': getRetention,
  'PUT retention': putRetention,
  'GET legal-hold': getLegalHold,
  'PUT legal-hold': putLegalHold,
  'GET attributes': getObjectAttributes,
  'POST uploads': createUpload,
  'PUT uploadId': putPart,
  'POST uploadId': completeUpload,
  'DELETE uploadId': abortUpload,
  'GET uploadId': listParts,
};

/** Sub-resources that AWS has and local-aws lacks: told so rather than taken for something else. */
const absent = [
  'abac',
  'metadataConfiguration',
  'metadataTable',
  'metadataInventoryTable',
  'metadataJournalTable',
  'object-lambda',
  'ownership',
  'renameObject',
  'restore',
  'select',
  'session',
  'torrent',
] as const;

export function dispatch(exchange: Exchange, { bucket, key }: RequestTarget): Answering {
  const { query, request } = exchange;
  const method = request.method ?? '';
  const unknown = absent.find((name) => query.has(name));
  if (unknown !== undefined) throw notImplemented(unknown);
  if (bucket === undefined) {
    if (method === 'GET') return listBuckets(exchange);
    throw notAllowed(method);
  }
  if (key === undefined) return dispatchToBucket(exchange, method, bucket);
  return dispatchToObject(exchange, method, bucket, key);
}

function dispatchToBucket(exchange: Exchange, method: string, bucket: string): Answering {
  const { query } = exchange;
  const operation = named(onBucket, method, query);
  if (operation) return operation(exchange, bucket);
  const [name, setting] = Object.entries(bucketSettings).find(([each]) => query.has(each)) ?? [];
  if (name !== undefined && setting) {
    if (method === 'GET') return getSetting(exchange, bucket, name, setting);
    if (method === 'PUT') return putSetting(exchange, bucket, name, setting);
    if (method === 'DELETE') return deleteSetting(exchange, bucket, name);
    throw notAllowed(method);
  }
  switch (method) {
    case 'GET':
      return listObjects(exchange, bucket);
    case 'PUT':
      return createBucket(exchange, bucket);
    case 'HEAD':
      return headBucket(exchange, bucket);
    case 'DELETE':
      return deleteBucket(exchange, bucket);
    default:
      throw notAllowed(method);
  }
}

function dispatchToObject(exchange: Exchange, method: string, bucket: string, key: string): Answering {
  const operation = named(onObject, method, exchange.query);
  if (operation) return operation(exchange, bucket, key);
  switch (method) {
    case 'GET':
    case 'HEAD':
      return getObject(exchange, bucket, key);
    case 'PUT':
      return exchange.header('x-amz-copy-source') === undefined
        ? putObject(exchange, bucket, key)
        : copyObject(exchange, bucket, key);
    case 'DELETE':
      return deleteObject(exchange, bucket, key);
    default:
      throw notAllowed(method);
  }
}

function named<Operation>(
  operations: Readonly<Record<string, Operation>>,
  method: string,
  query: URLSearchParams,
): Operation | undefined {
  for (const name of query.keys()) {
    const operation = Object.hasOwn(operations, `${method} ${name}`) ? operations[`${method} ${name}`] : undefined;
    if (operation) return operation;
  }
  return undefined;
}

function notAllowed(method: string): S3Error {
  const message = 'The specified method is not allowed against this resource.';
  return new S3Error('MethodNotAllowed', 405, message, { Method: method });
}
