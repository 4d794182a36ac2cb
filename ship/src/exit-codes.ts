import { type ExitCode, exitCode } from './exit-code.ts';

/** What each exit code means, for help and reference; a code without its meaning breaks the build. */
const meanings: Readonly<Record<keyof typeof exitCode, string>> = {
  ok: 'it serves traffic',
  rolledBack: 'it failed, and the revision before serves again',
  usage: 'bad usage or configuration; nothing was changed',
  failed: 'it failed and was not rolled back',
  superseded: 'another deployment took its place',
  unknown: 'the outcome is unknown (interrupted, cut off): see ship status',
};

export const exitCodes: readonly { readonly code: ExitCode; readonly meaning: string }[] = [
  { code: exitCode.ok, meaning: meanings.ok },
  { code: exitCode.rolledBack, meaning: meanings.rolledBack },
  { code: exitCode.usage, meaning: meanings.usage },
  { code: exitCode.failed, meaning: meanings.failed },
  { code: exitCode.superseded, meaning: meanings.superseded },
  { code: exitCode.unknown, meaning: meanings.unknown },
];
