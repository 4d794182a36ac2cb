import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Deadlines, Expiring } from './deadlines.ts';
import { answerItself, type OwnStatus } from './own-answer.ts';
import type { RegisteredTarget } from './registered-target.ts';
import type { RequestHead } from './request-head.ts';
import type { ResponseHead } from './response-head.ts';
import type { ConnectionUser, LostAt, TargetConnection } from './target-connection.ts';
import type { Choice } from './target-group.ts';
import { countResponseTime, countStatus, type ListenerTraffic } from './traffic.ts';

/** An ALB waits this long for a connection to a target. */
const connectTimeout: Milliseconds = 10_000;

/** Methods that mean the same sent once or twice (RFC 9110, section 9.2.2). */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/**
 * The last piece of a body, up to this many bytes, is handed over as a latin1 string, byte for byte the same: Node joins
 * a string with the head and sends both in one write, which costs much less than the copy.
 */
const longestCopied = 16 * 1024;

export interface ExchangeSurroundings {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly traffic: ListenerTraffic;
  /** `idle_timeout.timeout_seconds`, in milliseconds. */
  readonly idleTimeout: Milliseconds;
  /** What the listener's attributes do to the fields of an answer; undefined: nothing. */
  readonly amendAnswer: ((fields: string[]) => string[]) | undefined;
}

type Forwarded = Extract<RequestHead, { kind: 'forward' }>;

/** One request on its way to a target, and the answer on its way back. */
export class Exchange implements ConnectionUser, Expiring {
  expiresAt: Milliseconds = 0;
  readonly #surroundings: ExchangeSurroundings;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #head: Forwarded;
  readonly #choice: Choice;
  readonly #method: string;
  readonly #canRepeat: boolean;
  #target: RegisteredTarget | undefined;
  #connection: TargetConnection | undefined;
  #sentAt: Milliseconds = 0;
  #isRequestSent: boolean;
  #hasAnswerBegun = false;
  #held: Buffer | undefined;
  #needsFlush = false;
  #isWaitingForClient = false;

  constructor(
    surroundings: ExchangeSurroundings,
    request: IncomingMessage,
    response: ServerResponse,
    head: Forwarded,
    choice: Choice,
  ) {
    this.#surroundings = surroundings;
    this.#request = request;
    this.#response = response;
    this.#head = head;
    this.#choice = choice;
    this.#method = request.method ?? 'GET';
    this.#canRepeat = head.body === 'none' && idempotent.has(this.#method);
    this.#isRequestSent = head.body === 'none';
  }

  start(): void {
    this.#response.on('close', () => this.#responseClosed()).on('error', () => {});
    this.#attempt(false);
  }

  /** Whether this exchange's answer goes to the given client connection. */
  isFor(socket: unknown): boolean {
    return this.#request.socket === socket;
  }

  get hasAnswerBegun(): boolean {
    return this.#hasAnswerBegun;
  }

