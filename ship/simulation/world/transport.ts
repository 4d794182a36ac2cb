import type { Transport } from '../../src/aws/clients.ts';
import type { Clock } from '../../src/clock.ts';
import type { Network, SentRequest } from './network.ts';
import { repetition } from './repetition.ts';

/** The SDK's way to AWS, over a simulated network and with its repetitions on a simulated clock. */
export function transportOver(network: Network, clock: Clock): Transport {
  return {
    requestHandler: {
      handle: (request: SentRequest) => network.send(request),
      metadata: { handlerProtocol: 'http/1.1' },
      updateHttpClientConfig() {},
      httpHandlerConfigs: () => ({}),
      destroy() {},
    },
    retryStrategy: repetition(clock),
  };
}
