import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../failure.ts';
import type { Platform } from '../config.ts';
import { ImageError } from '../image-error.ts';

/** A Debian package, unpacked. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  /** The package's control file. */
  readonly control: string;
  /** Where its files are. */
  readonly directory: string;
}

const run = promisify(execFile);

const suite = 'trixie';
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Fetches packages of Debian 13 through apt, which checks Debian's signatures, with lists and settings of its own: the
 * machine's are neither read nor changed. Needs a machine with apt, dpkg-deb and the package debian-archive-keyring.
 *
 * @param workspace an empty folder
 * @throws ImageError `base-unavailable`
 */
export async function debianPackages(
  names: readonly string[],
  { architecture }: Platform,
  workspace: string,
): Promise<readonly DebianPackage[]> {
  const path = (...parts: readonly string[]): string => join(workspace, ...parts);
  const folders = ['state/lists/partial', 'cache/archives/partial', 'etc', 'debs', 'unpacked'];
  await Promise.all(folders.map((folder) => mkdir(path(folder), { recursive: true })));
  const source = (archive: string, name: string): string =>
    `deb [signed-by=${keyring}] http://deb.debian.org/${archive} ${name} main\n`;
  await writeFile(path('etc/sources.list'), source('debian', suite) + source('debian-security', `${suite}-security`));
  const settings = {
    'APT::Architecture': architecture,
    'APT::Architectures': architecture,
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Dir::Cache': path('cache'),
    'Dir::Etc': path('etc'),
    'Dir::Etc::sourcelist': path('etc/sources.list'),
    'Dir::State': path('state'),
    'Dir::State::status': '/dev/null',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  try {
    await run('apt-get', [...options, '-qq', 'update'], { cwd: path('debs') });
    await run('apt-get', [...options, '-qq', 'download', ...names], { cwd: path('debs') });
    const files = (await readdir(path('debs'))).filter((file) => file.endsWith('.deb')).sort();
    return await Promise.all(files.map((file) => unpacked(path('debs', file), path('unpacked', file))));
  } catch (cause) {
    throw new ImageError({
      code: 'base-unavailable',
      what: `Debian's packages could not be had: ${messageOf(cause)}`,
      where: names.join(', '),
      remedy: 'make the base on Debian or Ubuntu with the package debian-archive-keyring, and with a network',
      cause,
    });
  }
}

async function unpacked(file: string, directory: string): Promise<DebianPackage> {
  await run('dpkg-deb', ['-x', file, directory]);
  const control = (await run('dpkg-deb', ['-f', file])).stdout;
  const member = (name: string): string => new RegExp(`^${name}: (.+)$`, 'm').exec(control)?.[1] ?? '';
  return { name: member('Package'), version: member('Version'), control, directory };
}
