import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ListenerServer } from './secure-server.ts';

/** A port could not be bound on this machine. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
  readonly port: number;
  /** `taken`: something listens there; `forbidden`: this user may not bind it. */
  readonly reason: 'taken' | 'forbidden';

  constructor(port: number, reason: 'taken' | 'forbidden') {
    super(
      reason === 'taken'
        ? `Port ${port} is in use on this machine. Choose another port, or end what listens there.`
        : `Port ${port} may not be bound by this user on this machine. Choose a port from 1024 to 65535.`,
    );
    this.port = port;
    this.reason = reason;
  }
}

/**
 * Makes servers listen on both loopback addresses, so that `localhost` works whatever it resolves to; on the IPv4 one
 * alone where the machine has no IPv6. Port 0 is any free one.
 *
 * @throws PortUnavailable when the port is taken on either address
 */
export const bindLoopback: Bind = async (port, createServer) => {
  const ipv4 = createServer();
  await listen(ipv4, port, '127.0.0.1');
  const bound = boundPort(ipv4);
  const ipv6 = createServer();
  try {
    await listen(ipv6, bound, '::1');
  } catch (error) {
    if (!(error instanceof PortUnavailable) || port === 0) return { servers: [ipv4], port: bound };
    ipv4.close();
    throw error;
  }
  return { servers: [ipv4, ipv6], port: bound };
};

/** Servers that listen, and the port where they do. */
export interface Bound {
  readonly servers: readonly ListenerServer[];
  readonly port: number;
}

/** Makes servers listen. @throws PortUnavailable */
export type Bind = (port: number, createServer: () => ListenerServer) => Promise<Bound>;

const firstUnprivilegedPort = 1024;
const moveBy = 8000;
const highestPort = 65_535;
/** As many load balancers as are likely to have a listener on one port. */
const mostOnOnePort = 50;

/**
 * Binds as `bind` does, and where this user may not have a port below 1024, the one 8000 above it: 8080 for 80, 8443 for
 * 443. A stack whose listeners are on AWS's usual ports so works for everyone.
 *
 * @throws PortUnavailable
 */
export async function bindReachable(port: number, createServer: () => ListenerServer, bind: Bind): Promise<Bound> {
  try {
    return await bind(port, createServer);
  } catch (error) {
    const isPrivileged =
      error instanceof PortUnavailable && error.reason === 'forbidden' && port < firstUnprivilegedPort;
    if (!isPrivileged) throw error;
    return bind(port + moveBy, createServer);
  }
}

/**
 * Binds for a port that a listener of another load balancer here has already: on AWS each has its own addresses, here they
 * share one. Takes the first free port from 8000 above on, or else any free one.
 */
export async function bindBeside(port: number, createServer: () => ListenerServer, bind: Bind): Promise<Bound> {
  for (let other = port + moveBy; other <= Math.min(highestPort, port + moveBy + mostOnOnePort); other += 1) {
    try {
      return await bind(other, createServer);
    } catch (error) {
      if (!(error instanceof PortUnavailable)) throw error;
    }
  }
  return bind(0, createServer);
}

async function listen(server: ListenerServer, port: number, host: string): Promise<void> {
  server.listen({ port, host, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new PortUnavailable(port, 'taken');
    if (code === 'EACCES') throw new PortUnavailable(port, 'forbidden');
    throw error;
  }
}

function boundPort(server: ListenerServer): number {
  const address: AddressInfo | string | null = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}
