import { after } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { UnexpectedError } from '../../src/wire/dispatch.ts';
import type { ServicePlugin } from '../../src/wire/service.ts';
import { createWire, type WireOptions } from '../../src/wire/wire.ts';

/** What the AWS SDK's clients need to reach a wire: an endpoint, a region, credentials that nobody verifies. */
export interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

export interface RunningWire {
  readonly url: string;
  readonly port: number;
  readonly client: ClientOptions;
  readonly unexpected: readonly UnexpectedError[];
  close(): Promise<void>;
}

/** A wire on a port of its own, closed when the file's tests have ended. */
export async function runningWire(
  services: readonly ServicePlugin[],
  options: Partial<Omit<WireOptions, 'services'>> = {},
): Promise<RunningWire> {
  const unexpected: UnexpectedError[] = [];
  const wire = createWire({
    services,
    clock: systemClock,
    reportUnexpected: (each) => unexpected.push(each),
    ...options,
  });
  const { port } = await wire.listen({ host: '127.0.0.1', port: 0 });
  after(() => wire.close());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    unexpected,
    client: {
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    },
    close: () => wire.close(),
  };
}

/** The error that a promise ends with. */
export async function refusal(promise: Promise<unknown>): Promise<Error> {
  const [outcome] = await Promise.allSettled([promise]);
  if (outcome.status === 'fulfilled') throw new Error('It was not refused.');
  return outcome.reason instanceof Error ? outcome.reason : new Error(String(outcome.reason));
}
