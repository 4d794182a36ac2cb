import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from '../../../src/plugins/logging/log.ts';
import { SpanBatch } from '../../../src/plugins/tracing/otlp.ts';
import { createSpanExporter, type SpanExporter } from '../../../src/plugins/tracing/span-exporter.ts';
import { aSpan } from './a-span.ts';
import { readOtlp } from './otlp-reader.ts';

const resource = { serviceName: 'notes', version: '1', environment: 'dev' };

/** What one such span takes. */
function spanBytes(): number {
  const batch = new SpanBatch(resource);
  batch.add(aSpan);
  return batch.bytes;
}

interface Exporting {
  readonly exporter: SpanExporter;
  /** How many spans each batch had. */
  readonly sent: readonly number[];
  readonly logged: readonly string[];
  /** Lets the collector answer to the batch that is under way. */
  answer(isTaken: boolean): Promise<void>;
}

/** An exporter of batches of four spans, eight of which may wait. */
function anExporter(): Exporting {
  const sent: number[] = [];
  const logged: string[] = [];
  let underWay: PromiseWithResolvers<void> | undefined;
  const exporter = createSpanExporter({
    resource,
    log: createLog({ level: 'info', write: (line) => logged.push(JSON.parse(line).message), now: () => new Date(0) }),
    batchBytes: 3 * spanBytes() + 1,
    mostBytes: 7 * spanBytes() + 1,
    send: (body) => {
      sent.push(readOtlp(body).spans.length);
      underWay = Promise.withResolvers<void>();
      return underWay.promise;
    },
  });
  return {
    exporter,
    sent,
    logged,
    async answer(isTaken) {
      if (isTaken) underWay?.resolve();
      else underWay?.reject(new Error('away'));
      // The exporter goes on a few turns of the queue later.
      await new Promise(setImmediate);
    },
  };
}

function add({ exporter }: Exporting, spans: number): void {
  for (let added = 0; added < spans; added += 1) exporter.add(aSpan);
}

test('a full batch is sent at once, and the next one when it has been taken', async () => {
  const exporting = anExporter();

  add(exporting, 9);
  const first = [...exporting.sent];
  await exporting.answer(true);

  assert.deepEqual(first, [4]);
  assert.deepEqual(exporting.sent, [4, 5]);
  await exporting.answer(true);
  await exporting.exporter.stop();
});

test('spans that nobody takes are dropped and counted, not kept', async () => {
  const exporting = anExporter();

  add(exporting, 4 + 8 + 3);

  assert.equal(exporting.exporter.dropped(), 3);
  await exporting.answer(true);
  await exporting.answer(true);
  assert.deepEqual(exporting.sent, [4, 8]);
  await exporting.exporter.stop();
});

test('a collector that is away is told of once, and once when it is back', async () => {
  const exporting = anExporter();
  for (const isTaken of [false, false, true, true]) {
    add(exporting, 4);
    await exporting.answer(isTaken);
  }

  assert.deepEqual(exporting.logged, ['spans cannot be exported', 'spans are exported again']);
  assert.equal(exporting.exporter.dropped(), 8);
  await exporting.exporter.stop();
});

test('what is left is sent at the end', async () => {
  const exporting = anExporter();
  add(exporting, 2);

  const stopped = exporting.exporter.stop();
  await new Promise(setImmediate);
  await exporting.answer(true);
  await stopped;

  assert.deepEqual(exporting.sent, [2]);
});
