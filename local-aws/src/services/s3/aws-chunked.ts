import { S3Error } from './s3-error.ts';

const longestLine = 8 * 1024;

/**
 * Reads a body in AWS's own chunks, `<hex size>;chunk-signature=…`, and the headers that trail it. Signatures of chunks
 * are not verified. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 *
 * @param trailers receives the trailing headers, their names in lower case
 * @throws {S3Error} IncompleteBody, InvalidChunkSizeError
 */
export async function* decodeAwsChunks(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const lines = lineReader(source);
  for (;;) {
    const size = sizeOf(await lines.line());
    if (size === 0) break;
    yield* lines.bytes(size);
    if ((await lines.line()) !== '') throw malformedChunk();
  }
  // Some clients leave out the empty line after the last trailer.
  for (let line = await lines.lastLine(); line !== ''; line = await lines.lastLine()) addTrailer(trailers, line);
  await lines.drain();
}

/** Takes lines and counted bytes off a stream in turn. */
interface LineReader {
  /** The next line without its end. @throws {S3Error} where the stream ends before */
  line(): Promise<string>;
  /** The next line, or what there is of it: empty at the end of the stream. */
  lastLine(): Promise<string>;
  bytes(count: number): AsyncGenerator<Buffer>;
  /** Reads on to the end, so that the client sees its whole body taken. */
  drain(): Promise<void>;
}

function lineReader(source: AsyncIterable<Uint8Array>): LineReader {
  const pieces = source[Symbol.asyncIterator]();
  let buffer: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const { done, value } = await pieces.next();
    if (done === true) return false;
    buffer = buffer.length === 0 ? Buffer.from(value) : Buffer.concat([buffer, value]);
    return true;
  }

  async function take(): Promise<string | undefined> {
    for (let end = buffer.indexOf('\r\n'); ; end = buffer.indexOf('\r\n')) {
      if (end > longestLine || (end < 0 && buffer.length > longestLine)) throw malformedChunk();
      if (end >= 0) {
        const line = buffer.toString('latin1', 0, end);
        buffer = buffer.subarray(end + 2);
        return line;
      }
      if (!(await more())) return undefined;
    }
  }

  return {
    async line() {
      const line = await take();
      if (line === undefined) throw incompleteBody();
      return line;
    },
    async lastLine() {
      const line = await take();
      if (line !== undefined) return line;
      const rest = buffer.toString('latin1');
      buffer = Buffer.alloc(0);
      return rest;
    },
    async *bytes(count) {
      for (let left = count; left > 0; ) {
        if (buffer.length === 0 && !(await more())) throw incompleteBody();
        const taken = buffer.subarray(0, left);
        buffer = buffer.subarray(taken.length);
        left -= taken.length;
        yield taken;
      }
    },
    async drain() {
      buffer = Buffer.alloc(0);
      while (await more()) buffer = Buffer.alloc(0);
    },
  };
}

function sizeOf(line: string): number {
  const [, hex] = /^([0-9a-f]{1,8})(;.*)?$/i.exec(line) ?? [];
  if (hex === undefined) throw malformedChunk();
  return Number.parseInt(hex, 16);
}

function addTrailer(trailers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  if (colon > 0 && trailers.size < 16) trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
}

function malformedChunk(): S3Error {
  return new S3Error('InvalidChunkSizeError', 400, 'The chunked body cannot be read.');
}

export function incompleteBody(): S3Error {
  return new S3Error(
    'IncompleteBody',
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );
}
