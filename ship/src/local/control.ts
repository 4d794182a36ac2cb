import { request } from 'node:http';
import * as v from 'valibot';

/** What local-aws says of itself when it is ready. */
export interface LocalHealth {
  readonly pid: number;
  readonly version: string;
  readonly pace: string;
  readonly dataDirectory: string;
}

const healthSchema = v.object({
  status: v.literal('ok'),
  pid: v.number(),
  version: v.string(),
  pace: v.string(),
  dataDirectory: v.string(),
});

/** `GET /_local/health`; undefined where no local-aws answers. */
export async function localHealth(endpoint: string): Promise<LocalHealth | undefined> {
  const answer = await ask(`${endpoint}/_local/health`, 'GET').catch(() => undefined);
  if (answer?.status !== 200) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), healthSchema), answer.body);
  return parsed.success ? parsed.output : undefined;
}

/** `POST /_local/shutdown`: whether local-aws took it. */
export async function requestShutdown(endpoint: string): Promise<boolean> {
  const answer = await ask(`${endpoint}/_local/shutdown`, 'POST').catch(() => undefined);
  return answer?.status === 202;
}

const longestBody = 64 * 1024;

function ask(url: string, method: 'GET' | 'POST'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent: false, signal: AbortSignal.timeout(2_000) }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > longestBody) asked.destroy(new Error('the answer is too long'));
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
