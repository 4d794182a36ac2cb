import { isScope, type Principal } from './principal.ts';

/** Whose tokens are believed. */
export interface JwtIssuer {
  /** Where the issuer publishes its keys (RFC 7517). */
  readonly jwksUrl: URL;
  readonly issuer: string;
  readonly audience: string;
}

/** The issuer's keys could not be had: nobody can say whether the token is good. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** Rejects with `KeysUnavailableError`; a token that is not good is `undefined`. */
export type VerifyToken = (token: string) => Promise<Principal | undefined>;

/** Asymmetric ones only: a token signed with a published key as an HMAC secret must never pass. */
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const clockToleranceSeconds = 5;
const keysTimeoutMilliseconds = 3_000;
const keysMaxAgeMilliseconds = 600_000;

/** Verifies access tokens against an issuer's published keys, which are fetched when first needed, kept, and fetched again for an unknown key. */
export function tokenVerifier({ jwksUrl, issuer, audience }: JwtIssuer): VerifyToken {
  // Loaded with the first token: a service without tokens pays nothing for them.
  const loaded = import('jose').then((jose) => ({
    jose,
    keys: jose.createRemoteJWKSet(jwksUrl, {
      timeoutDuration: keysTimeoutMilliseconds,
      cacheMaxAge: keysMaxAgeMilliseconds,
    }),
  }));

  return async (token) => {
    const { jose, keys } = await loaded;
    try {
      const { payload } = await jose.jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      });
      return { subject: payload.sub ?? '', by: 'token', scopes: scopesOf(payload.scope ?? payload.scp) };
    } catch (error) {
      if (isRefusal(error, jose)) return undefined;
      throw new KeysUnavailableError(`the keys at ${jwksUrl.href} cannot be had`, { cause: error });
    }
  };
}

type Jose = typeof import('jose');

/** What is wrong with the token, as against what is wrong with fetching keys. */
function isRefusal(error: unknown, { errors }: Jose): boolean {
  return [
    errors.JWTExpired,
    errors.JWTClaimValidationFailed,
    errors.JWTInvalid,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
  ].some((refusal) => error instanceof refusal);
}

/** `scope` is a string with spaces (RFC 8693, 4.2); some issuers send a list. */
function scopesOf(claim: unknown): ReadonlySet<string> {
  const list: readonly unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return new Set(list.filter((scope) => typeof scope === 'string').filter(isScope));
}
