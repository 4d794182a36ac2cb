import * as v from 'valibot';
import type { Digest } from '../digest.ts';
import { ImageError } from '../image-error.ts';
import type { TransportResponse } from './transport.ts';

const errorBody = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    errors: v.array(v.object({ code: v.optional(v.string(), ''), message: v.optional(v.string(), '') })),
  }),
);

const longestMessage = 300;

/** A registry's own words about a refusal, one line; empty where it has none. */
export function registryMessage({ body }: Pick<TransportResponse, 'body'>): { code: string; message: string } {
  const parsed = v.safeParse(errorBody, new TextDecoder().decode(body));
  const [first] = parsed.success ? parsed.output.errors : [];
  const message = (first?.message ?? '').replaceAll(/\s+/g, ' ').slice(0, longestMessage);
  return { code: first?.code ?? '', message };
}

/**
 * Whether a new token may help. ECR answers 403, not 401, to one that has expired, and to HEAD without the words that
 * would tell it from a missing right.
 */
export function isAboutCredentials(status: number): boolean {
  return status === 401 || status === 403;
}

/** Whether the same request may succeed later: too many requests, or a fault of the registry's own. */
export function mayPass(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/**
 * A registry's refusal in our words.
 *
 * @param where the request without its query, which may hold an upload's secret state
 */
export function refusal(response: TransportResponse, where: string): ImageError {
  const { status } = response;
  const { code, message } = registryMessage(response);
  const said = message === '' ? `${status}` : `${status}: ${message}`;
  const error = (failure: Pick<ImageError, 'code' | 'what' | 'remedy'>): ImageError =>
    new ImageError({ ...failure, where });

  if (status === 401 || (status === 403 && /expired/i.test(message))) {
    return error({
      code: 'registry-unauthorized',
      what: `the registry does not accept the credentials (${said})`,
      remedy: 'get a new token (ECR: GetAuthorizationToken, valid for 12 hours) and try again',
    });
  }
  if (status === 403) {
    return error({
      code: 'registry-unauthorized',
      what: `the registry denies the request (${said})`,
      remedy: 'give these credentials the right to pull from and push to the repository',
    });
  }
  if (status === 429) {
    return error({
      code: 'registry-busy',
      what: `the registry still asks for fewer requests (${said})`,
      remedy: 'try again in a minute',
    });
  }
  if (status >= 500) {
    return error({
      code: 'registry-failed',
      what: `the registry failed again and again (${said})`,
      remedy: 'try again, and look at the registry if it stays so',
    });
  }
  if (/immutable|TAG_INVALID.*exists/i.test(`${code} ${message}`)) {
    return error({
      code: 'tag-immutable',
      what: `the tag names another image already and may not move (${said})`,
      remedy: 'build with another version, or deploy the image that has the tag',
    });
  }
  if (code === 'DIGEST_INVALID' || code === 'SIZE_INVALID') {
    return error({
      code: 'digest-mismatch',
      what: `the registry received other bytes than were sent (${said})`,
      remedy: 'push again',
    });
  }
  if (code === 'NAME_UNKNOWN' || code === 'NAME_INVALID') {
    return error({
      code: 'repository-missing',
      what: `the registry has no such repository (${said})`,
      remedy: 'create the repository (Terraform does, `ship up` does), or correct its name',
    });
  }
  if (status === 404) {
    return error({
      code: 'image-missing',
      what: `the registry has no such image (${said})`,
      remedy: 'push the image first, or correct the tag',
    });
  }
  return error({
    code: 'registry-refused',
    what: `the registry refuses the request (${said})`,
    remedy: 'check that the address is that of an OCI registry',
  });
}

/** @throws ImageError `digest-mismatch` where the registry tells of other content than ours */
export function confirmDigest({ headers }: TransportResponse, digest: Digest, url: URL): void {
  const told = headers['docker-content-digest'];
  if (told !== undefined && told !== digest) throw mismatch(digest, told, url);
}

/** The registry has, or claims to have, other bytes than those that were meant. */
export function mismatch(expected: string, found: string, url: URL): ImageError {
  return new ImageError({
    code: 'digest-mismatch',
    what: `the registry has ${found.slice(0, 80)} where ${expected.slice(0, 80)} belongs`,
    where: `${url.origin}${url.pathname}`,
    remedy: 'do not deploy this image; push it again, and look at the registry or a proxy in between',
  });
}
