import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Milliseconds } from '../../src/clock.ts';
import type { Operations } from '../../src/models/generated/ecr.ts';
import { type Ecr, ecr } from '../../src/services/ecr/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Call, Operation, ServiceOperations } from '../../src/wire/operation.ts';
import { type BuiltImage, sha256 } from './image-builder.ts';

/** A clock that stands still until a test moves it. */
export interface StandingClock extends Clock {
  advance(span: Milliseconds): void;
}

export function standingClock(start: Milliseconds = Date.UTC(2026, 10, 1)): StandingClock {
  let now = start;
  return {
    now: () => now,
    after: () => ({ cancel: () => undefined }),
    advance: (span) => {
      now += span;
    },
  };
}

/** ECR with its registry on a socket, as a client reaches it. */
export interface RegistryWorld extends AsyncDisposable {
  readonly ecr: Ecr;
  readonly clock: StandingClock;
  readonly store: Store;
  readonly dataDirectory: string;
  readonly host: string;
  readonly call: Call;
  run<Name extends keyof Operations>(name: Name, input: Operations[Name]['input']): Promise<Operations[Name]['output']>;
  /** With a fresh token, unless the headers hold another authorization. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  push(repository: string, reference: string, image: BuiltImage): Promise<Response>;
}

export async function registryWorld(
  options: { readonly largestBlob?: number; readonly store?: Store } = {},
): Promise<RegistryWorld> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'local-aws-ecr-'));
  const clock = standingClock();
  const store = options.store ?? memoryStore();
  const { largestBlob } = options;
  const service = ecr({ store, clock, dataDirectory, ...(largestBlob === undefined ? {} : { largestBlob }) });
  const server = createServer((request, response) => {
    Promise.resolve(service.route.handle(request, response)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  const call: Call = { requestId: 'test', region: 'us-east-1', endpoint: `http://${host}` };
  const operations: ServiceOperations<Operations> = service.operations;

  async function run<Name extends keyof Operations>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']> {
    const operation: Operation<Operations[Name]> | undefined = operations[name];
    if (operation === undefined) throw new Error(`${name} is not implemented`);
    return await operation(input, call);
  }

  async function authorized(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) {
      const { authorizationData } = await run('GetAuthorizationToken', {});
      headers.set('authorization', `Basic ${authorizationData?.[0]?.authorizationToken}`);
    }
    return fetch(`http://${host}${path}`, { ...init, headers });
  }

  return {
    ecr: service,
    clock,
    store,
    dataDirectory,
    host,
    call,
    run,
    fetch: authorized,
    async push(repository, reference, image) {
      for (const blob of image.blobs) {
        const response = await authorized(`/v2/${repository}/blobs/uploads/?digest=${sha256(blob)}`, {
          method: 'POST',
          body: new Uint8Array(blob),
        });
        if (response.status !== 201) throw new Error(`blob refused: ${await response.text()}`);
      }
      return authorized(`/v2/${repository}/manifests/${reference}`, {
        method: 'PUT',
        headers: { 'content-type': image.mediaType },
        body: new Uint8Array(image.manifest),
      });
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
