import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [main], {
    env: { HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    errors: text(child.stderr),
    exit: once(child, 'exit'),
    nextLine: async (): Promise<Record<string, unknown>> => JSON.parse((await lines.next()).value ?? '{}'),
  };
}

test('logs one line when it listens, and ends with 0 after SIGTERM', async () => {
  const { child, exit, errors, nextLine } = start({ APP_VERSION: '1.4.2', ENVIRONMENT: 'dev' });

  const listening = await nextLine();
  const health = await fetch(`${listening.address}/health`);
  child.kill('SIGTERM');

  assert.equal(listening.message, 'listening');
  assert.equal(listening.version, '1.4.2');
  assert.equal(listening.environment, 'dev');
  assert.match(await health.text(), /"version":"1\.4\.2"/);
  assert.equal((await nextLine()).message, 'shutting down');
  assert.equal((await nextLine()).message, 'stopped');
  assert.deepEqual(await exit, [0, null]);
  assert.equal(await errors, '');
});

test('ends with 2 and one line on stderr when the configuration is bad', async () => {
  const { exit, errors, nextLine } = start({ PORT: 'http', LOG_LEVEL: 'loud' });

  assert.deepEqual(await exit, [2, null]);

  assert.equal(
    await errors,
    'bad configuration: PORT is "http", allowed is a whole number from 0 to 65535; ' +
      'LOG_LEVEL is "loud", allowed is one of trace, debug, info, warn, error, fatal, silent\n',
  );
  assert.deepEqual(await nextLine(), {});
});

test('ends with 1 and says why when the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  assert.ok(address !== null && typeof address === 'object');

  const { exit, nextLine } = start({ PORT: String(address.port) });
  const line = await nextLine();
  const ended = await exit;
  other.close();

  assert.equal(line.message, 'cannot listen');
  assert.equal(line.code, 'EADDRINUSE');
  assert.deepEqual(ended, [1, null]);
});

test('a second signal ends it at once', async () => {
  const { child, exit, nextLine } = start({ SHUTDOWN_DELAY_SECONDS: '20' });
  await nextLine();

  child.kill('SIGINT');
  assert.equal((await nextLine()).message, 'shutting down');
  child.kill('SIGTERM');

  assert.equal((await nextLine()).message, 'ended by a second signal');
  assert.deepEqual(await exit, [143, null]);
});
