import type { Command } from 'commander';

/** With what an image is signed as it is pushed. */
export interface SigningOptions {
  readonly sign: boolean;
  readonly signKey?: string;
}

export function withSigningOptions(command: Command): Command {
  return command
    .option(
      '--sign',
      'sign the image and its papers without a key, as the GitHub workflow that runs (or with the key in SHIP_SIGN_KEY)',
      false,
    )
    .option('--sign-key <file>', 'sign with an ECDSA P-256 key; its passphrase is in SHIP_KEY_PASSPHRASE');
}

/** Whose signatures count. */
export interface TrustOptions {
  readonly verifyKey?: string;
  readonly signer?: string;
  readonly issuer: string;
}

export function withTrustOptions(command: Command): Command {
  return command
    .option(
      '--verify-key <file>',
      'trust what the owner of this public key has signed (default: the key in SHIP_VERIFY_KEY)',
    )
    .option(
      '--signer <identity>',
      'trust this identity, e.g. https://github.com/OWNER/REPO/.github/workflows/ci-cd.yml@refs/heads/main',
    )
    .option('--issuer <url>', 'who vouches for the identity', 'https://token.actions.githubusercontent.com');
}
