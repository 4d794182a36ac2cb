import { errorFields, type Log } from '../logging/log.ts';
import { otlpJson, type Resource } from './otlp.ts';
import type { Span } from './tracer.ts';

export interface SpanExporter {
  /** Never waits and never throws: when the collector cannot keep up, spans are dropped and counted. */
  add(span: Span): void;
  readonly dropped: () => number;
  /** Sends what is left, once, and ends. */
  stop(): Promise<void>;
}

export interface SpanExporterOptions {
  readonly resource: Resource;
  /** Resolves when the collector has taken the batch. */
  readonly send: (body: string) => Promise<void>;
  readonly log: Log;
  readonly batchSize?: number;
  /** Waiting spans beyond this are dropped. */
  readonly capacity?: number;
  readonly intervalSeconds?: number;
}

/** Sends spans in batches, one at a time: when a batch is full, and every few seconds what there is. */
export function createSpanExporter(options: SpanExporterOptions): SpanExporter {
  const { resource, send, log, batchSize = 512, capacity = 4096, intervalSeconds = 2 } = options;
  let waiting: Span[] = [];
  let sending: Promise<void> | undefined;
  let dropped = 0;
  let isFailing = false;

  const sendBatch = async (): Promise<void> => {
    const batch = waiting.slice(0, batchSize);
    waiting = waiting.slice(batchSize);
    try {
      await send(otlpJson(resource, batch));
      if (isFailing) log.info('spans are exported again', { dropped });
      isFailing = false;
    } catch (error) {
      dropped += batch.length;
      // Once, not for every batch of a collector that is away.
      if (!isFailing) log.warn('spans cannot be exported', { dropped, ...errorFields(error) });
      isFailing = true;
    }
  };
  const drain = (): Promise<void> => {
    if (waiting.length === 0) return sending ?? Promise.resolve();
    sending ??= sendBatch().finally(() => {
      sending = undefined;
      if (waiting.length >= batchSize) void drain();
    });
    return sending;
  };
  const timer = setInterval(() => void drain(), intervalSeconds * 1000);
  timer.unref();

  return {
    add: (span) => {
      if (waiting.length >= capacity) {
        dropped += 1;
        return;
      }
      waiting.push(span);
      if (waiting.length >= batchSize && sending === undefined) void drain();
    },
    dropped: () => dropped,
    stop: async () => {
      clearInterval(timer);
      await sending;
      while (waiting.length > 0 && !isFailing) await drain();
    },
  };
}
