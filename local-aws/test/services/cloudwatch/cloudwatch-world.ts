import type { Operations } from '../../../src/models/generated/cloudwatch.ts';
import { awsPace, type Pace } from '../../../src/pace.ts';
import { type CloudWatch, cloudWatch } from '../../../src/services/cloudwatch/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { ask, jsonRequest } from '../../wire/requests.ts';

type Name = keyof Operations & string;

export interface CloudWatchWorld {
  readonly clock: VirtualClock;
  readonly service: CloudWatch;
  call<Asked extends Name>(name: Asked, input: Operations[Asked]['input']): Promise<Operations[Asked]['output']>;
  /** The code and the message that an operation is refused with. */
  refusal<Asked extends Name>(
    name: Asked,
    input: Operations[Asked]['input'],
  ): Promise<readonly [code: unknown, message: unknown]>;
  /** Puts a value of `App/Load` now. */
  load(value: number): void;
}

/** CloudWatch at AWS's pace unless told otherwise, over JSON, on a clock of its own. */
export function cloudWatchWorld(pace: Pace = awsPace): CloudWatchWorld {
  const clock = virtualClock();
  const service = cloudWatch({ store: memoryStore(), clock, pace });
  service.start({ loadBalancers: () => [], clusters: () => [], certificates: () => [] });
  const send = (name: string, input: unknown): ReturnType<typeof ask> =>
    ask([service.plugin], jsonRequest(`GraniteServiceVersion20100801.${name}`, input));
  return {
    clock,
    service,
    async call(name, input) {
      const { status, body, code, message } = await send(name, input);
      if (status !== 200) throw new Error(`${name}: ${code}: ${message}`);
      return JSON.parse(body === '' ? '{}' : body);
    },
    async refusal(name, input) {
      const { headers, message } = await send(name, input);
      return [headers['x-amzn-query-error'], message];
    },
    load(value) {
      const metric = { namespace: 'App', name: 'Load', dimensions: [] };
      service.metrics.put({ ...metric, unit: 'None', timestamp: clock.now(), values: [[value, 1]] });
    },
  };
}
