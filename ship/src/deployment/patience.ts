import type { Clock, Milliseconds } from '../clock.ts';
import { codeOf, messageOf } from '../failure.ts';
import { CutOff } from './observe.ts';

/** So long AWS may be unreachable or failing before a look is given up. */
const longest: Milliseconds = 60_000;

const lasting = new Set([
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'CredentialsProviderError',
]);

/**
 * Looks until AWS answers: errors are borne for a minute, those that only the user can help not at all.
 *
 * @throws CutOff, and the signal's reason when it is aborted
 */
export async function patiently<T>(
  look: () => Promise<T>,
  what: string,
  { clock, interval, signal }: { readonly clock: Clock; readonly interval: Milliseconds; readonly signal: AbortSignal },
): Promise<T> {
  const began = clock.now();
  for (;;) {
    signal.throwIfAborted();
    try {
      return await look();
    } catch (error) {
      signal.throwIfAborted();
      if (lasting.has(codeOf(error)) || clock.now() - began >= longest) {
        throw new CutOff(`AWS cannot be asked ${what}: ${messageOf(error)}`, { cause: error });
      }
    }
    await clock.wait(interval, signal);
  }
}
