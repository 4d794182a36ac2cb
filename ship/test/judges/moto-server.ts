import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** False, or why moto cannot be asked. */
export const withoutMoto: string | false =
  spawnSync('python3', ['-c', 'import moto.server']).status !== 0 &&
  'python3 has no moto with its server here (pip install "moto[server]")';

/** Ends when its standard input does, so that it never outlives the test. */
const script = `
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
server.start()
print('PORT', server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
`;

export interface MotoServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** moto's server on a port that the system chooses. */
export async function motoServer(): Promise<MotoServer> {
  const python = spawn('python3', ['-B', '-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: python.stdout })) {
    const port = /^PORT (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    python.stdout.resume();
    return {
      endpoint: `http://127.0.0.1:${port}`,
      async close() {
        python.stdin.end();
        if (python.exitCode === null) await once(python, 'exit');
      },
    };
  }
  throw new Error('moto ended before it served');
}
