import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LaunchedContainer, type RuntimeWorld, runtimeWorld } from './runtime-world.ts';

describe('a health check in the process runtime', () => {
  let world: RuntimeWorld;

  before(async () => {
    world = await runtimeWorld();
  });
  after(() => world[Symbol.asyncDispose]());

  async function listening(): Promise<LaunchedContainer> {
    const source = `
      import { createServer } from 'node:http';
      createServer((_, response) => response.end('ok')).listen(process.env.PORT, process.env.HOST, () => console.log('up'));
    `;
    const check = `
      fetch(process.argv[2]).then(({ ok }) => process.exit(ok ? 0 : 2), () => process.exit(3));
    `;
    const image = await world.image(
      [
        { path: 'app/main.mjs', content: source },
        { path: 'app/check.mjs', content: check },
      ],
      { Entrypoint: ['node', '/app/main.mjs'], Env: ['EXPECTED=yes'] },
    );
    const container = world.launch(image);
    await container.line('up');
    return container;
  }

  async function check(container: LaunchedContainer, command: readonly string[], timeout = 30_000): Promise<boolean> {
    const earlier = container.events.length;
    container.task.check('app', { command, timeout });
    const { passed } = await container.eventAfter(earlier, 'checked');
    return passed;
  }

  it('runs inside the container: its files, its directory, its variables, its localhost', async () => {
    const container = await listening();

    const results = [
      await check(container, ['CMD', 'node', '/app/check.mjs', 'http://localhost:8080/']),
      await check(container, ['CMD-SHELL', 'node /app/check.mjs http://127.0.0.1:8080/ || exit 1']),
      await check(container, ['CMD-SHELL', 'test "$EXPECTED" = yes']),
      await check(container, ['CMD-SHELL', 'test "$EXPECTED" = no']),
      await check(container, ['CMD', 'node', '/app/check.mjs', 'http://localhost:9/']),
      await check(container, ['CMD', 'no-such-program']),
    ];

    assert.deepEqual(results, [true, true, true, false, false, false]);
    container.task.signal('app', 'SIGKILL');
    await container.event('exited');
  });

  it('fails when its time is over', async () => {
    const container = await listening();

    const passed = await check(container, ['CMD-SHELL', 'sleep 60 & sleep 60'], 50);

    assert.equal(passed, false);
    container.task.signal('app', 'SIGKILL');
    await container.event('exited');
  });

  it('says nothing of a container that ends meanwhile', async () => {
    const container = await listening();
    container.task.check('app', { command: ['CMD', 'sleep', '60'], timeout: 30_000 });

    container.task.signal('app', 'SIGKILL');
    await container.event('exited');

    assert.ok(container.events.every(({ kind }) => kind !== 'checked'));
  });
});

describe('the memory limit of the process runtime', { skip: process.platform !== 'linux' }, () => {
  it('ends a container that uses more, as out of memory', async () => {
    await using world = await runtimeWorld();
    const image = await world.script(`
      const held = [];
      setInterval(() => held.push(Buffer.alloc(32 * 1024 * 1024, 1)), 20);
    `);

    const container = world.launch(image, { memoryLimit: 160 * 1024 * 1024 });
    const { exitCode, outOfMemory } = await container.event('exited');

    assert.deepEqual([exitCode, outOfMemory], [137, true]);
  });

  it('tells what a container uses', async () => {
    await using world = await runtimeWorld();
    const image = await world.script('setInterval(() => {}, 1000); console.log("up")');
    const container = world.launch(image);
    await container.line('up');

    const usage = container.task.usage('app');

    assert.ok(usage && usage.memoryBytes > 5_000_000 && usage.memoryBytes < 500_000_000, JSON.stringify(usage));
    assert.equal(usage.processes, 1);
    container.task.signal('app', 'SIGKILL');
    await container.event('exited');
    assert.equal(container.task.usage('app'), undefined);
  });
});
