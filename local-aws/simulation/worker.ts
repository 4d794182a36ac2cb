import { parentPort } from 'node:worker_threads';
import { type Batch, runBatch } from './batch.ts';

/** A thread that runs the batches it is sent. */
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(runBatch(batch)));
