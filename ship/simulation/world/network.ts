import type { Answer, SimulatedAccount, WireRequest } from '@shipshape/local-aws/simulation';
import type { Milliseconds } from '../../src/clock.ts';
import type { Fault, Faults } from './faults.ts';

/** A request of an SDK client on its way. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Received {
  readonly response: { statusCode: number; headers: Record<string, string>; body: Uint8Array };
}

/** What the network hears of the process that uses it. */
export interface Traveller {
  /** Whether the process is still there to send this request (the n-th, counted from 1), and to hear its answer. */
  sends(count: number): boolean;
  hears(count: number): boolean;
  /** A request goes on, which takes no time: before the clock does. */
  woken(): void;
}

/** Hears of every request that AWS has carried out, refused ones too. */
export type Witness = (exchange: {
  readonly operation: string;
  readonly request: WireRequest;
  readonly answer: Answer;
}) => void;

/** Carries the requests of one process to the simulated account and answers back, as far as its faults let it. */
export interface Network {
  send(request: SentRequest): Promise<Received>;
  /** For how long the operations of these names have had no good answer, the longest of them; 0 for what was last answered. */
  failingFor(operations: RegExp): Milliseconds;
  readonly counts: { requests: number; faults: number };
  /** Requests that have not been answered yet. */
  underWay(): number;
}

interface Dependencies {
  readonly account: SimulatedAccount;
  readonly faults: Faults;
  readonly traveller: Traveller;
  readonly witness: Witness;
  readonly reads: EarlierReads;
}

const requestTimeout: Milliseconds = 15_000;

export function network({ account, faults, traveller, witness, reads }: Dependencies): Network {
  const { clock } = account;
  const counts = { requests: 0, faults: 0 };
  const failingSince = new Map<string, Milliseconds>();
  let underWay = 0;
  const later = (delay: Milliseconds): Promise<void> =>
    new Promise((resolve) => {
      clock.after(delay, () => {
        traveller.woken();
        resolve();
      });
    });

  async function carryOut(request: WireRequest, operation: string): Promise<Answer> {
    if (!isRead(operation)) await reads.refresh(account);
    const answer = await account.answer(request);
    witness({ operation, request, answer });
    if (isRead(operation)) reads.keep(request, answer, clock.now());
    return answer;
  }

  /** Undefined: no answer ever comes. */
  async function answerTo(request: WireRequest, operation: string, fault: Fault): Promise<Answer | undefined> {
    switch (fault.kind) {
      case 'none':
        return carryOut(request, operation);
      case 'stale':
        return reads.find(request, clock.now() - fault.lag) ?? carryOut(request, operation);
      case 'refused':
        return account.refusal(request, fault.code, fault.message, fault.status);
      case 'done and refused':
        await carryOut(request, operation);
        return account.refusal(request, 'InternalFailure', 'The service is unavailable.', 500);
      case 'lost':
        return undefined;
      case 'done and lost':
        await carryOut(request, operation);
        return undefined;
      default:
        return fault satisfies never;
    }
  }

  return {
    counts,
    underWay: () => underWay,
    failingFor(operations) {
      const since = [...failingSince].flatMap(([operation, at]) => (operations.test(operation) ? [at] : []));
      return clock.now() - Math.min(clock.now(), ...since);
    },
    async send(sent) {
      counts.requests += 1;
      underWay += 1;
      const count = counts.requests;
      const request = wireRequest(sent);
      const operation = operationOf(request);
      const fault = faults.next(operation);
      if (fault.kind !== 'none') counts.faults += 1;
      if (fault.kind !== 'none' && fault.kind !== 'stale' && !failingSince.has(operation)) {
        failingSince.set(operation, clock.now());
      }
      const trip = faults.latency(operation);
      if (!traveller.sends(count)) return never();
      await later(trip);
      const answer = await answerTo(request, operation, fault);
      await later(answer === undefined ? requestTimeout : trip);
      if (!traveller.hears(count)) return never();
      underWay -= 1;
      if (answer === undefined) throw timedOut();
      if (fault.kind === 'none' || fault.kind === 'stale') {
        failingSince.delete(operation);
      }
      const { status, headers, body } = answer;
      const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
      return { response: { statusCode: status, headers: { ...headers }, body: bytes } };
    },
  };
}

/** What a killed process gets: nothing, for ever. */
function never(): Promise<never> {
  return new Promise(() => {});
}

function timedOut(): Error {
  return Object.assign(new Error(`Connection timed out after ${requestTimeout} ms`), { name: 'TimeoutError' });
}

function isRead(operation: string): boolean {
  return /^(Describe|List|Get|Filter)/.test(operation);
}

function wireRequest({ method, path, query = {}, headers, body }: SentRequest): WireRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((each: string): [string, string] => [name, each]),
  );
  return {
    method,
    path,
    query: new URLSearchParams(pairs).toString(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body:
      body instanceof Uint8Array
        ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
        : Buffer.from(typeof body === 'string' ? body : '', 'utf8'),
  };
}

/** The operation that a request asks for, by its target or its action. */
export function operationOf({ headers, body, path }: WireRequest): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString('utf8'))?.[1];
  return action ?? path.slice(path.lastIndexOf('/') + 1);
}

/** Answers that AWS has given, for reads that are answered from behind. Shared by all processes of a world. */
export interface EarlierReads {
  keep(request: WireRequest, answer: Answer, at: Milliseconds): void;
  /** Asks again what was asked before, so that there is an answer from just before a change. */
  refresh(account: SimulatedAccount): Promise<void>;
  /** The newest answer that is not older than `since`. */
  find(request: WireRequest, since: Milliseconds): Answer | undefined;
}

/** What parameters say is read as it is: SSM's reads follow its writes. */
const neverStale = /^(GetParameter|FilterLogEvents|GetLogEvents|GetCallerIdentity)/;

export function earlierReads(): EarlierReads {
  const kept = new Map<string, { readonly request: WireRequest; answer: Answer; at: Milliseconds }>();
  const keyOf = (request: WireRequest): string => `${operationOf(request)} ${request.body.toString('utf8')}`;
  return {
    keep(request, answer, at) {
      if (answer.status === 200 && !neverStale.test(operationOf(request)))
        kept.set(keyOf(request), { request, answer, at });
    },
    async refresh(account) {
      for (const entry of kept.values()) {
        entry.answer = await account.answer(entry.request);
        entry.at = account.clock.now();
      }
    },
    find(request, since) {
      const found = kept.get(keyOf(request));
      return found !== undefined && found.at >= since ? found.answer : undefined;
    },
  };
}
