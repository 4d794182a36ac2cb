import type { Clock, Milliseconds } from '../clock.ts';
import { messageOf } from '../failure.ts';

export interface SmokeAnswer {
  readonly status: number;
  readonly body: string;
}

/** Asks the service through its load balancer; rejects where no answer comes in time. */
export type SmokeRequest = (url: string, signal: AbortSignal) => Promise<SmokeAnswer>;

export type SmokeResult =
  | { readonly passed: true; readonly tries: number; readonly version: string | undefined }
  /** `isSilent`: nobody answered, not even wrongly. */
  | { readonly passed: false; readonly tries: number; readonly reason: string; readonly isSilent: boolean };

/** Why an answer of `/health` is not the deployed version's; undefined where it is. */
export function smokeProblem({ status, body }: SmokeAnswer, version: string | undefined): string | undefined {
  if (status !== 200) return `answered ${status} instead of 200`;
  if (version === undefined) return undefined;
  const answered = versionIn(body);
  if (answered === undefined) return `answered no version, instead of ${JSON.stringify(version)}`;
  if (answered !== version) return `answered version ${JSON.stringify(answered)} instead of ${JSON.stringify(version)}`;
  return undefined;
}

/** The member `version` of a JSON answer. */
export function versionIn(body: string): string | undefined {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== 'object' || json === null || !('version' in json)) return undefined;
    return typeof json.version === 'string' ? json.version : undefined;
  } catch {
    return undefined;
  }
}

export interface SmokeTest {
  readonly url: string;
  /** The version that must answer; undefined: any. */
  readonly version: string | undefined;
  readonly tries: number;
  readonly interval: Milliseconds;
  /** The slowest answer that counts. */
  readonly latency: Milliseconds;
}

/** `GET <url>/health` until the deployed version answers 200, a few times at most. */
export async function smokeTest(
  { url, version, tries, interval, latency }: SmokeTest,
  request: SmokeRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<SmokeResult> {
  let reason = '';
  let isSilent = true;
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (attempt > 1) await clock.wait(interval, signal);
    try {
      const began = clock.now();
      const answer = await request(`${url}/health`, signal);
      const elapsed = clock.now() - began;
      isSilent = false;
      const slow = elapsed > latency ? `took ${elapsed} ms, more than ${latency}` : undefined;
      const problem = smokeProblem(answer, version) ?? slow;
      if (problem === undefined) return { passed: true, tries: attempt, version: versionIn(answer.body) };
      reason = problem;
    } catch (error) {
      signal.throwIfAborted();
      reason = `gave no answer: ${messageOf(error)}`;
    }
  }
  return { passed: false, tries, isSilent, reason: `GET ${url}/health ${reason}` };
}
