import { parentPort } from 'node:worker_threads';
import { runBatch } from './batch.ts';
import type { Batch } from './workers.ts';

/** A thread that runs the batches it is sent. */
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(runBatch(batch)));
