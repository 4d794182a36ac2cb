import type { Clock, Milliseconds } from '../clock.ts';
import { ConnectionPool } from './connection-pool.ts';
import type { Deadlines } from './deadlines.ts';
import type { TargetConnection, TargetProtocol } from './target-connection.ts';
import { registering, type TargetStanding } from './target-health.ts';
import type { Target } from './targets.ts';
import type { TargetGroupTraffic } from './traffic.ts';

/** A target of a target group: its standing, its connections, and the requests that it is serving. */
export class RegisteredTarget {
  readonly target: Target;
  readonly protocol: TargetProtocol;
  readonly traffic: TargetGroupTraffic;
  /** Names the target in stickiness cookies. Says nothing about it, and nobody can guess it. */
  readonly id: string;
  standing: TargetStanding = registering;
  /** Whether the group had a healthy target when this one came: only then it starts slowly. */
  startsSlowly = false;
  /** While its share of the requests grows; undefined: it gets what the others get. */
  slowStart: { readonly since: Milliseconds; readonly duration: Milliseconds } | undefined;
  /** What is owed to it while shares differ. */
  credit = 0;
  /** Called when the last request in flight has ended. */
  onIdle: () => void = () => {};
  #inFlight = 0;
  readonly #pool: ConnectionPool;

  constructor(
    { target, id, protocol }: { readonly target: Target; readonly id: string; readonly protocol: TargetProtocol },
    traffic: TargetGroupTraffic,
    clock: Clock,
    deadlines: Deadlines,
  ) {
    this.target = target;
    this.id = id;
    this.traffic = traffic;
    this.#pool = new ConnectionPool(target, protocol, clock, deadlines);
    this.protocol = protocol;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Begins an exchange: every connection handed out comes back through `exchangeEnded`. */
  connectionFor(canRepeat: boolean, mustBeFresh: boolean): TargetConnection {
    this.begin();
    return this.#pool.take(canRepeat, mustBeFresh);
  }

  exchangeEnded(connection: TargetConnection, isReusable: boolean): void {
    if (isReusable) this.#pool.giveBack(connection);
    else connection.destroy();
    this.end();
  }

  /** Counts a request, or an upgraded connection, that is served over a connection of its own. */
  begin(): void {
    this.#inFlight += 1;
  }

  end(): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) this.onIdle();
  }

  closeIdleConnections(): void {
    this.#pool.closeIdle();
  }

  keepIdleConnections(): void {
    this.#pool.keepIdle();
  }
}
