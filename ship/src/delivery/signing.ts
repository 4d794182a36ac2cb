import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, messageOf } from '../failure.ts';
import {
  keylessSigner,
  keylessVerifier,
  ownKeySigner,
  ownKeyVerifier,
  type Signer,
  type Verifier,
} from '../image/index.ts';
import type { Shell } from '../shell.ts';

export interface SignerChoice {
  /** Keyless. */
  readonly sign?: boolean | undefined;
  /** A file. */
  readonly signKey?: string | undefined;
}

/** Undefined: nothing is signed. Who has a key of their own in SHIP_SIGN_KEY signs with it wherever `--sign` is asked for. */
export async function chosenSigner({ sign, signKey }: SignerChoice, shell: Shell): Promise<Signer | undefined> {
  const { SHIP_KEY_PASSPHRASE: passphrase, SHIP_SIGN_KEY: ownKey = '' } = shell.environment;
  if (signKey !== undefined) return ownKeySigner(await readKey(signKey, '--sign-key', shell), passphrase, signKey);
  if (sign !== true) return undefined;
  if (ownKey !== '') return ownKeySigner(await readKey(ownKey, 'SHIP_SIGN_KEY', shell), passphrase, ownKey);
  return keylessSigner();
}

export interface TrustChoice {
  readonly verifyKey?: string | undefined;
  readonly signer?: string | undefined;
  readonly issuer: string;
}

/**
 * The key in SHIP_VERIFY_KEY takes the place of an identity, as SHIP_SIGN_KEY does when signing.
 *
 * @throws Failure where neither a key nor an identity says whom to trust
 */
export async function chosenVerifier({ verifyKey, signer, issuer }: TrustChoice, shell: Shell): Promise<Verifier> {
  const { SHIP_VERIFY_KEY: ownKey = '' } = shell.environment;
  if (verifyKey === undefined && ownKey !== '') {
    return ownKeyVerifier(await readKey(ownKey, 'SHIP_VERIFY_KEY', shell), ownKey);
  }
  if (verifyKey !== undefined) return ownKeyVerifier(await readKey(verifyKey, '--verify-key', shell), verifyKey);
  if (signer !== undefined) return keylessVerifier({ identity: signer, issuer });
  throw new Failure({
    code: 'nobody-trusted',
    what: 'nothing says whose signatures count',
    remedy: 'name a public key with --verify-key, or an identity with --signer',
  });
}

async function readKey(file: string, where: string, { directory }: Shell): Promise<string> {
  const path = resolve(directory, file);
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure({ code: 'unreadable-file', where, what: messageOf(cause), cause });
  });
}
