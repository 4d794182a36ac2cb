import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Digest } from './names.ts';

/** Part of a blob; both ends are included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** A blob on its way in. Its bytes become a blob only through `complete`. */
export interface Upload {
  readonly id: string;
  /** Bytes that have arrived. */
  readonly size: number;
  /** Whether a request is writing to it. */
  readonly isBusy: boolean;
  /** Adds bytes at the end; what arrived before a failure stays. Throws BlobTooLarge, UploadBusy. */
  append(source: AsyncIterable<Uint8Array>): Promise<void>;
  /** Turns the bytes into a blob. With another digest than theirs they are thrown away and WrongDigest is thrown. */
  complete(expected: Digest): Promise<void>;
  /** Throws the bytes away. */
  cancel(): Promise<void>;
}

/** Content-addressed files. A file under its digest's name is always whole and has that digest. */
export interface BlobStore {
  /** Bytes, or undefined where there is no such blob. */
  size(digest: Digest): Promise<number | undefined>;
  stream(digest: Digest, range?: ByteRange): Readable;
  read(digest: Digest): Promise<Buffer>;
  /** Keeps bytes that are already in memory, such as a manifest. */
  keep(bytes: Uint8Array): Promise<Digest>;
  delete(digest: Digest): Promise<void>;
  beginUpload(): Promise<Upload>;
  /** An upload that `beginUpload` gave and that is neither complete nor cancelled. */
  upload(id: string): Upload | undefined;
}

export class WrongDigest extends Error {
  override readonly name = 'WrongDigest';
}

export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge';
}

export class UploadBusy extends Error {
  override readonly name = 'UploadBusy';
}

export class TooManyUploads extends Error {
  override readonly name = 'TooManyUploads';
}

interface Options {
  readonly directory: string;
  /** In bytes. */
  readonly largestBlob?: number;
  /** Beyond it the oldest idle upload is thrown away. */
  readonly mostUploads?: number;
}

/** ECR's largest layer is 52,000 MiB; 10 GiB keeps a mistake from filling a laptop's disk. */
const defaultLargestBlob = 10 * 1024 ** 3;

export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function blobStore(options: Options): BlobStore {
  const { directory, largestBlob = defaultLargestBlob, mostUploads = 256 } = options;
  const uploads = new Map<string, Upload>();
  const uploadDirectory = join(directory, 'uploads');
  // Uploads end with the process that took them: what an earlier one left behind is of no use.
  rmSync(uploadDirectory, { recursive: true, force: true });
  const pathOf = (digest: Digest): string => {
    const hex = digest.slice('sha256:'.length);
    return join(directory, 'blobs', 'sha256', hex.slice(0, 2), hex);
  };

  async function publish(temporary: string, digest: Digest): Promise<void> {
    const path = pathOf(digest);
    mkdirSync(dirname(path), { recursive: true });
    await rename(temporary, path);
  }

  async function makeRoom(): Promise<void> {
    const idle = uploads.values().find((upload) => !upload.isBusy);
    if (idle === undefined) throw new TooManyUploads(`${mostUploads} uploads are being written already`);
    await idle.cancel();
  }

  return {
    async size(digest) {
      try {
        return (await stat(pathOf(digest))).size;
      } catch {
        return undefined;
      }
    },
    stream: (digest, range) =>
      createReadStream(pathOf(digest), range === undefined ? {} : { start: range.first, end: range.last }),
    read: (digest) => readFile(pathOf(digest)),
    async keep(bytes) {
      mkdirSync(uploadDirectory, { recursive: true });
      const temporary = join(uploadDirectory, randomUUID());
      await writeFile(temporary, bytes, { flush: true });
      const digest = digestOf(bytes);
      await publish(temporary, digest);
      return digest;
    },
    delete: (digest) => rm(pathOf(digest), { force: true }),
    async beginUpload() {
      if (uploads.size >= mostUploads) await makeRoom();
      mkdirSync(uploadDirectory, { recursive: true });
      const id = randomUUID();
      const path = join(uploadDirectory, id);
      await writeFile(path, '', { flag: 'wx' });
      const upload = openUpload({
        id,
        path,
        largestBlob,
        publish,
        ended: () => uploads.delete(id),
      });
      uploads.set(id, upload);
      return upload;
    },
    upload: (id) => uploads.get(id),
  };
}

interface OpenUpload {
  readonly id: string;
  readonly path: string;
  readonly largestBlob: number;
  publish(temporary: string, digest: Digest): Promise<void>;
  ended(): void;
}

function openUpload({ id, path, largestBlob, publish, ended }: OpenUpload): Upload {
  const hash: Hash = createHash('sha256');
  let size = 0;
  let isBusy = false;

  async function exclusively<Result>(act: () => Promise<Result>): Promise<Result> {
    if (isBusy) throw new UploadBusy(`the upload ${id} is being written by another request`);
    isBusy = true;
    try {
      return await act();
    } finally {
      isBusy = false;
    }
  }

  /** The file is open only while it is used: an upload that is never ended holds nothing but its bytes. */
  async function withFile<Result>(act: (file: FileHandle) => Promise<Result>): Promise<Result> {
    await using file = await open(path, 'r+');
    return await act(file);
  }

  async function write(file: FileHandle, chunk: Uint8Array): Promise<void> {
    for (let written = 0; written < chunk.length; ) {
      const { bytesWritten } = await file.write(chunk, written, chunk.length - written, size + written);
      written += bytesWritten;
    }
  }

  async function discard(): Promise<void> {
    ended();
    await rm(path, { force: true });
  }

  return {
    id,
    get size() {
      return size;
    },
    get isBusy() {
      return isBusy;
    },
    append: (source) =>
      exclusively(() =>
        withFile(async (file) => {
          for await (const chunk of source) {
            if (size + chunk.length > largestBlob) throw new BlobTooLarge(`a blob may have ${largestBlob} bytes`);
            await write(file, chunk);
            hash.update(chunk);
            size += chunk.length;
          }
        }),
      ),
    complete: (expected) =>
      exclusively(async () => {
        const actual: Digest = `sha256:${hash.digest('hex')}`;
        if (actual !== expected) {
          await discard();
          throw new WrongDigest(`the content's digest is ${actual}, not ${expected}`);
        }
        ended();
        await withFile(async (file) => {
          // A write that failed half-way may have left bytes behind the last whole chunk.
          await file.truncate(size);
          await file.datasync();
        });
        await publish(path, expected);
      }),
    cancel: () => exclusively(discard),
  };
}
