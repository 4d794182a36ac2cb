import type { Clock } from '../../clock.ts';
import { messageOf } from '../../failure.ts';
import { ImageError } from '../image-error.ts';
import { isLoopbackRegistry } from '../reference.ts';
import { isAboutCredentials, mayPass, refusal } from './answer.ts';
import { type BearerChallenge, bearerChallenge, tokenOf, tokenUrl } from './bearer.ts';
import { type Attempt, retryAfter, withRetries } from './retry.ts';
import type { Method, Transport, TransportResponse } from './transport.ts';

/** A name and a password for Basic authentication; ECR's token decodes to `AWS` and the token proper. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface Ask {
  readonly method: Method;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Default: what an error message may take. */
  readonly maxBytes?: number;
}

/** Requests to one registry, with its credentials. */
export interface RegistrySession {
  /** One request, once; a refusal that will not pass is a `done` answer for the caller to judge. */
  attempt(ask: Ask): Promise<Attempt<TransportResponse>>;
  /** Repeats what may pass. @throws ImageError for any other answer than the expected ones */
  ask(ask: Ask, expected: readonly number[]): Promise<TransportResponse>;
  /** As `ask` for GET of a whole or a range, going on to where the registry says. */
  follow(ask: Ask): Promise<TransportResponse>;
}

export interface SessionOptions {
  /** As `URL.origin` writes it. */
  readonly origin: string;
  readonly credentials: (() => Promise<Credentials>) | undefined;
  readonly clock: Clock;
  readonly transport: Transport;
}

const maxMessageBytes = 64 * 1024;
const maxRedirects = 3;
const redirects = [301, 302, 303, 307, 308];

export function registrySession({ origin, credentials, clock, transport }: SessionOptions): RegistrySession {
  let authorization: Promise<string> | undefined;

  /** Uploads and downloads may be sent elsewhere (ECR keeps blobs on S3): the credentials stay with the registry. */
  function authorizationFor(url: URL): Promise<string> | undefined {
    if (url.origin !== origin) return undefined;
    if (credentials !== undefined) authorization ??= credentials().then(basic);
    return authorization;
  }

  async function attempt(ask: Ask): Promise<Attempt<TransportResponse>> {
    const first = authorizationFor(ask.url);
    const result = await attemptWith(ask, await first);
    if (ask.url.origin !== origin || result.kind === 'again' || !isAboutCredentials(result.value.status)) return result;
    const challenge = bearerChallenge(result.value.headers['www-authenticate']);
    if (credentials === undefined && challenge === undefined) return result;
    // Another request may have asked for a new token in the meantime.
    if (authorization === first) authorization = challenge === undefined ? undefined : bearer(challenge);
    return attemptWith(ask, await authorizationFor(ask.url));
  }

  /** A token from where the registry sends for one: most public registries want it even of strangers. */
  async function bearer(challenge: BearerChallenge): Promise<string> {
    const url = tokenUrl(challenge);
    const secret = credentials === undefined ? undefined : basic(await credentials());
    const request: Ask = { method: 'GET', url };
    const response = await withRetries(clock, () => attemptWith(request, secret));
    if (response.status !== 200) throw refusal(response, placeOf(request));
    return `Bearer ${tokenOf(response.body, placeOf(request))}`;
  }

  async function attemptWith(ask: Ask, secret: string | undefined): Promise<Attempt<TransportResponse>> {
    const { method, url, body, maxBytes = maxMessageBytes } = ask;
    const headers = secret === undefined ? { ...ask.headers } : { ...ask.headers, authorization: secret };
    try {
      const response = await transport.send({ method, url, headers, body, maxBytes });
      if (!mayPass(response.status)) return { kind: 'done', value: response };
      const waitAtLeast = retryAfter(response.headers['retry-after'], clock.now());
      return { kind: 'again', error: refusal(response, placeOf(ask)), waitAtLeast };
    } catch (error) {
      return { kind: 'again', error: unreachable(error, placeOf(ask)) };
    }
  }

  async function ask(request: Ask, expected: readonly number[]): Promise<TransportResponse> {
    const response = await withRetries(clock, () => attempt(request));
    if (expected.includes(response.status)) return response;
    throw refusal(response, placeOf(request));
  }

  async function follow(request: Ask): Promise<TransportResponse> {
    let { url } = request;
    for (let followed = 0; followed <= maxRedirects; followed += 1) {
      const response = await ask({ ...request, url }, [200, 206, ...redirects]);
      if (response.status === 200 || response.status === 206) return response;
      url = locationOf(response, url);
    }
    throw notARegistry(`the registry redirects more than ${maxRedirects} times`, placeOf(request));
  }

  return { attempt, ask, follow };
}

/** A request without its query, which may hold an upload's secret state. */
export function placeOf({ method, url }: Pick<Ask, 'method' | 'url'>): string {
  return `${method} ${url.origin}${url.pathname}`;
}

/** The next address, which may be relative; never a step down from https to a plain http that others can read. */
export function locationOf(response: TransportResponse, current: URL): URL {
  const { location = '' } = response.headers;
  const where = `${current.origin}${current.pathname}`;
  if (location === '' || !URL.canParse(location, current)) {
    throw notARegistry('the registry does not say where to go on', where);
  }
  const url = new URL(location, current);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackRegistry(url.host))) return url;
  throw notARegistry('the registry sends elsewhere, and not over https', where);
}

function basic({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function unreachable(error: unknown, where: string): ImageError {
  return new ImageError({
    code: 'registry-unreachable',
    what: `the registry does not answer: ${messageOf(error)}`,
    where,
    remedy: 'check the address, the network, and that the registry runs',
    cause: error,
  });
}

function notARegistry(what: string, where: string): ImageError {
  const remedy = 'check that the address is that of an OCI registry';
  return new ImageError({ code: 'registry-refused', what, where, remedy });
}
