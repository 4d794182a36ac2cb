import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryBlob } from '../blob-source.ts';
import { configMediaType, type Platform, timestamp } from '../config.ts';
import type { Digest } from '../digest.ts';
import { ImageError } from '../image-error.ts';
import { layerOf, type OwnLayer } from '../layer.ts';
import { writeLayout } from '../layout.ts';
import { imageIndex, imageManifest, indexMediaType, manifestMediaType } from '../manifest.ts';
import type { TarEntry } from '../tar.ts';
import { type DebianPackage, debianPackages } from './debian-packages.ts';
import { stripped } from './elf.ts';
import { nodeArchive } from './node-archive.ts';

export interface NodeBase {
  readonly digest: Digest;
  readonly sizeBytes: number;
  /** `name version`. */
  readonly contents: readonly string[];
}

/** Whose files Node and native packages load; nothing else of the packages goes into the image but their licences. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  libc6: [
    'libc.so.6',
    'libm.so.6',
    'libdl.so.2',
    'libpthread.so.0',
    'librt.so.1',
    'libresolv.so.2',
    'ld-linux-x86-64.so.2',
    'ld-linux-aarch64.so.1',
  ],
  'libgcc-s1': ['libgcc_s.so.1'],
  'libstdc++6': ['libstdc++.so.6'],
  libatomic1: ['libatomic.so.1'],
  // Holds the licence of the three before it.
  'gcc-14-base': [],
};

const loaders: Readonly<Record<string, string>> = {
  'ld-linux-x86-64.so.2': 'lib64/ld-linux-x86-64.so.2',
  'ld-linux-aarch64.so.1': 'lib/ld-linux-aarch64.so.1',
};

/**
 * Makes a minimal base: Node, the C and C++ libraries of Debian 13 that it loads, and their licences. No shell, no
 * package manager. `var/lib/dpkg/status.d` says what is there in the way that scanners of distroless images read.
 */
export async function makeNodeBase(
  directory: string,
  platforms: readonly Platform[],
  version: string,
): Promise<NodeBase> {
  const contents = new Set<string>([`node ${version}`]);
  const made = await Promise.all(
    platforms.map(async (platform) => {
      const layers = await nodeLayers(platform, version, contents);
      const config = memoryBlob(configMediaType, Buffer.from(baseConfig(platform, version, layers)));
      const manifest = memoryBlob(manifestMediaType, Buffer.from(imageManifest(config, layers, {})));
      return { platform, layers, config, manifest };
    }),
  );
  const index = imageIndex(
    made.map(({ manifest, platform }) => ({ ...manifest, platform })),
    {},
  );
  const top = memoryBlob(indexMediaType, Buffer.from(index));
  const blobs = made.flatMap(({ config, manifest, layers }) => [...layers, config, manifest]);
  const digest = await writeLayout(directory, { top, platform: undefined, blobs, version: `node-${version}` });
  return { digest, sizeBytes: blobs.reduce((sum, { size }) => sum + size, top.size), contents: [...contents].sort() };
}

async function nodeLayers(platform: Platform, version: string, contents: Set<string>): Promise<readonly OwnLayer[]> {
  const workspace = await mkdtemp(join(tmpdir(), 'ship-base-'));
  try {
    await mkdir(join(workspace, 'npm'));
    const [node, packages] = await Promise.all([
      nodeArchive(version, platform, join(workspace, 'npm')),
      debianPackages(Object.keys(libraries), platform, workspace),
    ]);
    for (const { name, version: of } of packages) contents.add(`${name} ${of}`);
    const files = (await Promise.all(packages.map((each) => libraryFiles(each, platform)))).flat();
    return [
      layerOf('ship base: C and C++ libraries of Debian 13', withFolders([...files, ...systemFiles()])),
      layerOf(
        `ship base: Node ${version}`,
        withFolders([
          { kind: 'file', path: 'usr/local/bin/node', mode: 0o755, content: stripped(node.program) },
          file('usr/share/doc/node/LICENSE', node.licence),
        ]),
      ),
    ];
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** The files that libraries are loaded by, each under the one name that the loader looks for. */
async function libraryFiles(
  { name, control, directory }: DebianPackage,
  { architecture }: Platform,
): Promise<readonly TarEntry[]> {
  const triplet = architecture === 'amd64' ? 'x86_64-linux-gnu' : 'aarch64-linux-gnu';
  const places = ['lib', 'usr/lib', 'lib64', 'usr/lib64'].flatMap((place) => [place, `${place}/${triplet}`]);
  const found = new Map<string, Uint8Array>();
  for (const place of places) {
    for (const entry of await readdir(join(directory, place)).catch(() => [])) {
      if (!libraries[name]?.includes(entry) || found.has(entry)) continue;
      const content = await readFile(join(directory, place, entry)).catch(() => undefined);
      if (content !== undefined) found.set(entry, content);
    }
  }
  const foreignLoader = architecture === 'amd64' ? 'ld-linux-aarch64.so.1' : 'ld-linux-x86-64.so.2';
  const missing = libraries[name]?.filter((each) => !found.has(each) && each !== foreignLoader) ?? [];
  if (missing.length > 0) {
    throw new ImageError({
      code: 'base-invalid',
      what: `the package has no ${missing.join(', ')}`,
      where: name,
      remedy: "look where Debian's package has it now, and correct node-base.ts",
    });
  }
  // Packages of one source share their documents by a link into another package.
  const licence = await readFile(join(directory, 'usr/share/doc', name, 'copyright')).catch(() => undefined);
  return [
    ...found.entries().map(
      ([entry, content]): TarEntry => ({
        kind: 'file',
        path: loaders[entry] ?? `lib/${triplet}/${entry}`,
        mode: 0o755,
        content,
      }),
    ),
    ...(licence === undefined ? [] : [file(`usr/share/doc/${name}/copyright`, licence)]),
    file(`var/lib/dpkg/status.d/${name}`, control),
  ];
}

function systemFiles(): readonly TarEntry[] {
  return [
    file(
      'etc/os-release',
      'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\nID=debian\n',
    ),
    file(
      'etc/passwd',
      'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
    ),
    file('etc/group', 'root:x:0:\nnonroot:x:65532:\n'),
    file('etc/nsswitch.conf', 'hosts: files dns\n'),
    { kind: 'directory', path: 'tmp', mode: 0o1777 },
  ];
}

function file(path: string, content: string | Uint8Array): TarEntry {
  return { kind: 'file', path, mode: 0o644, content: Buffer.from(content) };
}

function withFolders(entries: readonly TarEntry[]): readonly TarEntry[] {
  const folders = new Set(
    entries.flatMap(({ path }) => path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))),
  );
  return [
    ...entries,
    ...[...folders].filter((path) => path !== '').map((path): TarEntry => ({ kind: 'directory', path, mode: 0o755 })),
  ];
}

function baseConfig({ os, architecture }: Platform, version: string, layers: readonly OwnLayer[]): string {
  const created = timestamp(0);
  return JSON.stringify({
    created,
    architecture,
    os,
    config: {
      User: '65532:65532',
      Env: ['PATH=/usr/local/bin', `NODE_VERSION=${version}`],
      Entrypoint: ['/usr/local/bin/node'],
      WorkingDir: '/',
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
  });
}
