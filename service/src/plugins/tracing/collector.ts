import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { HttpAgent, httpRequest } from '../../node-http.ts';
import type { TracingConfig } from './tracing-config.ts';

const timeoutMilliseconds = 5_000;

/** Sends OTLP, protobuf over HTTP, to a collector on one kept connection. Rejects when it does not answer with 2xx in time. */
export function collectorAt({
  endpoint,
  headers,
}: Pick<TracingConfig, 'endpoint' | 'headers'>): (body: Buffer) => Promise<void> {
  const isTls = endpoint.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 1 };
  const agent = isTls ? new HttpsAgent(options) : new HttpAgent(options);
  const ask = isTls ? httpsRequest : httpRequest;

  return (body) =>
    new Promise((resolve, reject) => {
      const request = ask(endpoint, {
        agent,
        method: 'POST',
        signal: AbortSignal.timeout(timeoutMilliseconds),
        headers: { ...headers, 'content-type': 'application/x-protobuf', 'content-length': body.length },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const status = response.statusCode ?? 0;
        response.resume();
        response.on('error', reject);
        response.on('end', () => {
          if (status >= 200 && status < 300) resolve();
          else reject(new Error(`the collector answered ${status}`));
        });
      });
      request.end(body);
    });
}
