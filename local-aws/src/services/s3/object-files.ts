import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** The bytes of objects and parts, one file each, under names that say nothing of their keys. */
export interface ObjectFiles {
  /** Writes a new file to its end and gives its name; nothing is left of one whose source fails. */
  write(source: AsyncIterable<Uint8Array>): Promise<string>;
  read(file: string, range?: { readonly first: number; readonly last: number }): Readable;
  /** Joins files into a new one. */
  join(files: readonly string[]): Promise<string>;
  delete(file: string): Promise<void>;
}

export function objectFiles(directory: string, randomId: () => string = randomUUID): ObjectFiles {
  const pathOf = (file: string): string => join(directory, file.slice(0, 2), file);

  async function write(source: AsyncIterable<Uint8Array>): Promise<string> {
    const file = randomId();
    const path = pathOf(file);
    mkdirSync(dirname(path), { recursive: true });
    try {
      await using handle = await open(path, 'wx');
      for await (const chunk of source) await writeWhole(handle, chunk);
      await handle.datasync();
      return file;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  async function* joined(files: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const file of files) yield* createReadStream(pathOf(file));
  }

  return {
    write,
    read: (file, range) => createReadStream(pathOf(file), range ? { start: range.first, end: range.last } : {}),
    join: (files) => write(joined(files)),
    delete: (file) => rm(pathOf(file), { force: true }),
  };
}

async function writeWhole(
  handle: { write(bytes: Uint8Array, offset: number): Promise<{ bytesWritten: number }> },
  chunk: Uint8Array,
): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    written += (await handle.write(chunk, written)).bytesWritten;
  }
}
