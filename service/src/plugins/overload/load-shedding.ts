import { replyWithProblem } from '../../problem.ts';
import type { GateMaker } from '../gates.ts';
import type { LoadWatch } from './load-watch.ts';

export interface LoadSheddingOptions {
  readonly watch: Pick<LoadWatch, 'load'>;
  readonly requestsInFlight: () => number;
  /** Above so many a request is refused at once, without waiting for a sample. */
  readonly most: number;
}

/**
 * Refuses requests with 503 while the process is overloaded, so that those it has taken come to an end. `/health` goes on
 * answering 200: a load balancer that took overloaded tasks out would send their load to the next ones, until none is left.
 */
export function loadShedding({ watch, requestsInFlight, most }: LoadSheddingOptions): GateMaker {
  return ({ isVital }) => {
    if (isVital) return undefined;
    return (_request, reply) => {
      if (watch.load().state === 'normal' && requestsInFlight() <= most) return 'passed';
      replyWithProblem(reply.header('retry-after', 1), 503, 'The service is overloaded; ask again in a moment.');
      return 'refused';
    };
  };
}
