/** Reads a stream of chunks in pieces of the size that is asked for, holding no more than a chunk. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next `size` bytes in one piece; fewer where the stream ends before. */
  async read(size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this.pieces(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** The next `size` bytes as they come; fewer where the stream ends before. */
  async *pieces(size: number): AsyncGenerator<Uint8Array> {
    let left = size;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) return;
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}
