import type { Milliseconds } from '../clock.ts';
import { codeOf } from '../failure.ts';

/** What is sent to a target. */
export interface Letter {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Undefined: it was taken. Else in a few words why not, without the address. */
export type Posted = string | undefined;

export type Post = (url: string, letter: Letter, bound?: Milliseconds) => Promise<Posted>;

/** What one letter may take, its second try included. */
const patience: Milliseconds = 5_000;

/** Posts a letter, and once more where the other side says that it may do so. Follows no redirection. Never throws. */
export const post: Post = async (url, letter, bound = patience) => {
  const signal = AbortSignal.timeout(bound);
  const first = await attempt(url, letter, signal, bound);
  if (first === undefined || !first.mayBeRepeated || signal.aborted) return first?.words;
  return (await attempt(url, letter, signal, bound))?.words;
};

interface Refusal {
  readonly words: string;
  readonly mayBeRepeated: boolean;
}

async function attempt(
  url: string,
  { body, headers }: Letter,
  signal: AbortSignal,
  bound: Milliseconds,
): Promise<Refusal | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'user-agent': 'shipshape', ...headers },
      redirect: 'manual',
      signal,
    });
    await answer.body?.cancel();
    if (answer.ok) return undefined;
    return { words: `it answered ${answer.status}`, mayBeRepeated: answer.status >= 500 || answer.status === 429 };
  } catch (error) {
    if (signal.aborted) return { words: `no answer within ${bound / 1000} s`, mayBeRepeated: false };
    // The message of fetch may hold the address; the code of its cause does not.
    const code = codeOf(error instanceof Error ? error.cause : undefined);
    return { words: /^[A-Z_]+$/.test(code) ? code : 'it cannot be reached', mayBeRepeated: true };
  }
}
