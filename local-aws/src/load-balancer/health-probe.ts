import http from 'node:http';
import https from 'node:https';
import type { Clock } from '../clock.ts';
import type { CheckOutcome } from './target-health.ts';

/** Where and how a health check asks. */
export interface ProbeRequest {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly address: string;
  readonly port: number;
  readonly path: string;
  readonly timeoutSeconds: number;
}

/** Asks once. Calls `done` once, never before it has returned; the returned function gives up, and `done` is not called. */
export type Probe = (request: ProbeRequest, done: (outcome: CheckOutcome) => void) => () => void;

/** Asks over the network, each time on a connection of its own. An HTTPS target's certificate is not verified, as on AWS. */
export function networkProbe(clock: Clock): Probe {
  return ({ protocol, address, port, path, timeoutSeconds }, done) => {
    const transport = protocol === 'HTTPS' ? https : http;
    const request = transport.get({
      host: address,
      port,
      path,
      agent: false,
      rejectUnauthorized: false,
      headers: { 'User-Agent': 'ELB-HealthChecker/2.0', 'Accept-Encoding': 'gzip, compressed', Connection: 'close' },
    });
    let isOver = false;
    const finish = (outcome: CheckOutcome): void => {
      if (isOver) return;
      isOver = true;
      done(outcome);
    };
    const timer = clock.after(timeoutSeconds * 1000, () => {
      request.destroy();
      finish({ kind: 'timedOut' });
    });
    request.on('response', (response) => {
      // The answer is read to its end, so that the target sees no client that left.
      response.resume();
      finish({ kind: 'answered', status: response.statusCode ?? 0 });
    });
    request.on('error', () => finish({ kind: 'refused' }));
    request.on('close', () => timer.cancel());
    return () => {
      isOver = true;
      timer.cancel();
      request.destroy();
    };
  };
}
