import { BlobTooLarge, TooManyUploads, type Upload, UploadBusy, WrongDigest } from './blob-store.ts';
import { chunkRange } from './byte-range.ts';
import { type Digest, isDigest, isRepositoryName } from './names.ts';
import { RegistryError } from './registry-error.ts';
import type { RequestTarget } from './request-target.ts';
import type { Exchange, RegistryDeps } from './route.ts';

type UploadsTarget = Extract<RequestTarget, { kind: 'uploads' }>;
type UploadTarget = Extract<RequestTarget, { kind: 'upload' }>;

/** POST: mounts a blob of another repository, takes a whole blob (`?digest=`), or opens an upload. */
export async function beginUpload(deps: RegistryDeps, exchange: Exchange<UploadsTarget>): Promise<void> {
  const { target, query, request, response } = exchange;
  const mounted = await mount(deps, target.repository, query);
  if (mounted !== undefined) return created(exchange, mounted);
  const digest = query.get('digest');
  const expected = digest === null ? undefined : validDigest(digest);
  const upload = await translated(deps.blobs.beginUpload());
  if (expected === undefined) {
    response.writeHead(202, position(target.repository, upload)).end();
    return;
  }
  try {
    await translated(upload.append(request));
    await finish(deps, target.repository, upload, expected);
  } catch (error) {
    if (deps.blobs.upload(upload.id) !== undefined) await upload.cancel();
    throw error;
  }
  created(exchange, expected);
}

/** PATCH: a chunk, which must begin where the last one ended. */
export async function continueUpload(
  deps: RegistryDeps,
  { target, request, response }: Exchange<UploadTarget>,
): Promise<void> {
  const upload = openUpload(deps, target);
  checkRange(upload, target, request.headers['content-range'], request.headers['content-length']);
  await translated(upload.append(request));
  response.writeHead(202, position(target.repository, upload)).end();
}

/** PUT: the last chunk, which may be empty, and the digest of the whole. */
export async function completeUpload(deps: RegistryDeps, exchange: Exchange<UploadTarget>): Promise<void> {
  const { target, query, request } = exchange;
  const upload = openUpload(deps, target);
  const expected = validDigest(query.get('digest') ?? '');
  checkRange(upload, target, request.headers['content-range'], request.headers['content-length']);
  await translated(upload.append(request));
  await finish(deps, target.repository, upload, expected);
  created(exchange, expected);
}

export function uploadStatus(deps: RegistryDeps, { target, response }: Exchange<UploadTarget>): void {
  response.writeHead(204, position(target.repository, openUpload(deps, target))).end();
}

export async function cancelUpload(deps: RegistryDeps, { target, response }: Exchange<UploadTarget>): Promise<void> {
  await translated(openUpload(deps, target).cancel());
  response.writeHead(204).end();
}

async function mount(
  { contents, blobs }: RegistryDeps,
  repository: string,
  query: URLSearchParams,
): Promise<Digest | undefined> {
  const digest = query.get('mount');
  const from = query.get('from');
  if (digest === null || from === null || !isDigest(digest) || !isRepositoryName(from)) return undefined;
  const size = contents.hasBlob(from, digest) ? await blobs.size(digest) : undefined;
  if (size === undefined) return undefined;
  contents.addBlob(repository, digest, size);
  return digest;
}

async function finish({ contents }: RegistryDeps, repository: string, upload: Upload, expected: Digest): Promise<void> {
  const { size } = upload;
  await translated(upload.complete(expected));
  contents.addBlob(repository, expected, size);
}

function openUpload({ blobs }: RegistryDeps, target: UploadTarget): Upload {
  const upload = blobs.upload(target.upload);
  if (upload === undefined) throw new RegistryError('BLOB_UPLOAD_UNKNOWN', 'The upload is not known to the registry');
  return upload;
}

function checkRange(
  upload: Upload,
  target: UploadTarget,
  contentRange: string | undefined,
  contentLength: string | undefined,
): void {
  const range = chunkRange(contentRange);
  if (range === undefined) return;
  const isNext =
    range !== 'malformed' &&
    range.first === upload.size &&
    (contentLength === undefined || Number(contentLength) === range.last - range.first + 1);
  if (isNext) return;
  throw new RegistryError('RANGE_INVALID', `The upload has ${upload.size} bytes: the next chunk begins there`, {
    headers: position(target.repository, upload),
  });
}

function validDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new RegistryError('DIGEST_INVALID', 'A digest is sha256: and 64 hexadecimal digits', { detail: text });
}

/** The specification's `Range` of an upload without bytes is `0-0`, as Docker's registry sends it. */
function position(repository: string, upload: Upload): Record<string, string> {
  return {
    Location: `/v2/${repository}/blobs/uploads/${upload.id}`,
    Range: `0-${Math.max(0, upload.size - 1)}`,
    'Docker-Upload-UUID': upload.id,
    'Content-Length': '0',
  };
}

function created({ target, response }: Exchange<UploadsTarget | UploadTarget>, digest: Digest): void {
  response
    .writeHead(201, {
      Location: `/v2/${target.repository}/blobs/${digest}`,
      'Docker-Content-Digest': digest,
      'Content-Length': '0',
    })
    .end();
}

async function translated<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WrongDigest) throw new RegistryError('DIGEST_INVALID', error.message);
    if (error instanceof BlobTooLarge) throw new RegistryError('SIZE_INVALID', error.message, { status: 413 });
    if (error instanceof UploadBusy) throw new RegistryError('BLOB_UPLOAD_INVALID', error.message, { status: 409 });
    if (error instanceof TooManyUploads) throw new RegistryError('TOOMANYREQUESTS', error.message);
    throw error;
  }
}
