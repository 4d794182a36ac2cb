import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Store } from '../store/store.ts';

/** How long a token of GetAuthorizationToken is good for, as on AWS. */
export const tokenLifetime: Milliseconds = 12 * 60 * 60 * 1000;

export interface IssuedToken {
  /** The password that goes with the user name `AWS`. */
  readonly password: string;
  readonly expiresAt: Milliseconds;
}

export type TokenVerdict = 'valid' | 'expired' | 'wrong';

/** Makes and checks the passwords of `docker login`. A password tells when it ends and is signed; nothing is kept of it. */
export interface Tokens {
  issue(): IssuedToken;
  /** Judges an `Authorization` header. */
  judge(authorization: string | undefined): TokenVerdict;
}

/** The `Authorization` header that goes with a password. */
export function basicAuthorization(password: string): string {
  return `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`;
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random?: (bytes: number) => Buffer;
}

/** The signing key is kept in the store, so that a login outlives a restart and ends with a reset. */
export function registryTokens({ store, clock, random = randomBytes }: Deps): Tokens {
  const keys = store.table<string>('ecr-token-key');
  const key = (): string => {
    const kept = keys.get('key');
    if (kept !== undefined) return kept;
    const made = random(32).toString('hex');
    keys.put('key', made);
    return made;
  };
  const sign = (text: string): Buffer => createHmac('sha256', key()).update(text).digest();
  return {
    issue() {
      const expiresAt = clock.now() + tokenLifetime;
      return { password: `${expiresAt}.${sign(String(expiresAt)).toString('base64url')}`, expiresAt };
    },
    judge(authorization) {
      const [scheme, encoded = ''] = (authorization ?? '').split(' ');
      if (scheme?.toLowerCase() !== 'basic') return 'wrong';
      const [, expiresAt, signature] =
        /^AWS:(\d{1,15})\.([\w-]{43})$/.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
      if (expiresAt === undefined || signature === undefined) return 'wrong';
      if (!timingSafeEqual(sign(expiresAt), Buffer.from(signature, 'base64url'))) return 'wrong';
      return Number(expiresAt) > clock.now() ? 'valid' : 'expired';
    },
  };
}
