import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import type { Route } from '../../wire/wire.ts';
import { objectFiles } from './object-files.ts';
import { s3Route } from './route.ts';
import { openState } from './state.ts';

export interface S3Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  /** Objects are kept in its folder `s3`. */
  readonly dataDirectory: string;
  readonly randomId?: () => string;
}

export interface S3 {
  /** To be mounted before the other routes: it takes only requests that are S3's. */
  readonly route: Route;
}

/** S3: buckets with their sub-resources as state, objects as files. Nothing is encrypted and no policy enforced. */
export function s3({ store, clock, dataDirectory, randomId = randomUUID }: S3Dependencies): S3 {
  const files = objectFiles(join(dataDirectory, 's3'), randomId);
  return { route: s3Route({ state: openState(store), files, clock, randomId }) };
}
