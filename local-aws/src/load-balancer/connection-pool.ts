import type { Clock, Milliseconds } from '../clock.ts';
import type { Deadlines } from './deadlines.ts';
import { TargetConnection, type TargetProtocol } from './target-connection.ts';
import type { Target } from './targets.ts';

/** The longest that an idle connection is kept. */
const longestIdle: Milliseconds = 60_000;
/** A connection is given up this long before the target said it would close it. */
const keepAliveMargin: Milliseconds = 1_000;
/** A request that cannot be sent twice takes only a connection used so recently that no target closes it by itself. */
const surelyOpen: Milliseconds = 500;

/** The keep-alive connections to one target. */
export class ConnectionPool {
  readonly #target: Target;
  readonly #protocol: TargetProtocol;
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #open = new Set<TargetConnection>();
  /** The most recently used last: it is taken first, so that the others may expire. */
  readonly #idle: TargetConnection[] = [];
  #keepsIdle = true;

  constructor(target: Target, protocol: TargetProtocol, clock: Clock, deadlines: Deadlines) {
    this.#target = target;
    this.#protocol = protocol;
    this.#clock = clock;
    this.#deadlines = deadlines;
  }

  /**
   * A connection for one exchange: an idle one where that is safe, otherwise a new one.
   *
   * A target may close an idle connection in the very moment a request is sent over it. Such a request has not been
   * answered and is sent again if it can be; one that cannot must not meet that moment.
   */
  take(canRepeat: boolean, mustBeFresh: boolean): TargetConnection {
    if (!mustBeFresh) {
      const last = this.#idle.at(-1);
      if (last !== undefined && (canRepeat || this.#clock.now() - last.idleSince < surelyOpen)) {
        this.#idle.pop();
        this.#deadlines.unwatch(last);
        return last;
      }
    }
    const connection = new TargetConnection(this.#target, this.#protocol, this.#forget);
    this.#open.add(connection);
    return connection;
  }

  /** Takes back a connection whose exchange is complete. */
  giveBack(connection: TargetConnection): void {
    connection.leave();
    const { keepAliveSeconds } = connection;
    const keep =
      keepAliveSeconds === undefined ? longestIdle : Math.min(longestIdle, keepAliveSeconds * 1000 - keepAliveMargin);
    if (!this.#keepsIdle || keep <= 0) {
      connection.destroy();
      return;
    }
    connection.idleSince = this.#clock.now();
    connection.expiresAt = connection.idleSince + keep;
    this.#idle.push(connection);
    this.#deadlines.watch(connection);
  }

  /** Closes what is idle and from now on every connection as soon as its exchange is complete. */
  closeIdle(): void {
    this.#keepsIdle = false;
    for (const connection of [...this.#idle]) connection.destroy();
  }

  /** Undoes `closeIdle`. */
  keepIdle(): void {
    this.#keepsIdle = true;
  }

  readonly #forget = (connection: TargetConnection): void => {
    if (!this.#open.delete(connection)) return;
    this.#deadlines.unwatch(connection);
    const index = this.#idle.lastIndexOf(connection);
    if (index !== -1) this.#idle.splice(index, 1);
  };
}
