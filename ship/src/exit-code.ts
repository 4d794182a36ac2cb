/** What `ship` tells the shell. */
export const exitCode = {
  /** This deployment serves traffic (or the command did what it says). */
  ok: 0,
  /** The deployment failed and the revision before it serves again. */
  rolledBack: 1,
  /** Bad usage, configuration or environment; nothing was changed. */
  usage: 2,
  /** The deployment failed and was not rolled back. */
  failed: 3,
  /** Another deployment took the place of this one. */
  superseded: 4,
  /** Cut off before the outcome was known. */
  unknown: 5,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
