import { messageOf } from '../failure.ts';
import { isLoopback } from '../settings/connection.ts';
import type { SecretPlace } from './target.ts';

/** Reads a parameter of SSM, decrypted; undefined where there is none. */
export type ReadParameter = (name: string) => Promise<string | undefined>;

/** A secret, or in a few words why there is none. */
export type Secret = { readonly value: string } | { readonly missing: string };

/** Looks up what a place holds. Never throws, and never tells what it has read. */
export async function readSecret(
  place: SecretPlace,
  environment: NodeJS.ProcessEnv,
  readParameter: ReadParameter,
): Promise<Secret> {
  if (place.kind === 'variable') {
    const value = environment[place.name]?.trim() ?? '';
    return value === '' ? { missing: `the environment has no ${place.name}` } : { value };
  }
  try {
    const value = (await readParameter(place.name))?.trim() ?? '';
    return value === '' ? { missing: `there is no parameter ${place.name}` } : { value };
  } catch (error) {
    return { missing: `the parameter ${place.name} cannot be read: ${messageOf(error)}` };
  }
}

/** The secret where it is a URL that may be posted to: https, or http on this machine. */
export function asAddress(secret: Secret): Secret {
  if ('missing' in secret) return secret;
  const url = URL.canParse(secret.value) ? new URL(secret.value) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(secret.value))) return secret;
  return { missing: 'what it holds is no https URL' };
}
