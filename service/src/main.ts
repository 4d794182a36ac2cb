/**
 * The service's process. Exit codes: 0 stopped when told to, with every request answered · 1 could not listen, failed,
 * or cut requests at the shutdown deadline · 2 bad configuration, one line on stderr · 128 + n ended by a second signal n.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { constants } from 'node:os';
import { buildApp } from './app.ts';
import { type Config, parseConfig } from './config.ts';
import { describeProblems } from './environment.ts';
import { createLineBuffer, type LineBuffer } from './plugins/logging/line-buffer.ts';
import { createLog, errorFields, type Log } from './plugins/logging/log.ts';
import { processSurroundings } from './process-surroundings.ts';
import { createDrain, type Drain } from './shutdown.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

const parsed = parseConfig(process.env);
if (parsed.ok) {
  const lines = createLineBuffer({ write: (text) => process.stdout.write(text) });
  process.on('exit', lines.flush);
  const log = createLog({
    level: parsed.config.logLevel,
    // Events are rare and must be seen at once; the lines of requests before them keep their place.
    write: (line) => {
      lines.add(line);
      lines.flush();
    },
    now: () => new Date(),
  });
  process.on('uncaughtException', (error) => {
    log.fatal('uncaught error', errorFields(error));
    process.exit(1);
  });
  await serve(parsed.config, log, lines);
} else {
  process.stderr.write(`${describeProblems(parsed.problems)}\n`);
  process.exitCode = 2;
}

async function serve(config: Config, log: Log, lines: LineBuffer): Promise<void> {
  const { host, port, version, environment } = config;
  let isDraining = (): boolean => false;
  const { app, server, requestsInFlight } = await buildApp(config, {
    ...processSurroundings,
    log,
    writeLine: lines.add,
    isDraining: () => isDraining(),
  });
  const drain = createDrain(server, {
    delaySeconds: config.shutdownDelaySeconds,
    timeoutSeconds: config.shutdownTimeoutSeconds,
    requestsInFlight,
  });
  isDraining = drain.isDraining;
  onSignals(drain, requestsInFlight, log, async () => {
    const { requestsCut } = await drain.begin();
    await app.close();
    if (requestsCut > 0) log.error('shutdown deadline reached', { requestsCut });
    else log.info('stopped');
    process.exit(requestsCut > 0 ? 1 : 0);
  });

  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    log.fatal('cannot listen', { host, port, ...errorFields(error) });
    process.exit(1);
  }
  log.info('listening', { address: addressOf(server.address()), version, environment, node: process.version });
}

function onSignals(drain: Drain, inFlight: () => number, log: Log, stop: () => Promise<void>): void {
  for (const signal of signals) {
    process.on(signal, () => {
      const requestsInFlight = inFlight();
      if (drain.isDraining()) {
        log.warn('ended by a second signal', { signal, requestsCut: requestsInFlight });
        process.exit(128 + constants.signals[signal]);
      }
      log.info('shutting down', { signal, requestsInFlight });
      void stop();
    });
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return address ?? '';
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}
