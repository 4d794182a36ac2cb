import { Worker } from 'node:worker_threads';

/** Seeds one after the other. */
export interface Batch {
  readonly first: number;
  readonly count: number;
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
export async function runOnWorkers<Result>({ first, count }: Batch, options: WorkersOptions<Result>): Promise<void> {
  const { workers, batchSize, enough } = options;
  const end = first + count;
  let next = first;
  const takeBatch = (): Batch | undefined => {
    if (next >= end || enough()) return undefined;
    const batch = { first: next, count: Math.min(batchSize, end - next) };
    next += batch.count;
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
