import { Worker } from 'node:worker_threads';
import type { Batch, BatchResult } from './batch.ts';

/** Small enough for the progress to move, large enough for handing over to cost nothing. */
const batchSize = 50;

/**
 * Runs seeds on worker threads and tells of each batch as it ends. Resolves when all have ended, or when `enough` says so.
 * @throws what a worker throws
 */
export async function runOnWorkers(
  { first, count }: Batch,
  workers: number,
  onResult: (result: BatchResult) => void,
  enough: () => boolean,
): Promise<void> {
  const end = first + count;
  let next = first;
  const takeBatch = (): Batch | undefined => {
    if (next >= end || enough()) return undefined;
    const batch = { first: next, count: Math.min(batchSize, end - next) };
    next += batch.count;
    return batch;
  };
  await Promise.all(Array.from({ length: workers }, () => runWorker(takeBatch, onResult)));
}

function runWorker(takeBatch: () => Batch | undefined, onResult: (result: BatchResult) => void): Promise<void> {
  const first = takeBatch();
  if (!first) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    worker.on('message', (result: BatchResult) => {
      onResult(result);
      const batch = takeBatch();
      if (batch) worker.postMessage(batch);
      else void worker.terminate();
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
    worker.postMessage(first);
  });
}
