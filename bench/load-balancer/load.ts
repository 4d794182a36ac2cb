import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/** What one proxy did under load in one run. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  /** Processor time of the proxy's process for one request; undefined where the system does not tell (not Linux). */
  readonly cpuMicroseconds: number | undefined;
  /** Answers other than 2xx, and requests without any. */
  readonly failures: number;
}

export interface LoadPlan {
  readonly connections: number;
  readonly seconds: number;
}

/** Keeps so many connections busy for so long. */
export async function load(port: number, processId: number | undefined, plan: LoadPlan): Promise<Measured> {
  const before = cpuMicrosecondsOf(processId);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/`,
    connections: plan.connections,
    duration: plan.seconds,
    headers: { 'user-agent': 'bench', accept: '*/*' },
  });
  const after = cpuMicrosecondsOf(processId);
  const requests = result.requests.total;
  return {
    requestsPerSecond: Math.round(requests / result.duration),
    p50Milliseconds: result.latency.p50,
    p99Milliseconds: result.latency.p99,
    cpuMicroseconds:
      before === undefined || after === undefined ? undefined : Math.round(((after - before) / requests) * 10) / 10,
    failures: result.non2xx + result.errors,
  };
}

/** User and system time so far, from `/proc` (proc(5): fields 14 and 15, in hundredths of a second). */
function cpuMicrosecondsOf(processId: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return undefined;
  }
}
