import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** An AWS on this machine in which the service runs already, as it does when a pipeline deploys for the second time. */
export interface LocalAccount {
  /** What a step needs in its environment to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where users reach the service. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts `ship up` with its own data and ports.
 *
 * @throws Error with its last lines where it does not come up
 */
export async function openLocalAccount(root: string, directory: string, signal: AbortSignal): Promise<LocalAccount> {
  const [port, endpointPort] = [await freePort(), await freePort()];
  const child = spawn(
    process.execPath,
    [
      join(root, 'ship', 'bin', 'ship.js'),
      ...['up', '--port', String(port), '--endpoint-port', String(endpointPort), '--data', join(directory, 'aws')],
    ],
    { cwd: root, env: withoutAws(process.env), stdio: ['ignore', 'pipe', 'pipe'], signal, killSignal: 'SIGINT' },
  );
  const ended = once(child, 'exit').catch(() => []);
  const lines: string[] = [];
  const serving = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes(' serves version ')) resolve();
      });
    }
    ended.then(() => reject(new Error(`the local AWS did not come up: ${lines.slice(-5).join(' | ')}`)));
  });
  await serving;
  return {
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${endpointPort}`,
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    url: `http://localhost:${port}`,
    async close() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** The steps' AWS is the local one, whatever this shell is signed in to. */
export function withoutAws(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('AWS_') ? [] : [[name, value]],
    ),
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
