import { type ExitCode, exitCode } from '../exit-code.ts';
import type { Outcome } from './progress.ts';

/** The exit code of an outcome: 0 for nothing but this deployment serving traffic. */
export function exitCodeOf({ verdict, restored }: Pick<Outcome, 'verdict' | 'restored'>): ExitCode {
  switch (verdict) {
    case 'succeeded':
      return exitCode.ok;
    case 'rolled back':
    case 'failed':
    case 'timed out':
    case 'smoke test failed':
    case 'bake failed':
      return restored === 'by ship' || restored === 'by ECS' ? exitCode.rolledBack : exitCode.failed;
    case 'superseded':
      return exitCode.superseded;
    case 'unknown':
      return exitCode.unknown;
    default:
      return verdict satisfies never;
  }
}
