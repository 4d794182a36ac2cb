import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localHealth } from '../local/control.ts';

/** A local stack of a drill's own: `ship up` in a process, on ports that were free and with its own data. */
export interface Stack {
  readonly endpoint: string;
  /** The load balancer's. */
  readonly url: string;
  readonly dataDirectory: string;
  /** Runs another command of ship against it. */
  ship(parameters: readonly string[], options?: ShipOptions): Promise<Ran>;
  /** `ship up` on the same ports and data, after it has ended. */
  up(): Promise<void>;
  localAwsPid(): Promise<number>;
  /** Ctrl-C. */
  close(): Promise<void>;
}

export interface ShipOptions {
  /** Node's own parameters, e.g. a module to load before ship. */
  readonly node?: readonly string[];
}

export interface Ran {
  readonly exitCode: number;
  /** What it printed, standard output and error. */
  readonly output: string;
}

const program = fileURLToPath(new URL('../../bin/ship.js', import.meta.url));

export async function startStack(project: string, directory: string, signal: AbortSignal): Promise<Stack> {
  const [port, endpointPort] = [await freePort(), await freePort()];
  const endpoint = `http://127.0.0.1:${endpointPort}`;
  const dataDirectory = join(directory, 'aws');
  let running: ChildProcess | undefined;

  const stack: Stack = {
    endpoint,
    url: `http://localhost:${port}`,
    dataDirectory,
    async ship(parameters, { node = [] } = {}) {
      const child = spawn(process.execPath, [...node, program, ...parameters, '--endpoint-url', endpoint], {
        cwd: project,
        env: environment(),
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
        killSignal: 'SIGINT',
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
      const [code] = await once(child, 'close');
      return { exitCode: typeof code === 'number' ? code : 5, output };
    },
    async up() {
      const child = spawn(
        process.execPath,
        [program, 'up', '--port', `${port}`, '--endpoint-port', `${endpointPort}`, '--data', dataDirectory],
        { cwd: project, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
      );
      running = child;
      let output = '';
      await new Promise<void>((resolve, reject) => {
        const read = (chunk: Buffer): void => {
          output += chunk;
          if (output.includes(' serves version ')) resolve();
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`ship up ended with ${code}: ${output.slice(-400)}`)));
      });
    },
    async localAwsPid() {
      const health = await localHealth(endpoint);
      if (health === undefined) throw new Error('the local AWS does not answer');
      return health.pid;
    },
    async close() {
      if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
      running.kill('SIGINT');
      await once(running, 'exit');
    },
  };
  await stack.up();
  return stack;
}

/** Whatever this shell is signed in to, a drill speaks to its own stack. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|GITHUB_)/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1', AWS_EC2_METADATA_DISABLED: 'true' };
}

/** A port of the loopback address that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
