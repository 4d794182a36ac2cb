import { Agent, type ClientRequest, get, type IncomingMessage } from 'node:http';
import { get as getSecurely, Agent as SecureAgent } from 'node:https';
import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers';
import type { Milliseconds } from '../clock.ts';
import { codeOf } from '../failure.ts';
import type { Sample } from './sample.ts';

/** What a user asks for. */
export interface Place {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the URL is of HTTPS: each request then makes a handshake of its own, as that of a new user does. */
  readonly tls?: Trust;
}

/** Which certificates a user takes as good. */
export interface Trust {
  /** The name that the certificate must be for. */
  readonly servername: string;
  /** Of authorities, in PEM. */
  readonly ca: readonly string[];
}

export interface LoadOptions {
  /** Asked for each request: a drill may move users elsewhere. */
  readonly place: () => Place;
  readonly requestsPerSecond: number;
  readonly connections: number;
  /** How long a user waits. */
  readonly timeout: Milliseconds;
}

export interface Load {
  /** From now on so many a second. */
  setRate(requestsPerSecond: number): void;
  /** Ends it when the requests under way have ended. */
  stop(): Promise<readonly Sample[]>;
}

const tick = 10;

/**
 * Users who come at a steady rate whether or not the service answers (an open loop: one that waits for answers would
 * not notice an outage), on connections that are kept alive.
 */
export function steadyLoad({ place, requestsPerSecond, connections, timeout }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  // A resumed session would not look at the certificate again.
  const secureAgent = new SecureAgent({ keepAlive: false, maxCachedSessions: 0 });
  const samples: Sample[] = [];
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  let rate = requestsPerSecond;
  let due = 0;
  let last = began;
  const timer = setInterval(() => {
    const now = performance.now();
    // What a busy machine kept this from sending for long is not made up for: that would be a spike.
    due += Math.min(now - last, 10 * tick) * (rate / 1000);
    last = now;
    for (; due >= 1; due -= 1) send();
  }, tick);

  function send(): void {
    const at = performance.now();
    const asked = ask(place(), { agent, secureAgent }, timeout).then((outcome) => {
      samples.push({ at: at - began, elapsed: performance.now() - at, outcome });
      underWay.delete(asked);
    });
    underWay.add(asked);
  }

  return {
    setRate(next) {
      rate = next;
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      agent.destroy();
      secureAgent.destroy();
      return samples.toSorted((one, other) => one.at - other.at);
    },
  };
}

interface Agents {
  readonly agent: Agent;
  readonly secureAgent: SecureAgent;
}

function ask({ url, headers = {}, tls }: Place, agents: Agents, timeout: Milliseconds): Promise<string> {
  return new Promise((resolve) => {
    const answered = (response: IncomingMessage): void => {
      response.resume();
      response.once('end', () => end(response.statusCode === 200 ? 'ok' : String(response.statusCode)));
      response.once('error', (error) => end(codeOf(error)));
    };
    const asked: ClientRequest =
      tls === undefined
        ? get(url, { agent: agents.agent, headers }, answered)
        : getSecurely(url, { agent: agents.secureAgent, headers, ...tls, ca: [...tls.ca] }, answered);
    const patience = setTimeout(() => {
      end('timeout');
      asked.destroy();
    }, timeout);
    function end(outcome: string): void {
      clearTimeout(patience);
      resolve(outcome);
    }
    asked.once('error', (error) => end(codeOf(error)));
  });
}
