import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Milliseconds } from '../clock.ts';
import type { Expiring } from './deadlines.ts';
import { type ResponseListener, ResponseReader } from './response-reader.ts';
import type { Target } from './targets.ts';

/**
 * How far an exchange had come when its connection was lost: never connected, not one byte of an answer, or in the
 * middle of the answer.
 */
export type LostAt = 'connecting' | 'waiting' | 'answering';

/** How a target group's targets are spoken to. */
export type TargetProtocol = 'HTTP' | 'HTTPS';

/**
 * Connects to a target. As an ALB, takes any certificate of an HTTPS target: the network between them is private.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration
 */
export function connectTo({ address, port }: Target, protocol: TargetProtocol, connected: () => void): Socket {
  const endpoint = { host: address, port, noDelay: true };
  return protocol === 'HTTPS'
    ? connectSecurely({ ...endpoint, rejectUnauthorized: false, minVersion: 'TLSv1.2' }, connected)
    : connect(endpoint, connected);
}

/** The exchange that a connection serves. */
export interface ConnectionUser extends ResponseListener {
  connected(): void;
  /** After `write` returned false: there is room again. */
  writable(): void;
  /** Everything that has arrived so far has been told. */
  readAll(): void;
  /** The last word about the exchange, instead of `complete` or `malformed`. */
  lost(at: LostAt): void;
}

/** One connection to a target, serving one exchange at a time. */
export class TargetConnection implements Expiring {
  /** Whether it has carried no request before the present one. */
  isFresh = true;
  isConnected = false;
  idleSince: Milliseconds = 0;
  expiresAt: Milliseconds = 0;
  /** Seconds that the target keeps an idle connection, from its last answer. */
  keepAliveSeconds: number | undefined;
  readonly #socket: Socket;
  readonly #onClose: (connection: TargetConnection) => void;
  #user: ConnectionUser | undefined;
  #reader: ResponseReader | undefined;
  #hasAnswerBegun = false;

  constructor(target: Target, protocol: TargetProtocol, onClose: (connection: TargetConnection) => void) {
    this.#onClose = onClose;
    this.#socket = connectTo(target, protocol, () => {
      this.isConnected = true;
      this.#user?.connected();
    });
    this.#socket
      .on('data', (data: Buffer) => this.#read(data))
      .on('drain', () => this.#user?.writable())
      .on('end', () => this.#end())
      .on('error', () => this.#close())
      .on('close', () => this.#close());
  }

  /** Begins an exchange. */
  send(head: string, method: string, user: ConnectionUser): void {
    this.#user = user;
    this.#reader = new ResponseReader(method, user);
    this.#hasAnswerBegun = false;
    this.#socket.write(head, 'latin1');
  }

  write(data: Buffer | string): boolean {
    return this.#socket.write(data);
  }

  /** Several writes up to `uncork` go out as one. */
  cork(): void {
    this.#socket.cork();
  }

  uncork(): void {
    this.#socket.uncork();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Ends the exchange's hold on the connection, which stays open. */
  leave(): void {
    this.#user = undefined;
    this.#reader = undefined;
    this.isFresh = false;
    this.#socket.resume();
  }

  /** Closes at once, telling nobody but the pool. */
  destroy(): void {
    this.#user = undefined;
    this.#socket.destroy();
    this.#close();
  }

  /** An idle connection is not kept for ever. */
  expire(): void {
    this.destroy();
  }

  #read(data: Buffer): void {
    const user = this.#user;
    if (user === undefined || this.#reader === undefined) {
      this.destroy();
      return;
    }
    this.#hasAnswerBegun = true;
    this.#reader.read(data);
    user.readAll();
  }

  #end(): void {
    if (this.#reader?.end() === true) this.#user = undefined;
    this.#socket.destroy();
    this.#close();
  }

  #close(): void {
    const user = this.#user;
    this.#user = undefined;
    this.#onClose(this);
    if (user === undefined) return;
    user.lost(this.isConnected ? (this.#hasAnswerBegun ? 'answering' : 'waiting') : 'connecting');
  }
}
