import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import type { SmokeAnswer } from '../deployment/smoke-test.ts';

const longestBody = 64 * 1024;
const timeout = 5_000;

/** GET on a connection of its own, so that the load balancer chooses a target anew; rejects after 5 s without an answer. */
export function httpGet(url: string, signal?: AbortSignal): Promise<SmokeAnswer> {
  const get = url.startsWith('https:') ? getHttps : getHttp;
  const deadline = AbortSignal.timeout(timeout);
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { agent: false, signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]) },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= longestBody) chunks.push(chunk);
          else request.destroy(new Error(`the answer is longer than ${longestBody} bytes`));
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', (error) =>
      reject(deadline.aborted ? new Error(`no answer within ${timeout / 1000} s`, { cause: error }) : error),
    );
  });
}
