import type { Socket } from 'node:net';

/** A listener's connections with clients since local-aws started. */
export class ConnectionCounts {
  /** Only ever grows. */
  total = 0;
  readonly #open = new Set<Socket>();
  #bytesOfClosed = 0;

  opened(socket: Socket): void {
    this.total += 1;
    this.#open.add(socket);
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#bytesOfClosed += bytesOf(socket);
    });
  }

  get active(): number {
    return this.#open.size;
  }

  /** Both ways, over all connections. Only ever grows. */
  get bytes(): number {
    let sum = this.#bytesOfClosed;
    for (const socket of this.#open) sum += bytesOf(socket);
    return sum;
  }
}

function bytesOf({ bytesRead, bytesWritten }: Socket): number {
  return bytesRead + bytesWritten;
}
