import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { manifestTypes } from '../../src/registry/names.ts';
import { buildImage, sha256, type TarFile } from '../registry/image-builder.ts';
import { processEnd } from './process-end.ts';
import { type RuntimeWorld, runtimeWorld } from './runtime-world.ts';

describe('the process runtime', () => {
  let world: RuntimeWorld;

  before(async () => {
    world = await runtimeWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  it('pulls, starts and ends, each in its turn, with every line delivered before the end', async () => {
    const image = await world.script(`
      for (let line = 1; line <= 1000; line += 1) process.stdout.write('line ' + line + '\\n');
      process.stderr.write('no line end');
      process.exitCode = 7;
    `);

    const container = world.launch(image);
    const exited = await container.event('exited');

    assert.equal(exited.exitCode, 7);
    assert.deepEqual(
      container.events.map(({ kind }) => kind),
      ['pulled', 'started', 'exited'],
    );
    assert.equal(container.lines.length, 1001);
    assert.ok(container.lines.includes('line 1000') && container.lines.includes('no line end'));
    assert.equal((await container.event('pulled')).imageDigest, image.split('@')[1]);
  });

  it('never reports from inside the call that launches', async () => {
    const container = world.launch('127.0.0.1:1/nothing/here');

    assert.deepEqual(container.events, []);
    await container.event('failed');
  });

  it('lets a process end on SIGTERM in its own way', async () => {
    const image = await world.script(`
      process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
      setInterval(() => {}, 1000);
      console.log('ready');
    `);
    const container = world.launch(image);
    await container.line('ready');

    container.task.signal('app', 'SIGTERM');

    assert.equal((await container.event('exited')).exitCode, 0);
    assert.deepEqual(container.lines, ['ready', 'bye']);
  });

  it('reports 137 for a process that was killed, and takes its children along', async () => {
    const image = await world.script(`
      import { spawn } from 'node:child_process';
      process.on('SIGTERM', () => console.log('no'));
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      child.on('spawn', () => console.log(String(child.pid)));
    `);
    const container = world.launch(image);
    await container.event('started');
    await container.anyLine();
    container.task.signal('app', 'SIGTERM');
    await container.line('no');

    container.task.signal('app', 'SIGKILL');

    assert.equal((await container.event('exited')).exitCode, 137);
    await processEnd(Number(container.lines[0]));
  });

  it("gives the process its image's and its task's environment, its address, and nothing of ours", async () => {
    const image = await world.image([{ path: 'show.mjs', content: 'console.log(JSON.stringify(process.env))' }], {
      Env: ['A=image', 'B=image', 'HOST=0.0.0.0'],
      Cmd: ['node', 'show.mjs'],
    });

    const container = world.launch(image, { environment: { B: 'task' } });
    await container.event('exited');

    assert.deepEqual(JSON.parse(container.lines[0] ?? ''), {
      PATH: process.env.PATH,
      HOME: '/',
      A: 'image',
      B: 'task',
      HOST: container.placement.address,
      PORT: String(container.placement.ports[8080]),
    });
  });

  it("moves PORT to where the task's port is, and leaves another alone", async () => {
    const image = await world.script('console.log(process.env.PORT)');
    const shared = { address: '127.0.0.1', ports: { 8080: 23456 } };
    const own = { address: '127.99.0.1', ports: { 8080: 8080 } };

    const answers = [
      world.launch(image, { environment: { PORT: '8080' } }, shared),
      world.launch(image, {}, shared),
      world.launch(image, { environment: { PORT: '9000' } }, own),
    ];
    await Promise.all(answers.map((container) => container.event('exited')));

    assert.deepEqual(
      answers.map(({ lines }) => lines[0]),
      ['23456', '23456', '9000'],
    );
  });

  it("takes command, entry point and directory of the task definition over the image's", async () => {
    const show = 'console.log(JSON.stringify([process.argv.slice(2), process.cwd().split("/").at(-1)]))';
    const image = await world.image(
      [
        { path: 'srv/show.mjs', content: show },
        { path: 'elsewhere', type: '5' },
      ],
      {
        Entrypoint: ['node', '/srv/show.mjs'],
        Cmd: ['image'],
        WorkingDir: '/srv',
      },
    );

    const answers = [
      world.launch(image),
      world.launch(image, { command: ['task'] }),
      world.launch(image, { entryPoint: ['node', 'srv/show.mjs'], workingDirectory: '/' }),
      world.launch(image, { workingDirectory: '/elsewhere' }),
    ];
    await Promise.all(answers.map((container) => container.event('exited')));

    const [fromImage, fromTask, entryPoint, directory] = answers.map(({ lines }) => JSON.parse(lines[0] ?? ''));
    assert.deepEqual(fromImage, [['image'], 'srv']);
    assert.deepEqual(fromTask, [['task'], 'srv']);
    assert.deepEqual(entryPoint[0], []);
    assert.deepEqual(directory, [['image'], 'elsewhere']);
  });

  it("runs a program of the image rather than the machine's", async () => {
    const program: TarFile = {
      path: 'usr/bin/node',
      mode: 0o755,
      content: '#!/bin/sh\necho "the image has its own: $1"\n',
    };

    const container = world.launch(
      await world.image([program, { path: 'main' }], { Cmd: ['node', '/nowhere'], Env: ['PATH=/usr/bin:/bin'] }),
    );
    await container.event('exited');

    assert.deepEqual(container.lines, ['the image has its own: /nowhere']);
  });

  it("says in AWS's words that an image cannot be pulled", async () => {
    const { host } = world.registry;
    const reasonFor = async (image: string): Promise<string> => (await world.launch(image).event('failed')).reason;

    const missing = `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${host}/app:v9: ${host}/app:v9: not found`;
    assert.equal(await reasonFor(`${host}/app:v9`), missing);
    assert.match(
      await reasonFor('nginx'),
      /^CannotPullContainerError: .* failed to resolve ref docker\.io\/library\/nginx:latest: /,
    );
    assert.match(await reasonFor('No Image!'), /^CannotPullContainerError: .* invalid reference format$/);
  });

  it("picks the image of this machine's architecture from an index", async () => {
    const architectures = ['amd64', 'arm64'];
    const children = architectures.map((architecture) =>
      buildImage({
        layers: [[{ path: 'show.mjs', content: `console.log('${architecture}')` }]],
        config: { Cmd: ['node', 'show.mjs'] },
        architecture,
      }),
    );
    for (const child of children) await world.registry.push('app', child.digest, child);
    const index = async (tag: string, names: readonly string[]): Promise<string> => {
      const manifests = children.map(({ mediaType, digest, manifest }, place) => ({
        mediaType,
        digest,
        size: manifest.length,
        platform: { os: 'linux', architecture: names[place] },
      }));
      const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: manifestTypes.ociIndex, manifests }));
      await world.registry.push('app', tag, {
        manifest,
        digest: sha256(manifest),
        mediaType: manifestTypes.ociIndex,
        blobs: [],
      });
      return `${world.registry.host}/app:${tag}`;
    };
    const own = process.arch === 'x64' ? 'amd64' : process.arch;

    const found = world.launch(await index('both', architectures));
    const none = world.launch(await index('neither', ['s390x', 'riscv64']));
    await found.event('exited');

    assert.deepEqual(found.lines, [own]);
    assert.equal(
      (await none.event('failed')).reason,
      `CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/${own}'`,
    );
  });

  it('unpacks layers with zstd and without compression', async () => {
    for (const compress of [zstdCompressSync, (bytes: Buffer) => bytes]) {
      const image = buildImage({
        layers: [[{ path: 'x.mjs', content: `console.log('${compress.name}')` }]],
        config: { Cmd: ['node', 'x.mjs'] },
        compress,
      });
      await world.registry.push('app', 'packed', image);

      const container = world.launch(`${world.registry.host}/app:packed`);

      assert.equal((await container.event('exited')).exitCode, 0);
    }
  });

  it('refuses an image whose layers are hostile or damaged, and leaves nothing of it', async () => {
    const escaping = await world.image([{ path: '../../escaped', content: 'x' }]);
    const honest = buildImage({ layers: [[{ path: 'honest' }]] });
    const damaged = buildImage({ layers: [[{ path: 'damaged' }]], compress: (bytes) => bytes.subarray(0, 300) });
    await world.registry.push('app', 'damaged', damaged);
    const swapped = {
      ...honest,
      manifest: Buffer.from(honest.manifest.toString().replace('"layers"', '"annotations":{"a":"b"},"layers"')),
    };
    await world.registry.push('app', 'swapped', swapped);

    const reasons = await Promise.all(
      [escaping, `${world.registry.host}/app:damaged`].map(
        async (image) => (await world.launch(image).event('failed')).reason,
      ),
    );

    assert.match(
      reasons[0] ?? '',
      /^CannotPullContainerError: failed to extract layers of .*: the path "\.\.\/\.\.\/escaped" leads out/,
    );
    assert.match(
      reasons[1] ?? '',
      /^CannotPullContainerError: failed to extract layers of .*: the archive ends within a header/,
    );
    const unpacked = await readdir(join(world.registry.dataDirectory, 'unpacked'));
    assert.deepEqual(
      unpacked.filter((name) => name.startsWith('aside-')),
      [],
    );
    assert.equal(existsSync(join(world.registry.dataDirectory, 'escaped')), false);
  });

  it("refuses a layer that is not the one of the image's configuration", async () => {
    const tampered = buildImage({ layers: [[{ path: 'x' }]], compress: () => Buffer.alloc(1024) });
    await world.registry.push('app', 'tampered', tampered);

    const { reason } = await world.launch(`${world.registry.host}/app:tampered`).event('failed');

    assert.match(
      reason,
      /^CannotPullContainerError: failed to extract layer sha256:\w{64}: wrong diff id calculated on extraction "sha256:\w{64}"$/,
    );
  });

  it("says in AWS's words that a program cannot be started", async () => {
    const image = await world.image([{ path: 'data', content: 'no program' }]);
    const reasonFor = async (...command: string[]): Promise<string> =>
      (await world.launch(image, { command }).event('failed')).reason;

    assert.match(
      await reasonFor('no-such-program'),
      /^CannotStartContainerError: ResourceInitializationError: .*: exec: "no-such-program": executable file not found in \$PATH: unknown$/,
    );
    assert.match(
      await reasonFor('/app/gone'),
      /exec: "\/app\/gone": stat \/app\/gone: no such file or directory: unknown$/,
    );
    assert.equal(await reasonFor(), 'CannotStartContainerError: no command specified');
    assert.match(await reasonFor('/../../bin/sh'), /^CannotStartContainerError: .* leads out of the image$/);
  });

  it('says so when the system will not execute a program', async () => {
    const image = await world.image([{ path: 'main', mode: 0o755, content: '#!/no/interpreter' }], { Cmd: ['/main'] });

    const { reason } = await world.launch(image).event('failed');

    assert.match(reason, /^CannotStartContainerError: .*: exec: "\/main": no such file or directory: unknown$/);
  });

  it('never starts what was stopped before it was pulled', async () => {
    const container = world.launch(await world.script('console.log("ran")'));

    container.task.signal('app', 'SIGTERM');

    assert.match((await container.event('failed')).reason, /stopped before the container started/);
    assert.deepEqual(container.lines, []);
  });

  it('keeps the files of an image as long as a task of it runs', async () => {
    const image = await world.script('process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000)');
    const container = world.launch(image);
    await container.event('started');
    const root = join(world.registry.dataDirectory, 'unpacked', image.split(':').at(-1) ?? '');

    for (let other = 0; other < 12; other += 1) {
      await world.launch(await world.image([{ path: `kept-${other}` }], { Cmd: ['true'] })).event('exited');
    }

    assert.ok(existsSync(join(root, 'app/main.mjs')));
    container.task.signal('app', 'SIGKILL');
    await container.event('exited');
  });

  it('unpacks an image once for all its tasks, and keeps ten that nobody uses', async () => {
    const image = await world.script('console.log("again")');
    await world.launch(image).event('exited');
    const root = join(world.registry.dataDirectory, 'unpacked', image.split(':').at(-1) ?? '');
    await chmod(root, 0o755);
    await writeFile(join(root, 'mark'), 'still there');

    await Promise.all([world.launch(image).event('exited'), world.launch(image).event('exited')]);
    assert.ok(existsSync(join(root, 'mark')));
    for (let other = 0; other < 12; other += 1) {
      await world.launch(await world.image([{ path: `file-${other}` }], { Cmd: ['true'] })).event('exited');
    }

    assert.equal(existsSync(root), false);
    assert.ok((await readdir(join(root, '..'))).length <= 11);
  });
});

describe('closing the process runtime', () => {
  it('ends every task at once', async () => {
    const world = await runtimeWorld();
    const image = await world.script('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")');
    const containers = [world.launch(image), world.launch(image)];
    await Promise.all(containers.map((container) => container.line('up')));

    await world[Symbol.asyncDispose]();

    for (const container of containers) assert.equal((await container.event('exited')).exitCode, 137);
  });
});
