import { StringDecoder } from 'node:string_decoder';

/** The longest line in UTF-8 bytes; awslogs cuts longer ones into events of this size, CloudWatch Logs' limit less its overhead of 26 bytes. */
export const longestLine: number = 256 * 1024 - 26;

/** Turns a container's output into lines. */
export interface LineSplitter {
  write(chunk: Uint8Array): void;
  /** Gives out the last line where it has no line end. */
  end(): void;
}

/**
 * Splits at `\n`; a `\r` before it goes, too. Characters that lie across chunks stay whole, and no more than one line is
 * held in memory.
 */
export function lineSplitter(onLine: (line: string) => void, most: number = longestLine): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let held = '';
  /** At least the bytes that are held: measuring all of them for each chunk would take quadratic time. */
  let heldBytes = 0;

  function take(text: string): void {
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      hold(text.slice(from, at));
      emit(held.endsWith('\r') ? held.slice(0, -1) : held);
      held = '';
      heldBytes = 0;
      from = at + 1;
    }
    hold(text.slice(from));
  }

  function hold(text: string): void {
    held += text;
    heldBytes += Buffer.byteLength(text);
    while (heldBytes > most) {
      const length = fitting(held, most);
      emit(held.slice(0, length));
      held = held.slice(length);
      heldBytes = Buffer.byteLength(held);
    }
  }

  function emit(line: string): void {
    onLine(line);
  }

  return {
    write: (chunk) => take(decoder.write(chunk)),
    end() {
      take(decoder.end());
      if (held !== '') emit(held);
      held = '';
    },
  };
}

/** How many characters of a text fit into so many bytes of UTF-8, no pair of surrogates cut. At least one. */
function fitting(text: string, most: number): number {
  let bytes = 0;
  let length = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    length += character.length;
  }
  return Math.max(length, 1);
}
