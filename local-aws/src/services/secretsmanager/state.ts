import type { Clock } from '../../clock.ts';
import { secretNotFound, secretsError } from './errors.ts';
import { findSecret, type SecretRow, type Secrets } from './secret.ts';

export interface SecretsState {
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly randomId: () => string;
}

/** @throws {AwsError} ResourceNotFoundException */
export function requireSecret({ secrets, clock }: SecretsState, id: string): SecretRow {
  const row = findSecret(secrets, id, clock.now());
  if (!row) throw secretNotFound();
  return row;
}

/** @throws {AwsError} ResourceNotFoundException, InvalidRequestException while it waits for its deletion */
export function requireLiving(state: SecretsState, id: string): SecretRow {
  const row = requireSecret(state, id);
  if (!row.deletion) return row;
  throw secretsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}
