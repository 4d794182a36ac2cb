import { requireBucket } from './buckets.ts';
import { type Exchange, readText, sendDocument, sendEmpty } from './exchange.ts';
import { S3Error } from './s3-error.ts';
import { childText, xml } from './xml-tree.ts';

const largestPolicy = 20 * 1024;

export function getBucketPolicy(exchange: Exchange, name: string): void {
  const { policy } = requireBucket(exchange, name);
  if (policy === undefined) throw noSuchPolicy(name);
  const body = Buffer.from(policy, 'utf8');
  exchange.response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}

export async function putBucketPolicy(exchange: Exchange, name: string): Promise<void> {
  requireBucket(exchange, name);
  const policy = await readText(exchange);
  const bucket = requireBucket(exchange, name);
  const statements = statementsOf(policy, name);
  const blocks = childText(bucket.settings.publicAccessBlock, 'BlockPublicPolicy') === 'true';
  if (blocks && statements.some(isPublic)) {
    throw new S3Error(
      'AccessDenied',
      403,
      `User: arn:aws:iam::000000000000:root is not authorized to perform: s3:PutBucketPolicy on resource: ` +
        `"arn:aws:s3:::${name}" because public policies are blocked by the BlockPublicPolicy block public access setting.`,
    );
  }
  exchange.deps.state.buckets.put(name, { ...bucket, policy });
  sendEmpty(exchange, 204);
}

export function deleteBucketPolicy(exchange: Exchange, name: string): void {
  const bucket = requireBucket(exchange, name);
  exchange.deps.state.buckets.put(name, { ...bucket, policy: undefined });
  sendEmpty(exchange, 204);
}

export function getPolicyStatus(exchange: Exchange, name: string): void {
  const { policy } = requireBucket(exchange, name);
  if (policy === undefined) throw noSuchPolicy(name);
  sendDocument(exchange, xml('PolicyStatus', [xml('IsPublic', statementsOf(policy, name).some(isPublic))]));
}

function noSuchPolicy(bucket: string): S3Error {
  return new S3Error('NoSuchBucketPolicy', 404, 'The bucket policy does not exist', { BucketName: bucket });
}

type Statement = Readonly<Record<string, unknown>>;

/** @throws {S3Error} MalformedPolicy */
function statementsOf(policy: string, bucket: string): readonly Statement[] {
  if (policy.length > largestPolicy)
    throw malformed('Normalized policy document exceeds the maximum allowed size of 20480 bytes.');
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    throw malformed("Policies must be valid JSON and the first byte must be '{'");
  }
  if (!isObject(document)) throw malformed("Policies must be valid JSON and the first byte must be '{'");
  const { Statement: given } = document;
  const all: unknown[] = Array.isArray(given) ? given : [given];
  if (given === undefined || all.length === 0) throw malformed('Missing required field Statement');
  return all.map((statement) => checkedStatement(statement, bucket));
}

function checkedStatement(statement: unknown, bucket: string): Statement {
  if (!isObject(statement)) throw malformed('Policy statement is not valid');
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') throw malformed('Missing required field Effect');
  if (statement.Principal === undefined && statement.NotPrincipal === undefined) {
    throw malformed('Missing required field Principal');
  }
  if (statement.Action === undefined && statement.NotAction === undefined) {
    throw malformed('Missing required field Action');
  }
  const resources: unknown[] = [statement.Resource ?? statement.NotResource].flat();
  const isOwn = (resource: unknown): boolean =>
    typeof resource === 'string' &&
    (resource === '*' ||
      [bucket, '*'].some(
        (name) => resource === `arn:aws:s3:::${name}` || resource.startsWith(`arn:aws:s3:::${name}/`),
      ) ||
      resource.startsWith('arn:aws:s3:::*'));
  if (!resources.every(isOwn)) throw malformed('Policy has invalid resource');
  return statement;
}

/** Whether a statement allows anyone at all. A condition is taken to narrow it. */
function isPublic({ Effect: effect, Principal: principal, Condition: condition }: Statement): boolean {
  const isAnyone = principal === '*' || (isObject(principal) && [principal.AWS].flat().some((each) => each === '*'));
  return effect === 'Allow' && isAnyone && condition === undefined;
}

function malformed(message: string): S3Error {
  return new S3Error('MalformedPolicy', 400, message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
