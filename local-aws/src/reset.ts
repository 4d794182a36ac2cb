import { forgetData } from './data-directory.ts';
import type { Options } from './options.ts';

/**
 * Forgets everything: of the local-aws that answers at the endpoint, where it keeps its state in this data folder, else
 * of the folder itself. Returns what was done, as a sentence.
 */
export async function reset({ host, port, dataDirectory }: Options): Promise<string> {
  const endpoint = `http://${host}:${port}`;
  const before = await health(endpoint);
  if (before?.dataDirectory !== dataDirectory) {
    forgetData(dataDirectory);
    return `Forgot what was in ${dataDirectory}.`;
  }
  await fetch(`${endpoint}/_local/reset`, { method: 'POST' });
  for (;;) {
    const now = await health(endpoint);
    if (now && now.startedAt !== before.startedAt) return `The local-aws at ${endpoint} has started afresh.`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Seen {
  readonly dataDirectory: unknown;
  readonly startedAt: unknown;
}

async function health(endpoint: string): Promise<Seen | undefined> {
  try {
    const body: unknown = await (await fetch(`${endpoint}/_local/health`)).json();
    const members = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
    return { dataDirectory: members.get('dataDirectory'), startedAt: members.get('startedAt') };
  } catch {
    return undefined;
  }
}
