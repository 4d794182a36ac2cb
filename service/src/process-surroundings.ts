import { randomUUID } from 'node:crypto';
import type { AppSurroundings } from './app.ts';
import { usedMemoryRatio } from './plugins/overload/memory.ts';
import { pooledRandomHex } from './plugins/tracing/random-hex.ts';

const microsecondsPerSecond = 1_000_000;

/** What this very process, its clock and its chance give an app. */
export const processSurroundings: Omit<AppSurroundings, 'log' | 'writeLine' | 'isDraining'> = {
  now: () => new Date(),
  milliseconds: () => performance.now(),
  uptimeSeconds: () => process.uptime(),
  random: Math.random,
  randomHex: pooledRandomHex(),
  newId: randomUUID,
  memoryRatio: usedMemoryRatio,
  processUsage: () => {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    return {
      nodeVersion: process.version,
      startedAtSeconds: Date.now() / 1000 - process.uptime(),
      cpuSeconds: (user + system) / microsecondsPerSecond,
      residentBytes: rss,
      heapUsedBytes: heapUsed,
    };
  },
  dependencies: [],
};
