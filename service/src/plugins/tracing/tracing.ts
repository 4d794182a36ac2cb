import type { FastifyInstance } from 'fastify';
import type { Log } from '../logging/log.ts';
import { collectorAt } from './collector.ts';
import { createSpanExporter } from './span-exporter.ts';
import { createTracer, type Tracer } from './tracer.ts';
import type { TracingConfig } from './tracing-config.ts';

/** So many random hexadecimal digits, not all zero. */
export type RandomHex = (digits: 16 | 32) => string;

export interface TracingOptions {
  readonly version: string;
  readonly environment: string;
  readonly log: Log;
  readonly randomHex: RandomHex;
  /** From 0 to less than 1. */
  readonly random: () => number;
}

export interface Tracing extends Tracer {
  /** Spans that no collector took. */
  readonly dropped: () => number;
}

/** One server span a request, exported in batches; nothing at all without a configuration. */
export function traceRequests(
  app: FastifyInstance,
  config: TracingConfig | undefined,
  { version, environment, log, randomHex, random }: TracingOptions,
): Tracing | undefined {
  if (config === undefined) return undefined;
  const exporter = createSpanExporter({
    resource: { serviceName: config.serviceName, version, environment },
    send: collectorAt(config),
    log,
  });
  app.addHook('onClose', () => exporter.stop());
  const tracer = createTracer({ sampleRatio: config.sampleRatio, randomHex, random, record: exporter.add });
  return { ...tracer, dropped: exporter.dropped };
}
