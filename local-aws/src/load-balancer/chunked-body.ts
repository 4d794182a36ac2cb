/** What a piece of input did to a body that is being read. */
export type BodyProgress =
  | { readonly kind: 'more' }
  /** The body is complete; the input from `end` on is not part of it. */
  | { readonly kind: 'complete'; readonly end: number }
  | { readonly kind: 'malformed' };

const more: BodyProgress = { kind: 'more' };
const malformed: BodyProgress = { kind: 'malformed' };

const longestSizeLine = 1024;
const longestTrailers = 8 * 1024;
const newline = 0x0a;

/** Reads a body in chunked transfer coding (RFC 9112, section 7.1), strictly. Trailer fields are read and left out. */
export class ChunkedBody {
  #state: 'size' | 'data' | 'dataEnd' | 'trailers' = 'size';
  #remaining = 0;
  #line = '';
  #trailersLength = 0;
  readonly #onData: (data: Buffer) => void;

  constructor(onData: (data: Buffer) => void) {
    this.#onData = onData;
  }

  /** Reads `input` from `start` on. */
  read(input: Buffer, start: number): BodyProgress {
    let at = start;
    while (at < input.length) {
      if (this.#state === 'data') {
        const end = Math.min(input.length, at + this.#remaining);
        this.#onData(input.subarray(at, end));
        this.#remaining -= end - at;
        at = end;
        if (this.#remaining === 0) this.#state = 'dataEnd';
        continue;
      }
      const lineEnd = input.indexOf(newline, at);
      const end = lineEnd === -1 ? input.length : lineEnd;
      if (this.#line.length + end - at > longestSizeLine) return malformed;
      this.#line += input.toString('latin1', at, end);
      if (lineEnd === -1) return more;
      at = lineEnd + 1;
      const line = this.#line;
      this.#line = '';
      if (!line.endsWith('\r')) return malformed;
      const taken = this.#take(line.slice(0, -1));
      if (taken === 'malformed') return malformed;
      if (taken === 'complete') return { kind: 'complete', end: at };
    }
    return more;
  }

  #take(line: string): 'more' | 'complete' | 'malformed' {
    switch (this.#state) {
      case 'size': {
        const size = /^([0-9A-Fa-f]{1,13})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/.exec(line)?.[1];
        if (size === undefined) return 'malformed';
        this.#remaining = Number.parseInt(size, 16);
        this.#state = this.#remaining === 0 ? 'trailers' : 'data';
        return 'more';
      }
      case 'dataEnd':
        this.#state = 'size';
        return line === '' ? 'more' : 'malformed';
      case 'trailers':
        if (line === '') return 'complete';
        this.#trailersLength += line.length;
        return this.#trailersLength > longestTrailers ? 'malformed' : 'more';
      case 'data':
        return 'malformed';
      default:
        return this.#state satisfies never;
    }
  }
}