  #attempt(mustBeFresh: boolean): void {
    const { target } = this.#choice;
    const { clock, deadlines, idleTimeout } = this.#surroundings;
    const connection = target.connectionFor(this.#canRepeat, mustBeFresh);
    if (!mustBeFresh) target.traffic.requests += 1;
    this.#target = target;
    this.#connection = connection;
    this.#sentAt = clock.now();
    this.expiresAt = this.#sentAt + (connection.isConnected ? idleTimeout : connectTimeout);
    deadlines.watch(this);
    connection.send(this.#head.text, this.#method, this);
    if (this.#head.body !== 'none') this.#sendBody(connection, this.#head.body === 'chunked');
  }

  #sendBody(connection: TargetConnection, isChunked: boolean): void {
    const request = this.#request;
    request.on('data', (data: Buffer) => {
      if (this.#connection !== connection) return;
      this.#touch();
      if (!(isChunked ? writeChunk(connection, data) : connection.write(data))) request.pause();
    });
    request.on('end', () => {
      if (this.#connection !== connection) return;
      if (isChunked) connection.write('0\r\n\r\n');
      this.#isRequestSent = true;
    });
  }

  connected(): void {
    this.#touch();
  }

  writable(): void {
    this.#touch();
    this.#request.resume();
  }

  head(head: ResponseHead): void {
    this.#hasAnswerBegun = true;
    const target = this.#target;
    const connection = this.#connection;
    if (target === undefined || connection === undefined) return;
    connection.keepAliveSeconds = head.keepAliveSeconds;
    countStatus(target.traffic.statuses, head.status);
    countResponseTime(target.traffic, this.#surroundings.clock.now() - this.#sentAt);
    const { mark } = this.#choice;
    mark?.(head.fields);
    this.#response.writeHead(head.status, head.reason, this.#surroundings.amendAnswer?.(head.fields) ?? head.fields);
    this.#needsFlush = true;
  }

  body(data: Buffer): void {
    if (this.#held !== undefined) this.#writeToClient(this.#held);
    this.#held = data;
  }

  readAll(): void {
    this.#touch();
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) this.#writeToClient(held);
    else if (this.#needsFlush) this.#response.flushHeaders();
    this.#needsFlush = false;
  }

  complete(isReusable: boolean): void {
    const held = this.#held;
    this.#held = undefined;
    this.#needsFlush = false;
    this.#endTarget(isReusable && this.#isRequestSent);
    if (!this.#isRequestSent) this.#request.resume();
    if (held === undefined) this.#response.end();
    else if (held.length > longestCopied) this.#response.end(held);
    else this.#response.end(held.toString('latin1'), 'latin1');
  }

  malformed(): void {
    this.#fail(502);
  }

  lost(at: LostAt): void {
    const target = this.#target;
    if (at === 'connecting' && target !== undefined) target.traffic.connectionErrors += 1;
    const wasKeptAlive = this.#connection?.isFresh === false;
    if (at === 'waiting' && wasKeptAlive && this.#canRepeat) {
      this.#endTarget(false);
      this.#attempt(true);
    } else {
      this.#fail(502);
    }
  }

  expire(): void {
    this.#fail(this.#isRequestSent || this.#connection?.isConnected !== true ? 504 : 408);
  }

  #writeToClient(data: Buffer): void {
    if (this.#response.write(data) || this.#isWaitingForClient) return;
    this.#isWaitingForClient = true;
    this.#connection?.pause();
    this.#response.once('drain', () => {
      this.#isWaitingForClient = false;
      this.#touch();
      this.#connection?.resume();
    });
  }

  #touch(): void {
    this.expiresAt = this.#surroundings.clock.now() + this.#surroundings.idleTimeout;
  }

  #fail(status: OwnStatus): void {
    this.#endTarget(false);
    if (this.#hasAnswerBegun) {
      this.#response.destroy();
      return;
    }
    this.#answerItself(status);
    this.#request.resume();
  }

  #answerItself(status: OwnStatus): void {
    this.#hasAnswerBegun = true;
    countStatus(this.#surroundings.traffic.ownStatuses, status);
    answerItself(this.#response, status, status !== 408, this.#surroundings.amendAnswer);
  }

  /** The client has its answer, or has gone. */
  #responseClosed(): void {
    this.#surroundings.deadlines.unwatch(this);
    if (this.#target === undefined) return;
    if (!this.#hasAnswerBegun) this.#surroundings.traffic.clientsGone += 1;
    this.#endTarget(false);
  }

  #endTarget(isReusable: boolean): void {
    const target = this.#target;
    const connection = this.#connection;
    this.#target = undefined;
    this.#connection = undefined;
    if (target !== undefined && connection !== undefined) target.exchangeEnded(connection, isReusable);
  }
}

function writeChunk(connection: TargetConnection, data: Buffer): boolean {
  connection.cork();
  connection.write(`${data.length.toString(16)}\r\n`);
  connection.write(data);
  const hasRoom = connection.write('\r\n');
  connection.uncork();
  return hasRoom;
}
