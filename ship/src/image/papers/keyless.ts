import { messageOf } from '../../failure.ts';
import { ImageError } from '../image-error.ts';
import type { Signer, Verifier } from './signing.ts';
import { statementMediaType } from './statement.ts';

/** Other services than the public ones, e.g. one's own Sigstore. */
export interface SigstoreServices {
  readonly fulcioUrl?: string | undefined;
  readonly rekorUrl?: string | undefined;
  /** In place of the one that the CI system gives. */
  readonly identityToken?: string | undefined;
}

/**
 * Signs without a key of one's own: Sigstore certifies the workflow's identity (GitHub's OIDC token, which needs the
 * permission `id-token: write`) for ten minutes and notes the signature in its public log.
 */
export function keylessSigner({ fulcioUrl, rekorUrl, identityToken }: SigstoreServices = {}): Signer {
  return {
    async sign(statement) {
      const { attest } = await import('sigstore');
      try {
        const bundle = await attest(Buffer.from(statement), statementMediaType, {
          ...(fulcioUrl === undefined ? {} : { fulcioURL: fulcioUrl }),
          ...(rekorUrl === undefined ? {} : { rekorURL: rekorUrl }),
          ...(identityToken === undefined ? {} : { identityToken }),
        });
        return JSON.stringify(bundle);
      } catch (cause) {
        throw new ImageError({
          code: 'signing-failed',
          what: `Sigstore did not sign: ${messageOf(cause)}`,
          where: 'keyless signing',
          remedy:
            'run in GitHub Actions with the permission id-token: write, or sign with a key of your own (--sign-key)',
          cause,
        });
      }
    },
  };
}

/** Who may have signed. */
export interface KeylessIdentity {
  /** E.g. `https://github.com/OWNER/REPO/.github/workflows/ci-cd.yml@refs/heads/main`. */
  readonly identity: string;
  /** E.g. `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
}

export interface TrustOptions {
  /** Of Sigstore's trust root, default the public one. */
  readonly tufMirrorUrl?: string | undefined;
  readonly tufRootPath?: string | undefined;
  readonly tufCachePath?: string | undefined;
}

/** Accepts what an identity has signed with a certificate of Sigstore's, as its public log confirms. */
export function keylessVerifier({ identity, issuer }: KeylessIdentity, trust: TrustOptions = {}): Verifier {
  return {
    async verify({ text, keyHint }) {
      if (keyHint !== undefined) return { kind: 'refused', reason: 'it is signed with a key, not with a certificate' };
      const { verify } = await import('sigstore');
      try {
        await verify(JSON.parse(text), {
          certificateIdentityURI: exactly(identity),
          certificateIssuer: issuer,
          ...(trust.tufMirrorUrl === undefined ? {} : { tufMirrorURL: trust.tufMirrorUrl }),
          ...(trust.tufRootPath === undefined ? {} : { tufRootPath: trust.tufRootPath }),
          ...(trust.tufCachePath === undefined ? {} : { tufCachePath: trust.tufCachePath }),
        });
        return { kind: 'good', signer: `${identity} (${issuer})` };
      } catch (error) {
        return { kind: 'refused', reason: messageOf(error) };
      }
    },
  };
}

/** Sigstore's library takes an identity for a pattern, which any longer identity would match, too. */
function exactly(text: string): string {
  return `^${RegExp.escape(text)}$`;
}
