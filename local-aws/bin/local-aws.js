#!/usr/bin/env node
// Runs on any Node ≥ 20: where it cannot run TypeScript itself, it hands over to the one pinned in node_modules.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';

if (process.features.typescript && Number.parseInt(process.versions.node, 10) >= 24) {
  const { run } = await import('../src/main.ts');
  await run();
} else {
  const pinned = createRequire(import.meta.url)
    .resolve('node/package.json')
    .replace(/package\.json$/, 'bin/node');
  const child = spawn(pinned, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}
