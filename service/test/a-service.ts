import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'node:test';
import { type App, type AppSurroundings, buildApp, type HttpLimits } from '../src/app.ts';
import { type Config, parseConfig } from '../src/config.ts';
import { createLog } from '../src/plugins/logging/log.ts';

const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** Has something ended when the test has. */
export function atTheEnd(end: () => Promise<void>): void {
  endings.push(end);
}

export interface ServiceUnderTest extends App {
  /** What it has logged, parsed. */
  logged(): readonly Record<string, unknown>[];
  /** Starts to stop. */
  drain(): void;
  /** Moves both clocks on. */
  pass(milliseconds: number): void;
  /** Opens a port on loopback; its URL. */
  listen(): Promise<string>;
}

export interface Given {
  readonly config?: Partial<Config>;
  readonly surroundings?: Partial<AppSurroundings>;
  readonly limits?: HttpLimits;
}

export const startOfTime: Date = new Date('2026-11-23T12:00:00Z');

/** A service of version 1.4.2 in staging, whose time stands still until it is moved. */
export async function aService({ config, surroundings, limits }: Given = {}): Promise<ServiceUnderTest> {
  const lines: string[] = [];
  let isDraining = false;
  let elapsed = 0;
  let ids = 0;
  const now = (): Date => new Date(startOfTime.getTime() + elapsed);
  const { app, server, requestsInFlight } = await buildApp(
    { ...theDefaults(), version: '1.4.2', environment: 'staging', ...config },
    {
      log: createLog({ level: config?.logLevel ?? 'info', write: (line) => lines.push(line), now }),
      writeLine: (line) => lines.push(line),
      now,
      milliseconds: () => elapsed,
      uptimeSeconds: () => 61.7,
      isDraining: () => isDraining,
      random: () => 0.5,
      randomHex: (digits) => 'a1b2c3d4e5f60718'.repeat(2).slice(0, digits),
      newId: () => {
        ids += 1;
        return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
      },
      memoryRatio: () => 0.1,
      processUsage: () => ({
        nodeVersion: 'v26',
        startedAtSeconds: 1,
        cpuSeconds: 2,
        residentBytes: 3,
        heapUsedBytes: 4,
      }),
      dependencies: [],
      ...surroundings,
    },
    limits,
  );
  atTheEnd(async () => {
    await app.close();
    server.close();
    server.closeAllConnections();
  });
  return {
    app,
    server,
    requestsInFlight,
    logged: () => lines.map((line) => JSON.parse(line)),
    drain: () => {
      isDraining = true;
    },
    pass: (milliseconds) => {
      elapsed += milliseconds;
    },
    listen: async () => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return `http://127.0.0.1:${portOf(server.address())}`;
    },
  };
}

export function portOf(address: AddressInfo | string | null): number {
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

function theDefaults(): Config {
  const result = parseConfig({});
  assert.ok(result.ok);
  return result.config;
}
