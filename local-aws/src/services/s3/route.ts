import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Milliseconds } from '../../clock.ts';
import { readSignatureScope } from '../../wire/signature-scope.ts';
import type { Route } from '../../wire/wire.ts';
import { dispatch } from './dispatch.ts';
import type { Exchange, S3Deps } from './exchange.ts';
import { isForS3, isSignedByVersion2, requestTarget } from './request-target.ts';
import { S3Error } from './s3-error.ts';
import { headerOf } from './upload-body.ts';

/**
 * S3's REST API on the port of the other services: path-style and virtual-hosted. A request is S3's when it was signed
 * for S3, or when its host says so (`<bucket>.s3.localhost`).
 */
export function s3Route(deps: S3Deps): Route {
  return {
    matches: (_path, request) => isForS3(request),
    async handle(request, response) {
      const requestId = deps.randomId();
      response.setHeader('x-amz-request-id', requestId);
      response.setHeader('x-amz-id-2', 'local-aws');
      response.setHeader('server', 'AmazonS3');
      try {
        const exchange = exchangeOf(deps, request, response);
        await dispatch(exchange, requestTarget(request));
      } catch (error) {
        refuse(request, response, error, requestId);
      }
    },
  };
}

function exchangeOf(deps: S3Deps, request: IncomingMessage, response: ServerResponse): Exchange {
  const { url = '/', headers } = request;
  const mark = url.indexOf('?');
  const queryText = mark < 0 ? '' : url.slice(mark + 1);
  const query = new URLSearchParams(queryText);
  const signature = readSignatureScope({ headers, query: queryText });
  if (signature.kind !== 'signed' && !isSignedByVersion2(queryText)) {
    throw new S3Error('AccessDenied', 403, 'Access Denied');
  }
  checkExpiry(query, deps);
  return {
    deps,
    request,
    response,
    query,
    region: signature.kind === 'signed' ? signature.scope.region : 'us-east-1',
    header: (name) => headerOf(headers, name),
  };
}

/** A presigned URL holds for as long as it says. */
function checkExpiry(query: URLSearchParams, { clock }: S3Deps): void {
  const end = query.has('X-Amz-Expires')
    ? expiry(query)
    : Number(query.get('Expires') ?? Number.POSITIVE_INFINITY) * 1000;
  if (!(end >= clock.now())) throw new S3Error('AccessDenied', 403, 'Request has expired');
}

function expiry(query: URLSearchParams): Milliseconds {
  const date = query.get('X-Amz-Date') ?? '';
  const seconds = Number(query.get('X-Amz-Expires'));
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + seconds * 1000;
}

/** Throws what is not an answer to the client but a failure of ours. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, requestId: string): void {
  // The client went away, or took half an answer: there is nobody to tell.
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (!(error instanceof S3Error)) throw error;
  const { status, headers } = error;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status === 304) {
    response.writeHead(304).end();
    return;
  }
  const body = Buffer.from(error.body(requestId), 'utf8');
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
