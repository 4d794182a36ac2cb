import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SmokeAnswer } from '../deployment/smoke-test.ts';
import { codeOf } from '../failure.ts';
import { isLocalName, movedListener } from './local-names.ts';

const longestBody = 64 * 1024;
const timeout = 5_000;

/** GET on a connection of its own, so that the load balancer chooses a target anew; rejects after 5 s without an answer. */
export async function httpGet(url: string, signal?: AbortSignal): Promise<SmokeAnswer> {
  try {
    return await getOnce(url, signal);
  } catch (error) {
    const elsewhere = codeOf(error) === 'ECONNREFUSED' ? movedListener(url) : undefined;
    if (elsewhere === undefined) throw error;
    return await getOnce(elsewhere, signal);
  }
}

function getOnce(url: string, signal?: AbortSignal): Promise<SmokeAnswer> {
  const get = url.startsWith('https:') ? getHttps : getHttp;
  const deadline = AbortSignal.timeout(timeout);
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      {
        agent: false,
        ...lookupFor(url),
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      },
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

function lookupFor(url: string): { readonly lookup?: LookupFunction } {
  return isLocalName(url) ? { lookup: loopback } : {};
}

const loopback: LookupFunction = (_hostname, { all }, done) => {
  if (all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};
