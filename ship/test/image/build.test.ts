import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Clock } from '../../src/clock.ts';
import { buildImage } from '../../src/image/build.ts';
import { digestOf } from '../../src/image/digest.ts';
import type { RunGit } from '../../src/image/git.ts';
import { readLayout } from '../../src/image/layout.ts';
import { applicationArchive, applicationFilesIn, configIn } from './stored-image.ts';
import { aTemporaryDirectory } from './temporary-directory.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const commit = '0123456789abcdef0123456789abcdef01234567';
const noGit: RunGit = async () => undefined;
const cleanGit: RunGit = async ([command]) => (command === 'status' ? '' : commit);
const clockAt = (now: number): Clock => ({ now: () => now, wait: async () => undefined });

async function aCopyOfTheServiceAt(path: string): Promise<string> {
  const directory = join(await aTemporaryDirectory(), path);
  await mkdir(directory, { recursive: true });
  await cp(join(repository, 'service/src'), join(directory, 'src'), { recursive: true });
  await cp(join(repository, 'service/package.json'), join(directory, 'package.json'));
  await symlink(join(repository, 'node_modules'), join(dirname(directory), 'node_modules'));
  return directory;
}

async function unpack(layoutDirectory: string): Promise<string> {
  const directory = await aTemporaryDirectory();
  await mkdir(join(directory, 'app'));
  for (const { path, content, typeFlag } of await applicationFilesIn(layoutDirectory)) {
    if (typeFlag === '0') await writeFile(join(directory, path), content);
  }
  return join(directory, 'app');
}

test('two builds in two folders at two times are the same to the byte', async () => {
  const here = await aCopyOfTheServiceAt('service');
  const there = await aCopyOfTheServiceAt('some/where/else/renamed');
  await utimes(join(there, 'src/main.ts'), 1, 1);
  const [one, other] = [await aTemporaryDirectory(), await aTemporaryDirectory()];

  const built = await buildImage({ serviceDirectory: here, layoutDirectory: one, git: noGit, clock: clockAt(0) });
  const again = await buildImage({
    serviceDirectory: there,
    layoutDirectory: other,
    git: noGit,
    clock: clockAt(1_800_000_000_000),
  });

  assert.equal(again.digest, built.digest);
  assert.equal(again.version, built.version);
  assert.equal(await readFile(join(other, 'index.json'), 'utf8'), await readFile(join(one, 'index.json'), 'utf8'));
});

test('a changed route gives another digest and another version', async () => {
  const service = await aCopyOfTheServiceAt('service');
  const layoutDirectory = await aTemporaryDirectory();
  const before = await buildImage({ serviceDirectory: service, layoutDirectory, git: noGit });
  const hello = join(service, 'src/routes/hello.ts');
  await writeFile(hello, (await readFile(hello, 'utf8')).replace('Hello, World!', 'Hello, Moon!'));

  const after = await buildImage({ serviceDirectory: service, layoutDirectory, git: noGit });

  assert.notEqual(after.digest, before.digest);
  assert.notEqual(after.version, before.version);
});

test('the image says what runs, as whom, and where it comes from', async () => {
  const layoutDirectory = await aTemporaryDirectory();

  const built = await buildImage({
    serviceDirectory: join(repository, 'service'),
    layoutDirectory,
    source: 'https://example.com/shipshape',
    git: cleanGit,
  });

  const image = await readLayout(layoutDirectory);
  const config = await configIn(layoutDirectory);
  assert.equal(built.version, '0123456');
  assert.equal(image.top.digest, built.digest);
  assert.equal(image.version, '0123456');
  assert.equal(config.created, '1970-01-01T00:00:00Z');
  assert.equal(`${config.os}/${config.architecture}`, 'linux/amd64');
  assert.deepEqual(config.config, {
    User: '65532:65532',
    ExposedPorts: { '8080/tcp': {} },
    Env: ['NODE_ENV=production'],
    Entrypoint: ['node', '--no-memory-reducer', 'main.js'],
    WorkingDir: '/app',
    Labels: {
      'org.opencontainers.image.revision': commit,
      'org.opencontainers.image.source': 'https://example.com/shipshape',
      'org.opencontainers.image.title': 'service',
      'org.opencontainers.image.version': '0123456',
    },
    StopSignal: 'SIGTERM',
  });
  assert.deepEqual(config.rootfs?.diff_ids, [digestOf(await applicationArchive(layoutDirectory))]);
  assert.deepEqual(
    (await applicationFilesIn(layoutDirectory)).map(({ path, mode }) => `${path} ${mode.toString(8)}`),
    [
      'app/ 755',
      'app/health-check.js 644',
      'app/main.js 644',
      'app/package.json 644',
      'app/service.js 644',
      'app/service.js.cache 644',
      'app/service.js.map 644',
    ],
  );
});

test('without git there is no revision, and SOURCE_DATE_EPOCH becomes the creation time', async () => {
  const layoutDirectory = await aTemporaryDirectory();

  const built = await buildImage({
    serviceDirectory: join(repository, 'ship/test/fixtures/services/unhealthy'),
    layoutDirectory,
    git: noGit,
    createdAt: 1_700_000_000,
  });

  const config = await configIn(layoutDirectory);
  assert.match(built.version, /^dev-[0-9a-f]{8}$/);
  assert.equal(config.created, '2023-11-14T22:13:20Z');
  assert.deepEqual(config.config?.Labels, {
    'org.opencontainers.image.title': 'service',
    'org.opencontainers.image.version': built.version,
  });
});

test('what is in the image runs: it listens, answers and stops', async () => {
  const layoutDirectory = await aTemporaryDirectory();
  await buildImage({ serviceDirectory: join(repository, 'service'), layoutDirectory, git: noGit });

  const child = spawn(process.execPath, ['main.js'], {
    cwd: await unpack(layoutDirectory),
    env: { HOST: '127.0.0.1', PORT: '0', APP_VERSION: '7' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const response = await fetch(`${JSON.parse(line).address}/health`);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');

    assert.equal(response.status, 200);
    assert.match(await response.text(), /"status":"healthy","version":"7"/);
    assert.deepEqual(await exit, [0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('the service that exits at start does so from its image, with its reason', async () => {
  const layoutDirectory = await aTemporaryDirectory();
  const serviceDirectory = join(repository, 'ship/test/fixtures/services/exits-at-start');
  await buildImage({ serviceDirectory, layoutDirectory, git: noGit });

  const run = promisify(execFile)(process.execPath, ['main.js'], { cwd: await unpack(layoutDirectory) });

  await assert.rejects(run, { code: 1, stdout: '{"level":"fatal","message":"database password is missing"}\n' });
});
