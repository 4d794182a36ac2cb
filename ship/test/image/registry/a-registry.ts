import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { after } from 'node:test';
import { digestOf } from '../../../src/image/digest.ts';

export interface SeenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly authorization: string | undefined;
}

/** What a fault sees of a request; it has misbehaved when it returned true. */
export interface FaultRequest extends SeenRequest {
  readonly body: Buffer;
  readonly message: IncomingMessage;
}

export type Fault = (request: FaultRequest, response: ServerResponse) => boolean;

/** A registry in memory that keeps to the distribution specification until it is told to misbehave. */
export interface TestRegistry {
  readonly host: string;
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, Buffer>;
  readonly seen: SeenRequest[];
  /** Asked before every answer. */
  misbehave(fault: Fault): void;
  /** How often a request was seen, e.g. `PUT /manifests/`. */
  count(method: string, part: string): number;
}

export const repository = 'team/app';

export interface RegistryTraits {
  /** Whether it keeps account of subjects, as of version 1.1 of the specification. */
  readonly hasReferrers?: boolean;
}

export async function aRegistry({ hasReferrers = false }: RegistryTraits = {}): Promise<TestRegistry> {
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, Buffer>();
  const uploads = new Map<string, Buffer>();
  const seen: SeenRequest[] = [];
  let fault: Fault = () => false;

  const server = createServer(async (message, response) => {
    const body = await buffer(message).catch(() => undefined);
    if (body === undefined) return;
    const url = new URL(message.url ?? '', 'http://registry');
    const method = message.method ?? '';
    const request: FaultRequest = {
      method,
      path: url.pathname,
      authorization: message.headers.authorization,
      body,
      message,
    };
    seen.push({ method, path: request.path, authorization: request.authorization });
    if (fault(request, response)) return;
    answer(request, url.searchParams.get('digest') ?? '', response);
  });

  function answer({ method, path, body, message }: FaultRequest, digest: string, response: ServerResponse): void {
    const refuse = (status: number, code: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(method === 'HEAD' ? undefined : JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }));
    };
    const rest = path.replace(`/v2/${repository}`, '');
    const [, kind = '', name = '', session = ''] = rest.split('/');
    if (rest === path) {
      refuse(404, 'NAME_UNKNOWN');
      return;
    }

    if (kind === 'manifests' && method === 'PUT') {
      const subject = hasReferrers ? subjectOf(body) : undefined;
      manifests.set(name, body);
      manifests.set(digestOf(body), body);
      response.writeHead(201, {
        'docker-content-digest': digestOf(body),
        ...(subject === undefined ? {} : { 'oci-subject': subject }),
      });
      response.end();
    } else if (kind === 'referrers' && hasReferrers) {
      const referrers = new Map(
        [...manifests.values()].filter((each) => subjectOf(each) === name).map((each) => [digestOf(each), each]),
      );
      response.writeHead(200, { 'content-type': 'application/vnd.oci.image.index.v1+json' });
      response.end(
        JSON.stringify({
          schemaVersion: 2,
          manifests: [...referrers].map(([each, content]) => {
            const { mediaType, artifactType, annotations } = JSON.parse(content.toString());
            return { mediaType, digest: each, size: content.length, artifactType, annotations };
          }),
        }),
      );
    } else if (kind === 'manifests') {
      const manifest = manifests.get(name);
      if (manifest === undefined) {
        refuse(404, 'MANIFEST_UNKNOWN');
        return;
      }
      const mediaType: unknown = JSON.parse(manifest.toString()).mediaType;
      response.writeHead(200, {
        'content-type': String(mediaType),
        'content-length': manifest.length,
        'docker-content-digest': digestOf(manifest),
      });
      response.end(method === 'HEAD' ? undefined : manifest);
    } else if (name === 'uploads' && method === 'POST') {
      const id = String(uploads.size + 1);
      uploads.set(id, Buffer.alloc(0));
      response.writeHead(202, { location: `/v2/${repository}/blobs/uploads/${id}?_state=secret` });
      response.end();
    } else if (name === 'uploads' && method === 'GET') {
      const content = uploads.get(session);
      if (content === undefined) {
        refuse(404, 'BLOB_UPLOAD_UNKNOWN');
        return;
      }
      const location = `/v2/${repository}/blobs/uploads/${session}?_state=secret`;
      response.writeHead(204, { location, range: `0-${Math.max(0, content.length - 1)}` }).end();
    } else if (name === 'uploads') {
      const content = Buffer.concat([uploads.get(session) ?? Buffer.alloc(0), body]);
      uploads.set(session, content);
      if (method === 'PATCH') {
        response.writeHead(202, { location: `/v2/${repository}/blobs/uploads/${session}?_state=secret` });
        response.end();
        return;
      }
      if (digestOf(content) !== digest) {
        refuse(400, 'DIGEST_INVALID');
        return;
      }
      blobs.set(digest, content);
      response.writeHead(201, { 'docker-content-digest': digest });
      response.end();
    } else {
      const blob = blobs.get(name);
      if (blob === undefined) {
        refuse(404, 'BLOB_UNKNOWN');
        return;
      }
      const range = /^bytes=(\d+)-(\d+)$/.exec(message.headers.range ?? '');
      const part = range === null ? blob : blob.subarray(Number(range[1]), Number(range[2]) + 1);
      response.writeHead(range === null ? 200 : 206, { 'content-length': part.length });
      response.end(method === 'HEAD' ? undefined : part);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the registry has no port');
  return {
    host: `localhost:${address.port}`,
    blobs,
    manifests,
    seen,
    misbehave: (next) => {
      fault = next;
    },
    count: (method, part) => seen.filter((each) => each.method === method && each.path.includes(part)).length,
  };
}

function subjectOf(manifest: Buffer): string | undefined {
  return JSON.parse(manifest.toString()).subject?.digest;
}

/** Misbehaves the first `times` that a request matches, then no more. */
export function firstTimes(
  times: number,
  method: string,
  part: string,
  act: (response: ServerResponse) => void,
): Fault {
  let left = times;
  return (request, response) => {
    if (left === 0 || request.method !== method || !request.path.includes(part)) return false;
    left -= 1;
    act(response);
    return true;
  };
}
