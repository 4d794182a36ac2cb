import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../wire/wire.ts';
import type { BlobStore } from './blob-store.ts';
import { getBlob, headBlob } from './blobs.ts';
import type { RegistryContents } from './contents.ts';
import { deleteManifest, getManifest, listReferrers, listTags, putManifest } from './manifests.ts';
import { RegistryError } from './registry-error.ts';
import { type RequestTarget, requestTarget } from './request-target.ts';
import { basicAuthorization, type Tokens } from './token.ts';
import { beginUpload, cancelUpload, completeUpload, continueUpload, uploadStatus } from './uploads.ts';

export interface RegistryDeps {
  readonly contents: RegistryContents;
  readonly blobs: BlobStore;
  readonly tokens: Tokens;
  /** In the answers' words, e.g. `000000000000`. */
  readonly registryId: string;
}

/** The query parameter that stands for the `Authorization` header in the URLs of GetDownloadUrlForLayer. */
export const downloadToken = 'token';

/** One request of the distribution API, its path read. */
export interface Exchange<Target extends RequestTarget = RequestTarget> {
  readonly target: Target;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The OCI distribution API 1.1 under `/v2/`, to be mounted beside the AWS APIs on one port. */
export function registryRoute(deps: RegistryDeps): Route {
  return {
    matches: (path) => path === '/v2' || path.startsWith('/v2/'),
    async handle(request, response) {
      response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
      try {
        const [path = '', queryText = ''] = (request.url ?? '').split('?', 2);
        const query = new URLSearchParams(queryText);
        authorize(deps, request, query);
        const target = requestTarget(decoded(path));
        if (target.kind !== 'base') requireRepository(deps, target.repository);
        await dispatch(deps, { target, query, request, response });
      } catch (error) {
        refuse(request, response, error);
      }
    },
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new RegistryError('NAME_INVALID', 'The path is not valid', { status: 400, detail: String(cause) });
  }
}

function authorize({ tokens }: RegistryDeps, request: IncomingMessage, query: URLSearchParams): void {
  const signed = request.method === 'GET' ? query.get(downloadToken) : null;
  const verdict = tokens.judge(signed === null ? request.headers.authorization : basicAuthorization(signed));
  switch (verdict) {
    case 'valid':
      return;
    case 'expired':
      throw new RegistryError('DENIED', 'Your authorization token has expired. Reauthenticate and try again.');
    case 'wrong': {
      const realm = `http://${request.headers.host ?? 'localhost'}/`;
      throw new RegistryError('UNAUTHORIZED', 'Not Authorized', {
        headers: { 'WWW-Authenticate': `Basic realm="${realm}",service="ecr.amazonaws.com"` },
      });
    }
    default:
      verdict satisfies never;
  }
}

export function requireRepository({ contents, registryId }: RegistryDeps, repository: string): void {
  if (contents.hasRepository(repository)) return;
  const message = `The repository with name '${repository}' does not exist in the registry with id '${registryId}'`;
  throw new RegistryError('NAME_UNKNOWN', message);
}

async function dispatch(deps: RegistryDeps, exchange: Exchange): Promise<void> {
  const { target, request, response } = exchange;
  const method = request.method ?? '';
  switch (target.kind) {
    case 'base':
      if (method !== 'GET' && method !== 'HEAD') break;
      response.setHeader('Content-Type', 'application/json').end('{}');
      return;
    case 'blob':
      if (method === 'GET') return getBlob(deps, { ...exchange, target });
      if (method === 'HEAD') return headBlob(deps, { ...exchange, target });
      break;
    case 'uploads':
      if (method === 'POST') return beginUpload(deps, { ...exchange, target });
      break;
    case 'upload':
      if (method === 'GET') return uploadStatus(deps, { ...exchange, target });
      if (method === 'PATCH') return continueUpload(deps, { ...exchange, target });
      if (method === 'PUT') return completeUpload(deps, { ...exchange, target });
      if (method === 'DELETE') return cancelUpload(deps, { ...exchange, target });
      break;
    case 'manifest':
      if (method === 'GET' || method === 'HEAD') return getManifest(deps, { ...exchange, target });
      if (method === 'PUT') return putManifest(deps, { ...exchange, target });
      if (method === 'DELETE') return deleteManifest(deps, { ...exchange, target });
      break;
    case 'tags':
      if (method === 'GET') return listTags(deps, { ...exchange, target });
      break;
    case 'referrers':
      if (method === 'GET') return listReferrers(deps, { ...exchange, target });
      break;
    default:
      target satisfies never;
  }
  throw new RegistryError('UNSUPPORTED', 'The operation is unsupported.');
}

/** Throws what is not an answer to the client but a failure of ours. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // The client went away, or took half an answer: there is nobody to tell.
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (!(error instanceof RegistryError)) throw error;
  response.writeHead(error.status, { 'Content-Type': 'application/json', ...error.headers });
  response.end(request.method === 'HEAD' ? undefined : error.body());
}
