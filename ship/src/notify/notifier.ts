import type { Clock } from '../clock.ts';
import type { Outcome } from '../deployment/progress.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Notice, Occasion } from './notice.ts';
import type { Letter, Post, Posted } from './post.ts';
import { asAddress, type ReadParameter, readSecret } from './secrets.ts';
import { slackLetter } from './slack.ts';
import type { SecretPlace, Target } from './target.ts';
import { webhookLetter } from './webhook.ts';

/** Everything that telling takes from outside. */
export interface Mailroom {
  readonly environment: NodeJS.ProcessEnv;
  readonly readParameter: ReadParameter;
  readonly post: Post;
  readonly clock: Clock;
}

/** Whom to tell. */
export interface Addressees {
  readonly targets: readonly Target[];
  /** Where the key is that generic webhooks are signed with. */
  readonly key: SecretPlace | undefined;
}

/** What became of a letter to a target; `problem` is undefined where it was taken. */
export interface Told {
  readonly target: Target;
  readonly problem: Posted;
}

/** Tells every target at once, each within its bound. Never throws. */
export function tell({ targets, key }: Addressees, notice: Notice, room: Mailroom): Promise<readonly Told[]> {
  return Promise.all(targets.map(async (target) => ({ target, problem: await tellOne(target, key, notice, room) })));
}

async function tellOne(
  { kind, address }: Target,
  key: SecretPlace | undefined,
  notice: Notice,
  { environment, readParameter, post }: Mailroom,
): Promise<Posted> {
  const url = asAddress(await readSecret(address, environment, readParameter));
  if ('missing' in url) return url.missing;
  if (kind === 'slack') return post(url.value, slackLetter(notice));
  const signed = key === undefined ? undefined : await readSecret(key, environment, readParameter);
  if (signed !== undefined && 'missing' in signed) return `its key: ${signed.missing}`;
  const letter: Letter = webhookLetter(notice, signed?.value);
  return post(url.value, letter);
}

/**
 * Tells when a service begins to change and what became of it, without ever holding the deployment up or changing how
 * it ends. What never touched the service is no news.
 */
export function notifier(
  addressees: Addressees,
  occasion: Occasion,
  room: Mailroom,
  warn: (line: string) => void,
): Reporter {
  let beginning: Promise<readonly Told[]> | undefined;
  const notice = (event: Notice['event'], outcome: Outcome | undefined): Notice => ({
    event,
    ...occasion,
    at: room.clock.now(),
    outcome,
  });
  return {
    report(progress) {
      const isMoving = progress.kind === 'step' && progress.name === 'update';
      if (isMoving) beginning ??= tell(addressees, notice('started', undefined), room);
    },
    async finish(outcome) {
      // In the order of what happened: an end is not told of before its beginning.
      const first = (await beginning) ?? [];
      const last = await tell(addressees, notice('ended', outcome), room);
      const problems = new Map(
        [...first, ...last].flatMap(({ target, problem }) =>
          problem === undefined ? [] : [[target.name, problem] as const],
        ),
      );
      const failed = [...problems].map(([name, problem]) => `${name} (${problem})`);
      if (failed.length > 0) warn(`not told: ${failed.join(', ')}`);
    },
    close: () => {},
  };
}
