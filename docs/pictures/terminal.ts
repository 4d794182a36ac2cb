import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A server of tmux of its own, apart from the one that the person at this machine may use. */
export interface Terminals {
  /** Starts a command in a terminal of its own. Its screen stays when the command has ended. */
  open(name: string, command: string): void;
  /** The screen with its colours, once it is as awaited. Throws with what is on it after `seconds`. */
  screen(name: string, isAwaited: (text: string, hasEnded: boolean) => boolean, seconds: number): Promise<string>;
  /** Presses keys, such as `C-c`. */
  press(name: string, keys: string): void;
  close(): void;
}

export function openTerminals(directory: string, { columns, rows }: Size, environment: NodeJS.ProcessEnv): Terminals {
  const socket = `shipshape-pictures-${process.pid}`;
  const tmux = (...parameters: readonly string[]): string =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...parameters], {
      cwd: directory,
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  tmux('new-session', '-d', '-s', 'keeps-the-server', '-x', String(columns), '-y', String(rows), 'cat');
  tmux('set-option', '-g', 'remain-on-exit', 'on');
  tmux('set-option', '-g', 'remain-on-exit-format', '');
  return {
    open: (name, command) => {
      tmux('new-session', '-d', '-s', name, '-x', String(columns), '-y', String(rows), command);
    },
    async screen(name, isAwaited, seconds) {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const hasEnded = tmux('display-message', '-p', '-t', name, '#{pane_dead}').trim() === '1';
        const text = tmux('capture-pane', '-p', '-t', name);
        if (isAwaited(text, hasEnded)) return tmux('capture-pane', '-p', '-e', '-t', name);
        if (hasEnded || Date.now() > end)
          throw new Error(`${name} does not show what is awaited, but:\n${text.trim()}`);
        await pause(100);
      }
    },
    press: (name, keys) => {
      tmux('send-keys', '-t', name, keys);
    },
    close: () => {
      tmux('kill-server');
    },
  };
}
