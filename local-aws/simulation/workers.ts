import { Worker } from 'node:worker_threads';

/** The seeds that one worker runs at a time. */
export type Batch = readonly number[];

/** Seeds one after the other. */
export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

export interface WorkersOptions<Result> {
  /** How many threads. */
  readonly workers: number;
  /** The module that answers each batch it is sent with a result. */
  readonly module: URL;
  /** Seeds a batch: few enough for the progress to move, many enough for handing over to cost nothing. */
  readonly batchSize: number;
  readonly onResult: (result: Result) => void;
  readonly enough: () => boolean;
}

/**
 * Runs seeds on worker threads and tells of each batch as it ends. Resolves when all have ended, or when `enough` says so.
 * @throws what a worker throws
 */
export async function runOnWorkers<Result>(seeds: readonly number[], options: WorkersOptions<Result>): Promise<void> {
  const { workers, batchSize, enough } = options;
  let next = 0;
  const takeBatch = (): Batch | undefined => {
    if (next >= seeds.length || enough()) return undefined;
    const batch = seeds.slice(next, next + batchSize);
    next += batch.length;
    return batch;
  };
  await Promise.all(Array.from({ length: workers }, () => runWorker(takeBatch, options)));
}

function runWorker<Result>(
  takeBatch: () => Batch | undefined,
  { module, onResult }: WorkersOptions<Result>,
): Promise<void> {
  const first = takeBatch();
  if (!first) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const worker = new Worker(module);
    worker.on('message', (result: Result) => {
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
