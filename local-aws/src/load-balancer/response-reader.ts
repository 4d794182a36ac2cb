import { ChunkedBody } from './chunked-body.ts';
import { type BodyFraming, parseResponseHead, type ResponseHead } from './response-head.ts';

/** Who is told what is read. After `malformed` or `complete` nothing more is told. */
export interface ResponseListener {
  head(head: ResponseHead): void;
  body(data: Buffer): void;
  /** `isReusable` says whether the connection may carry another request. */
  complete(isReusable: boolean): void;
  malformed(): void;
}

const endOfHead = Buffer.from('\r\n\r\n');
/** An ALB refuses answers whose head is larger than this. */
const longestHead = 32 * 1024;

/** Reads one HTTP/1.1 answer from a connection. */
export class ResponseReader {
  readonly #listener: ResponseListener;
  readonly #method: string;
  #pending: Buffer | undefined;
  #framing: BodyFraming | undefined;
  #remaining = 0;
  #chunked: ChunkedBody | undefined;
  #isKeptAlive = false;
  #isOver = false;

  /** `method` is the request's. */
  constructor(method: string, listener: ResponseListener) {
    this.#listener = listener;
    this.#method = method;
  }

  read(input: Buffer): void {
    if (this.#isOver) return;
    if (this.#framing !== undefined) {
      this.#readBody(this.#framing, input, 0);
      return;
    }
    let data = this.#pending === undefined ? input : Buffer.concat([this.#pending, input]);
    this.#pending = undefined;
    for (;;) {
      const end = data.indexOf(endOfHead);
      if (end > longestHead || (end === -1 && data.length > longestHead)) {
        this.#malformed();
        return;
      }
      if (end === -1) {
        this.#pending = data;
        return;
      }
      const head = parseResponseHead(data.toString('latin1', 0, end), this.#method);
      if (head === undefined || head.status === 101) {
        this.#malformed();
        return;
      }
      const next = end + endOfHead.length;
      if (head.status >= 200) {
        this.#begin(head);
        this.#readBody(head.framing, data, next);
        return;
      }
      data = data.subarray(next);
    }
  }

  /** The target has closed its side. Returns whether that was the end of the answer. */
  end(): boolean {
    if (this.#isOver) return true;
    if (this.#framing?.kind !== 'untilClose') return false;
    this.#complete(false);
    return true;
  }

  #begin(head: ResponseHead): void {
    this.#framing = head.framing;
    this.#isKeptAlive = head.isKeptAlive;
    if (head.framing.kind === 'length') this.#remaining = head.framing.length;
    if (head.framing.kind === 'chunked') this.#chunked = new ChunkedBody((data) => this.#listener.body(data));
    this.#listener.head(head);
  }

  #readBody(framing: BodyFraming, input: Buffer, start: number): void {
    switch (framing.kind) {
      case 'none':
        this.#complete(start === input.length);
        return;
      case 'untilClose':
        if (start < input.length) this.#listener.body(input.subarray(start));
        return;
      case 'length': {
        const end = Math.min(input.length, start + this.#remaining);
        this.#remaining -= end - start;
        if (end > start) this.#listener.body(input.subarray(start, end));
        if (this.#remaining === 0) this.#complete(end === input.length);
        return;
      }
      case 'chunked': {
        const progress = this.#chunked?.read(input, start);
        if (progress?.kind === 'malformed') this.#malformed();
        if (progress?.kind === 'complete') this.#complete(progress.end === input.length);
        return;
      }
      default:
        framing satisfies never;
    }
  }

  #complete(nothingFollows: boolean): void {
    this.#isOver = true;
    this.#listener.complete(this.#isKeptAlive && nothingFollows);
  }

  #malformed(): void {
    this.#isOver = true;
    this.#listener.malformed();
  }
}
