import * as v from 'valibot';
import { ImageError } from '../image-error.ts';
import { isLoopbackRegistry } from '../reference.ts';

/** A registry's word on where tokens for it are made. */
export interface BearerChallenge {
  readonly realm: string;
  readonly service: string | undefined;
  readonly scope: string | undefined;
}

/**
 * Reads `WWW-Authenticate: Bearer realm="…",service="…",scope="…"`; undefined for any other scheme.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export function bearerChallenge(header: string | undefined): BearerChallenge | undefined {
  const rest = /^bearer\s+(.{1,2000})$/i.exec(header ?? '')?.[1];
  if (rest === undefined) return undefined;
  const members = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const realm = members.get('realm');
  if (realm === undefined) return undefined;
  return { realm, service: members.get('service'), scope: members.get('scope') };
}

/** @throws ImageError `registry-refused` for a realm to which no password may be sent */
export function tokenUrl({ realm, service, scope }: BearerChallenge): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackRegistry(url.host));
  if (url === undefined || !isSafe) {
    throw new ImageError({
      code: 'registry-refused',
      what: 'the registry sends for a token elsewhere, and not over https',
      where: realm.slice(0, 200),
      remedy: 'check that the address is that of an OCI registry',
    });
  }
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== undefined) url.searchParams.set('scope', scope);
  return url;
}

const answer = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ token: v.optional(v.string()), access_token: v.optional(v.string()) }),
);

export function tokenOf(body: Uint8Array, where: string): string {
  const parsed = v.safeParse(answer, new TextDecoder().decode(body));
  const token = parsed.success ? (parsed.output.token ?? parsed.output.access_token) : undefined;
  if (token !== undefined && /^[\w.~+/=-]+$/.test(token)) return token;
  throw new ImageError({
    code: 'registry-refused',
    what: 'the answer holds no token',
    where,
    remedy: 'check that the address is that of an OCI registry',
  });
}
