/** Gathers lines, so that a busy service writes once for many requests: a write to a pipe blocks the event loop. */
export interface LineBuffer {
  /** Takes one line with its line end. */
  add(line: string): void;
  /** Writes what is gathered now: before the process ends, and when a line must not wait. */
  flush(): void;
}

export interface LineBufferOptions {
  readonly write: (lines: string) => void;
  /** The longest that a line waits. */
  readonly delayMilliseconds?: number;
  /** Written at once from this many characters on. */
  readonly size?: number;
}

export function createLineBuffer({ write, delayMilliseconds = 50, size = 16_384 }: LineBufferOptions): LineBuffer {
  let gathered = '';
  let isScheduled = false;

  const flush = (): void => {
    if (gathered === '') return;
    const lines = gathered;
    gathered = '';
    write(lines);
  };

  return {
    add: (line) => {
      gathered += line;
      if (gathered.length >= size) {
        flush();
      } else if (!isScheduled) {
        isScheduled = true;
        // It keeps the process alive for that moment: a line is not lost because nothing else is left to do.
        setTimeout(() => {
          isScheduled = false;
          flush();
        }, delayMilliseconds);
      }
    },
    flush,
  };
}
