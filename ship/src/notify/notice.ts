import type { Milliseconds } from '../clock.ts';
import type { Outcome } from '../deployment/progress.ts';

/** What a target is told. */
export interface Notice {
  readonly event: 'started' | 'ended' | 'test';
  readonly command: string;
  readonly app: string;
  readonly environment: string;
  readonly at: Milliseconds;
  /** Who had it done, where the environment says so. */
  readonly by: string | undefined;
  /** The page of the pipeline's run. */
  readonly run: string | undefined;
  /** Of `ended` alone. */
  readonly outcome: Outcome | undefined;
}

/** What of a notice is the same for the whole command. */
export type Occasion = Pick<Notice, 'command' | 'app' | 'environment' | 'by' | 'run'>;

/** Who runs ship, and where that can be looked at: GitHub's words for it, else the user's name. */
export function actorOf(environment: NodeJS.ProcessEnv): Pick<Notice, 'by' | 'run'> {
  const { GITHUB_ACTOR, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, USER } = environment;
  const by = GITHUB_ACTOR ?? USER;
  const isRun = GITHUB_SERVER_URL !== undefined && GITHUB_REPOSITORY !== undefined && GITHUB_RUN_ID !== undefined;
  return {
    by: by === '' ? undefined : by,
    run: isRun ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}` : undefined,
  };
}
