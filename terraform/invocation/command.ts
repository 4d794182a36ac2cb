import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.ts';

/** What a command line may use of the process. */
export interface Shell {
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Where the user is: npm starts scripts in the project's folder and keeps the user's in INIT_CWD. */
  readonly directory: string;
  readonly hasColour: boolean;
  /** Characters to the line. */
  readonly width: number;
  write(text: string): void;
  /** For what is no result: progress, failures. */
  tell(text: string): void;
}

/** Runs a command with the process; what is thrown is told in one line and ends with `failureCode`. */
export async function runCommand(
  name: string,
  failureCode: number,
  command: (shell: Shell) => Promise<number>,
): Promise<void> {
  const { stdout, stderr, env } = process;
  // The reader has seen enough (`| head`): that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : failureCode));
  const shell: Shell = {
    parameters: process.argv.slice(2),
    environment: env,
    directory: env.INIT_CWD ?? process.cwd(),
    hasColour: stdout.isTTY === true && env.TERM !== 'dumb' && (env.NO_COLOR ?? '') === '',
    width: stdout.columns || 100,
    write: (text) => void stdout.write(text),
    tell: (text) => void stderr.write(text),
  };
  try {
    process.exitCode = await command(shell);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    shell.tell(`${name}: ${message}\n`);
    if (error instanceof Failure && error.evidence !== '') shell.tell(`${error.evidence.replaceAll(/^/gm, '  ')}\n`);
    process.exitCode = failureCode;
  }
}

/** The folder of a Terraform root: the one that is named, or the main one of this project. */
export function rootDirectory(named: string | undefined, directory: string): string {
  return named === undefined ? fileURLToPath(new URL('..', import.meta.url)) : resolve(directory, named);
}
