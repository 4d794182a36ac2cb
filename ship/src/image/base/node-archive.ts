import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { messageOf } from '../../failure.ts';
import type { Platform } from '../config.ts';
import { ImageError } from '../image-error.ts';

/** Node as the npm registry has it. */
export interface NodeArchive {
  readonly program: Uint8Array;
  readonly licence: Uint8Array;
  /** `sha512-…`, of the archive. */
  readonly integrity: string;
}

const run = promisify(execFile);
const packed = v.pipe(v.string(), v.parseJson(), v.tuple([v.object({ filename: v.string(), integrity: v.string() })]));

/**
 * Fetches Node for a platform through npm, which checks the archive against the registry's word: the same package that
 * `npm ci` installs as this project's own Node.
 *
 * @param workspace an empty folder
 * @throws ImageError `base-unavailable`
 */
export async function nodeArchive(version: string, platform: Platform, workspace: string): Promise<NodeArchive> {
  const name = `node-linux-${platform.architecture === 'amd64' ? 'x64' : 'arm64'}@${version}`;
  try {
    const { stdout } = await run('npm', ['pack', name, '--json', '--pack-destination', workspace], {
      cwd: workspace,
      maxBuffer: 64 * 1024 * 1024,
    });
    const [{ filename, integrity }] = v.parse(packed, stdout);
    await run('tar', ['-xzf', join(workspace, filename), '-C', workspace]);
    const [program, licence] = await Promise.all([
      readFile(join(workspace, 'package/bin/node')),
      readFile(join(workspace, 'package/LICENSE')),
    ]);
    return { program, licence, integrity };
  } catch (cause) {
    throw new ImageError({
      code: 'base-unavailable',
      what: `npm could not fetch Node: ${messageOf(cause)}`,
      where: name,
      remedy: 'look at the network and at npm config get registry',
      cause,
    });
  }
}
