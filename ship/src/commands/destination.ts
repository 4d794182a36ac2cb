import { isLoopback } from '../settings/connection.ts';
import type { Destination } from './build-image.ts';
import type { Context } from './context.ts';

/** Whether images go to the AWS of this machine or to AWS. */
export function destinationOf({ connection }: Pick<Context, 'connection'>): Destination {
  return isLoopback(connection.endpoint) ? 'here' : 'elsewhere';
}
