import { createServer } from 'node:net';
import type { Placement } from './runtime.ts';

/** Gives tasks their addresses and takes them back. */
export interface Placements {
  take(containerPorts: readonly number[]): Placement;
  giveBack(placement: Placement): void;
}

/** From 0 (included) to 1 (excluded). */
export type Random = () => number;

const lowestSecond = 16;
const highestSecond = 254;

/**
 * An address of its own for each task, 127.16.0.1 to 127.254.255.254, with the containers' own ports. The first is
 * chosen at random, so that several local-aws on a machine do not meet; the ones after follow, so that an address is not
 * used again soon after its task has gone.
 */
export function ownAddresses(random: Random): Placements {
  const seconds = highestSecond - lowestSecond + 1;
  const all = seconds * 256 * 254;
  const taken = new Set<string>();
  let next = Math.floor(random() * all);
  return {
    take(containerPorts) {
      if (taken.size === all) throw new Error('every loopback address has a task');
      let address = addressAt(next);
      while (taken.has(address)) {
        next = (next + 1) % all;
        address = addressAt(next);
      }
      next = (next + 1) % all;
      taken.add(address);
      return { address, ports: Object.fromEntries(containerPorts.map((port) => [port, port])) };
    },
    giveBack: ({ address }) => taken.delete(address),
  };
}

function addressAt(index: number): string {
  const fourth = (index % 254) + 1;
  const third = Math.floor(index / 254) % 256;
  const second = lowestSecond + Math.floor(index / 254 / 256);
  return `127.${second}.${third}.${fourth}`;
}

const lowestPort = 20_000;
/** Below what the systems give to outgoing connections (Linux from 32768, macOS from 49152). */
const highestPort = 29_999;

/** 127.0.0.1 for every task, and a port of its own for each container port. */
export function ownPorts(random: Random): Placements {
  const all = highestPort - lowestPort + 1;
  const taken = new Set<number>();
  let next = Math.floor(random() * all);
  const takePort = (): number => {
    if (taken.size === all) throw new Error(`every port from ${lowestPort} to ${highestPort} has a task`);
    while (taken.has(lowestPort + next)) next = (next + 1) % all;
    const port = lowestPort + next;
    next = (next + 1) % all;
    taken.add(port);
    return port;
  };
  return {
    take: (containerPorts) => ({
      address: '127.0.0.1',
      ports: Object.fromEntries(containerPorts.map((port) => [port, takePort()])),
    }),
    giveBack({ ports }) {
      for (const port of Object.values(ports)) taken.delete(port);
    },
  };
}

/** Whether this system lets a process listen on any address of 127.0.0.0/8, found out by doing it once. */
export function hasLoopbackRange(): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(0, '127.16.0.1', () => probe.close(() => resolve(true)));
  });
}
