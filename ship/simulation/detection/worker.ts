import { parentPort } from 'node:worker_threads';
import type { Batch } from '@shipshape/local-aws/simulation';
import { runGood } from './good-deployments.ts';

/** A thread that runs the batches it is sent. */
parentPort?.on('message', async (batch: Batch) => parentPort?.postMessage(await runGood(batch)));
