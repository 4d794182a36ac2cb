#!/usr/bin/env node
// Runs on any Node ≥ 20: where it cannot run TypeScript itself, it hands over to the one pinned in node_modules.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

const modules = dirname(dirname(module.createRequire(import.meta.url).resolve('node/package.json')));

if (process.features.typescript && Number.parseInt(process.versions.node, 10) >= 24) {
  // Handed over to: when the one that did so is gone, however it ended, nobody would end this one.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  // Types are stripped and code is compiled once, not at every start.
  module.enableCompileCache(join(modules, '.cache', 'compile'));
  const { main } = await import('../src/main.ts');
  await main(process);
} else {
  const pinned = join(modules, 'node', 'bin', 'node');
  const ship = spawn(pinned, [import.meta.filename, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A terminal sends Ctrl-C to both; the one that does the work decides when it ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => ship.kill('SIGTERM'));
  ship.on('error', (error) => {
    console.error(`ship: cannot run the pinned Node at ${pinned}: ${error.message}; run npm ci`);
    process.exitCode = 2;
  });
  ship.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  });
}
