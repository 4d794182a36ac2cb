import { isGithubActions, withoutCommands } from './github/workflow.ts';

/** Where a command writes, and what that place can show. */
export interface Output {
  write(text: string): void;
  /** A terminal whose lines may be redrawn. */
  readonly isInteractive: boolean;
  readonly hasColour: boolean;
  /** Characters to the line; it changes with the terminal's window. */
  readonly width: number;
  /** Lines that a terminal shows at once; undefined where that is not known. */
  readonly height?: number | undefined;
}

/** The part of a stream of the process that an output is made from. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export function outputTo(stream: OutputStream, environment: NodeJS.ProcessEnv): Output {
  const isTerminal = stream.isTTY === true && environment.TERM !== 'dumb';
  const isRead = isGithubActions(environment);
  return {
    // What is quoted of log lines and events must not command the runner.
    write: (text) => void stream.write(isRead ? withoutCommands(text) : text),
    isInteractive: isTerminal && (environment.CI ?? '') === '',
    hasColour: hasColourIn(environment, isTerminal),
    // A terminal that does not know its size says 0.
    get width() {
      return stream.columns || 80;
    },
    get height() {
      return stream.rows || undefined;
    },
  };
}

/**
 * FORCE_COLOR says so anywhere (https://force-color.org), `0` and `false` take it back; NO_COLOR set to anything says
 * no (https://no-color.org); else it is for the terminal to say.
 */
function hasColourIn({ FORCE_COLOR = '', NO_COLOR = '' }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  if (FORCE_COLOR !== '') return true;
  return isTerminal && NO_COLOR === '';
}

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'magenta' | 'blue' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Paints text, or leaves it as it is where there are no colours. */
export function painter(hasColour: boolean): Paint {
  if (!hasColour) return (_, text) => text;
  return (colour, text) => {
    const [start, end] = codes[colour];
    return `\u001b[${start}m${text}\u001b[${end}m`;
  };
}

/** A duration for people: `850 ms`, `4.2 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** A duration that a clock shows as it runs: `0 s`, `59 s`, `3 min 20 s`. */
export function wholeSeconds(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A duration in a column: `00:07`, `12:30`, `100:00`. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A size for people: `614 bytes`, `2.6 kB`, `46.1 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < 999_950 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// Control characters and escape sequences of foreign text (log lines, AWS's reasons) must not move the terminal's cursor.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const control = /\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f\u009b]/g;

/** Text from outside, safe to show. */
export function printable(text: string): string {
  return text.replace(control, '');
}
