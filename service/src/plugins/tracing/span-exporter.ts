import { errorFields, type Log } from '../logging/log.ts';
import { type Resource, SpanBatch } from './otlp.ts';
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
  readonly send: (body: Buffer) => Promise<void>;
  readonly log: Log;
  /** Spans are sent from so many bytes on. */
  readonly batchBytes?: number;
  /** Spans beyond so many bytes that wait are dropped. */
  readonly mostBytes?: number;
  readonly intervalSeconds?: number;
}

/** Sends spans in batches, one at a time: when a batch is full, and every few seconds what there is. */
export function createSpanExporter(options: SpanExporterOptions): SpanExporter {
  const { resource, send, log, batchBytes = 524_288, mostBytes = 2_097_152, intervalSeconds = 2 } = options;
  const waiting = new SpanBatch(resource);
  let sending: Promise<void> | undefined;
  let dropped = 0;
  let isFailing = false;

  const sendBatch = async (): Promise<void> => {
    const { size } = waiting;
    try {
      await send(waiting.take());
      if (isFailing) log.info('spans are exported again', { dropped });
      isFailing = false;
    } catch (error) {
      dropped += size;
      // Once, not for every batch of a collector that is away.
      if (!isFailing) log.warn('spans cannot be exported', { dropped, ...errorFields(error) });
      isFailing = true;
    }
  };
  const drain = (): Promise<void> => {
    if (waiting.size === 0) return sending ?? Promise.resolve();
    sending ??= sendBatch().finally(() => {
      sending = undefined;
      if (waiting.bytes >= batchBytes) void drain();
    });
    return sending;
  };
  const timer = setInterval(() => void drain(), intervalSeconds * 1000);
  timer.unref();

  return {
    add: (span) => {
      if (waiting.bytes >= mostBytes) {
        dropped += 1;
        return;
      }
      waiting.add(span);
      if (waiting.bytes >= batchBytes && sending === undefined) void drain();
    },
    dropped: () => dropped,
    stop: async () => {
      clearInterval(timer);
      await sending;
      while (waiting.size > 0 && !isFailing) await drain();
    },
  };
}
