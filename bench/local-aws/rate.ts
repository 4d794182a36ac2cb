import { Agent, request } from 'node:http';
import type { Call } from './calls.ts';

export interface LoadPlan {
  readonly connections: number;
  readonly seconds: number;
}

/**
 * Calls answered in a second. The client is this process, and Node's own: autocannon does not go on after a server that
 * closes every connection, as moto's does.
 * @throws on the first answer that is not 200
 */
export async function rate(port: number, call: Call, plan: LoadPlan): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });
  const startedAt = performance.now();
  const end = startedAt + plan.seconds * 1000;
  let answered = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      await answer(port, call, agent);
      answered += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: plan.connections }, work));
  } finally {
    agent.destroy();
  }
  return Math.round((answered * 1000) / (performance.now() - startedAt));
}

function answer(port: number, { headers, body }: Call, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const asked = request({ host: '127.0.0.1', port, method: 'POST', headers: { ...headers, ...length }, agent });
    asked.once('error', reject);
    asked.once('response', (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`answered with ${response.statusCode}; the figures mean nothing`)),
      );
    });
    asked.end(body);
  });
}
