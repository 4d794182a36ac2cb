/** What an action of GitHub's marketplace does here. */
export type Emulation = (call: ActionCall) => Promise<ActionResult>;

export interface ActionCall {
  readonly inputs: Readonly<Record<string, string>>;
  /** The job's folder, `$GITHUB_WORKSPACE`. */
  readonly workspace: string;
  readonly job: string;
  readonly say: (line: string) => void;
}

export type ActionResult =
  | {
      readonly kind: 'done';
      readonly outputs?: Readonly<Record<string, string>>;
      /** For the steps that follow. */
      readonly environment?: Readonly<Record<string, string>>;
      /** When the job's steps have ended, e.g. to save a cache. */
      readonly afterJob?: () => Promise<void>;
    }
  | { readonly kind: 'skipped'; readonly reason: string };

/** `actions/cache` of `actions/cache@27d5ce7 # v5.0.5`. */
export function nameOfAction(uses: string): string {
  return uses.split('@')[0] ?? uses;
}
