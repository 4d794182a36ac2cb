import type { Shell } from '../../src/shell.ts';

/** A shell that keeps what is written to it. */
export interface AShell extends Shell {
  readonly written: readonly string[];
}

export function aShell(environment: NodeJS.ProcessEnv = {}): AShell {
  const written: string[] = [];
  const output = {
    write: (text: string) => void written.push(text),
    isInteractive: false,
    hasColour: false,
    width: 80,
  };
  return {
    environment,
    directory: import.meta.dirname,
    output,
    errors: output,
    interruption: () => new AbortController().signal,
    written,
  };
}
