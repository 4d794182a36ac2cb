import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { systemClock } from '../../../src/clock.ts';
import { s3 } from '../../../src/services/s3/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type RunningWire, runningWire } from '../../wire/running-wire.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of an error. */
  readonly code: string | undefined;
}

export interface S3World {
  readonly wire: RunningWire;
  /** Where objects are kept. */
  readonly dataDirectory: string;
  send(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
  ): Promise<Answered>;
}

const authorization =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00';

/** S3 on a port and a folder of its own, which end with the file's tests. */
export async function s3World(): Promise<S3World> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'local-aws-s3-'));
  after(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const store = memoryStore();
  const wire = await runningWire([], { routes: [s3({ store, clock: systemClock, dataDirectory }).route] });
  return {
    wire,
    dataDirectory,
    async send(method, path, { headers = {}, body } = {}) {
      const response = await fetch(`${wire.url}${path}`, {
        method,
        headers: { authorization, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, code: /<Code>(.*?)<\/Code>/.exec(text)?.[1] };
    },
  };
}
