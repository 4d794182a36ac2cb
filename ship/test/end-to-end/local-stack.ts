import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'ship.js');
export const fixtures: string = join(import.meta.dirname, '..', 'fixtures', 'services');

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A local AWS with the service on it, as a person has it after `ship up`, on ports and in a folder of its own. */
export interface LocalStack {
  readonly url: string;
  readonly endpoint: string;
  readonly dataDirectory: string;
  /** Runs a command of ship against this stack to its end. */
  ship(...args: readonly string[]): Promise<Ran>;
  /** As ship(), with variables of its own beside the usual ones. */
  shipWith(variables: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran>;
  /** `ship up` again on the same ports and data; resolves when it serves. */
  up(): Promise<ChildProcess>;
  /** Ctrl-C for `ship up`; resolves with its exit code. */
  interrupt(): Promise<number | null>;
  /** Everything `ship up` printed so far. */
  output(): string;
  localAwsPid(): Promise<number>;
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Without credentials, endpoints and settings of whoever runs the test. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, NO_COLOR: '1', AWS_EC2_METADATA_DISABLED: 'true' };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function memberOf(url: string, name: string): Promise<unknown> {
  const body: unknown = await (await fetch(url)).json();
  return typeof body === 'object' && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined;
}

export async function localStack(): Promise<LocalStack> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'ship-up-'));
  const [port, endpointPort] = [await freePort(), await freePort()];
  const endpoint = `http://127.0.0.1:${endpointPort}`;
  const url = `http://localhost:${port}`;
  let output = '';
  let process: ChildProcess | undefined;

  const stack: LocalStack = {
    url,
    endpoint,
    dataDirectory,
    ship: (...args) => stack.shipWith({}, ...args),
    async shipWith(variables, command = '', ...args) {
      // Before the rest: what follows -- is another program's.
      const child = spawn(bin, [command, '--endpoint-url', endpoint, ...args], {
        env: { ...environment(), ...variables },
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      const [exitCode] = await once(child, 'close');
      return { exitCode, stdout, stderr };
    },
    async up() {
      const from = output.length;
      const options = ['--port', `${port}`, '--endpoint-port', `${endpointPort}`, '--data', dataDirectory];
      const child = spawn(bin, ['up', ...options], { env: environment() });
      process = child;
      await new Promise<void>((serves, fails) => {
        const read = (chunk: Buffer): void => {
          output += chunk;
          if (output.slice(from).includes(`serves version`)) serves();
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.on('exit', (code) => fails(new Error(`ship up ended with ${code}:\n${output.slice(from)}`)));
      });
      return child;
    },
    async interrupt() {
      if (!process || process.exitCode !== null) return process?.exitCode ?? null;
      process.kill('SIGINT');
      const [exitCode] = await once(process, 'exit');
      return exitCode;
    },
    output: () => output,
    async localAwsPid() {
      return Number(await memberOf(`${endpoint}/_local/health`, 'pid'));
    },
    async version() {
      return String(await memberOf(`${url}/health`, 'version'));
    },
    async close() {
      await stack.interrupt();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
  await stack.up();
  return stack;
}
